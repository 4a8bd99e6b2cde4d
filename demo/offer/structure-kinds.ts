/** A sort of structure that a département has. Institutions bear the name of their place, associations an invented one. */
export interface StructureKind {
  readonly count: number;
  /** `{the}`, `{du}`, `{bare}`: an invented name, « Les Trois Ponts », « des Trois Ponts », « Trois Ponts ». `{of}`: « de Bourges », « d’Aubigny-sur-Nère », « du Châtelet ». */
  readonly named: readonly string[];
  readonly networks: readonly string[];
  readonly about: string;
  /** Beginnings of the thématiques of its services. */
  readonly themes: readonly string[];
  readonly publics?: readonly string[];
  /** Smallest commune where there is one; where it is an institution, one for each commune, from the largest. */
  readonly from: number;
  readonly institution?: true;
}

export const structureKinds: readonly StructureKind[] = [
  {
    count: 26,
    from: 1500,
    institution: true,
    named: ['CCAS {of}'],
    networks: ['ccas-cias'],
    about:
      'Le centre communal d’action sociale reçoit les habitants en difficulté et instruit les aides de la commune.',
    themes: [
      'difficultes-administratives',
      'difficultes-financieres',
      'equipement-et-alimentation--al',
      'logement-hebergement--reduire',
      'logement-hebergement--se-maintenir',
      'famille--soutien-aidants',
      'famille--prise',
    ],
  },
  {
    count: 22,
    from: 900,
    institution: true,
    named: ['France services {of}'],
    networks: ['france-service'],
    about:
      'En un même lieu, des agents aident les habitants à faire leurs démarches auprès des services publics.',
    themes: [
      'difficultes-administratives-ou-juridiques--accompagnement',
      'numerique--acceder',
      'logement-hebergement--sinformer',
    ],
  },
  {
    count: 9,
    from: 3000,
    institution: true,
    named: ['Mission locale, antenne {of}'],
    networks: ['mission-locale'],
    about:
      'La mission locale accompagne les jeunes de 16 à 25 ans vers l’emploi, la formation et l’autonomie.',
    themes: [
      'choisir-un-metier',
      'preparer-sa-candidature',
      'trouver-un-emploi',
      'se-former',
      'souvrir-a-linternational',
      'mobilite--financer',
    ],
    publics: ['jeunes'],
  },
  {
    count: 12,
    from: 2500,
    institution: true,
    named: ['Maison des solidarités {of}'],
    networks: ['departements', 'maisons-des-solidarites'],
    about: 'Travailleurs sociaux, puéricultrices et sages-femmes du Département reçoivent sur rendez-vous.',
    themes: [
      'famille',
      'sante',
      'difficultes-administratives-ou-juridiques--beneficier',
      'difficultes-financieres',
    ],
  },
  {
    count: 10,
    from: 2500,
    institution: true,
    named: ['Centre de PMI {of}'],
    networks: ['departements'],
    about: 'La protection maternelle et infantile suit les femmes enceintes et les enfants jusqu’à six ans.',
    themes: ['famille--soutien-a-la', 'sante--acces', 'sante--sante-sexuelle', 'famille--garde'],
    publics: ['familles'],
  },
  {
    count: 10,
    from: 900,
    named: ['Garage solidaire {du}', '{the}, le garage qui roule pour tous'],
    networks: ['mobin'],
    about: 'Ce garage associatif répare, vend et loue des véhicules à des prix adaptés aux revenus.',
    themes: ['mobilite--acceder', 'mobilite--entretenir', 'mobilite--financer'],
  },
  {
    count: 8,
    from: 2000,
    named: ['Auto-école sociale {du}'],
    networks: [],
    about:
      'L’auto-école associative accueille les personnes que l’apprentissage classique a laissées de côté.',
    themes: ['mobilite--preparer', 'mobilite--etre'],
  },
  {
    count: 7,
    from: 2000,
    named: ['{bare} Mobilité', 'Plateforme de mobilité {du}'],
    networks: ['mobin'],
    about: 'La plateforme rassemble tout ce qui aide à se déplacer pour travailler ou se former.',
    themes: ['mobilite'],
  },
  {
    count: 16,
    from: 900,
    named: ['Chantier d’insertion {du}', 'Les Ateliers {du}'],
    networks: ['aci', 'chantier-ecole'],
    about:
      'Ce chantier d’insertion embauche des personnes éloignées de l’emploi et les accompagne vers la suite.',
    themes: [
      'trouver-un-emploi',
      'remobilisation',
      'choisir-un-metier',
      'equipement-et-alimentation--electromenager',
    ],
  },
  {
    count: 10,
    from: 1500,
    named: ['Association intermédiaire {du}'],
    networks: ['ai', 'coorace'],
    about:
      'L’association met des demandeurs d’emploi à disposition de particuliers, de communes et d’entreprises.',
    themes: ['trouver-un-emploi', 'preparer-sa-candidature', 'equipement-et-alimentation--aide-menagere'],
    publics: ['demandeurs-emploi'],
  },
  {
    count: 7,
    from: 2000,
    named: ['{bare} Services', '{bare} Environnement'],
    networks: ['ei'],
    about:
      'Cette entreprise d’insertion propose un vrai poste et un accompagnement pendant deux ans au plus.',
    themes: ['trouver-un-emploi', 'se-former'],
    publics: ['demandeurs-emploi'],
  },
  {
    count: 3,
    from: 6000,
    named: ['{bare} Intérim'],
    networks: ['etti'],
    about: 'Cette entreprise de travail temporaire propose des missions d’intérim et un suivi social.',
    themes: ['trouver-un-emploi', 'preparer-sa-candidature'],
    publics: ['demandeurs-emploi'],
  },
  {
    count: 18,
    from: 1200,
    named: ['Centre social {du}', 'Espace de vie sociale {du}'],
    networks: ['fcsf'],
    about: 'Le centre social est une maison ouverte à tous les habitants, petits et grands.',
    themes: [
      'famille',
      'remobilisation',
      'numerique',
      'lecture-ecriture-calcul',
      'difficultes-administratives-ou-juridiques--accompagnement',
    ],
  },
  {
    count: 24,
    from: 700,
    named: ['Épicerie solidaire {du}', 'Les Paniers {du}', 'La Table {du}'],
    networks: ['banques-alimentaires'],
    about: 'Des bénévoles collectent des produits et les partagent avec celles et ceux qui en ont besoin.',
    themes: [
      'equipement-et-alimentation--alimentation',
      'equipement-et-alimentation--habillement',
      'remobilisation--lien',
      'difficultes-financieres--acquerir',
    ],
  },
  {
    count: 11,
    from: 900,
    named: ['Ressourcerie {du}', 'La Recyclerie {du}'],
    networks: ['ressourceries'],
    about: 'La ressourcerie collecte, répare et revend à petit prix ce qui peut encore servir.',
    themes: [
      'equipement-et-alimentation--electromenager',
      'equipement-et-alimentation--habillement',
      'numerique--acquerir',
      'remobilisation--benevolat',
    ],
  },
  {
    count: 20,
    from: 500,
    named: ['Espace numérique {du}', 'Le Point Clic {du}'],
    networks: ['espaces-publics-numeriques'],
    about: 'Cet espace met des ordinateurs à disposition et accompagne les débuts avec le numérique.',
    themes: [
      'numerique',
      'preparer-sa-candidature--realiser',
      'difficultes-administratives-ou-juridiques--accompagnement-aux',
    ],
  },
  {
    count: 5,
    from: 5000,
    named: ['Résidence jeunes {du}'],
    networks: ['residences-fjt'],
    about: 'La résidence loge de jeunes travailleurs, apprentis et stagiaires, et les accompagne.',
    themes: ['logement-hebergement'],
    publics: ['jeunes'],
  },
  {
    count: 14,
    from: 1500,
    named: ['{bare} Habitat', 'Association {du} pour le logement'],
    networks: [],
    about: 'L’association aide à trouver un logement, à l’équiper et à y rester.',
    themes: ['logement-hebergement', 'difficultes-financieres--situation'],
  },
  {
    count: 6,
    from: 5000,
    named: ['Maison d’accueil {du}'],
    networks: ['chrs', 'federation-des-acteurs-de-la-solidarite'],
    about: 'La maison héberge et accompagne des personnes seules ou des familles sans logement.',
    themes: [
      'logement-hebergement--rechercher',
      'difficultes-administratives-ou-juridiques--beneficier',
      'sante--acces',
      'difficultes-administratives-ou-juridiques--prendre',
    ],
    publics: ['personnes-en-situation-durgence'],
  },
  {
    count: 14,
    from: 1800,
    named: ['Maison de santé solidaire {du}', 'Centre {du}, prévention et soins', '{bare} Santé'],
    networks: [],
    about: 'Une équipe de soignants et de travailleurs sociaux reçoit tous ceux qui ont du mal à se soigner.',
    themes: ['sante'],
  },
  {
    count: 4,
    from: 5000,
    named: ['Centre {du}, soins des addictions'],
    networks: ['csapa'],
    about:
      'Le centre reçoit gratuitement les personnes qui ont un problème de consommation et leurs proches.',
    themes: ['sante--addictions', 'sante--sante-mentale'],
  },
  {
    count: 14,
    from: 1500,
    named: ['{the}, français pour tous', 'Savoirs de base {du}'],
    networks: ['reseau-app'],
    about: 'L’association forme des adultes au français et aux savoirs de base.',
    themes: [
      'lecture-ecriture-calcul',
      'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la',
    ],
  },
  {
    count: 9,
    from: 2500,
    named: ['{bare} Création', 'La Pépinière {du}'],
    networks: ['reseau-bge'],
    about: 'La structure accompagne celles et ceux qui créent leur emploi sur le territoire.',
    themes: ['creer-une-entreprise'],
  },
  {
    count: 12,
    from: 1500,
    named: ['Crèche {du}', 'La Maison des petits {du}'],
    networks: ['creches-avip'],
    about: 'La crèche réserve des places aux enfants de parents en recherche d’emploi.',
    themes: ['famille--garde', 'famille--soutien-a-la'],
    publics: ['familles'],
  },
  {
    count: 13,
    from: 900,
    named: ['{the} à domicile', 'Aide et présence {du}'],
    networks: [],
    about: 'Des aides à domicile interviennent chez les personnes âgées, handicapées ou malades.',
    themes: ['equipement-et-alimentation--aide-menagere', 'famille--soutien-aidants', 'famille--prise'],
  },
  {
    count: 8,
    from: 4000,
    named: ['Maison du droit {du}', '{the}, droits et médiation'],
    networks: ['points-justice'],
    about: 'Des juristes et des médiatrices renseignent gratuitement et en toute confidentialité.',
    themes: [
      'difficultes-administratives-ou-juridiques',
      'famille--surmonter',
      'difficultes-financieres--mettre',
    ],
  },
  {
    count: 7,
    from: 2500,
    named: ['Point budget {du}'],
    networks: ['points-conseil-budget'],
    about: 'Des conseillers formés aident à tenir son budget et à sortir des dettes.',
    themes: ['difficultes-financieres'],
  },
  {
    count: 14,
    from: 3000,
    named: ['{bare} Formation', 'Centre de formation {du}'],
    networks: [],
    about: 'L’organisme forme des adultes aux métiers du territoire et prépare l’entrée en formation.',
    themes: ['se-former', 'choisir-un-metier', 'preparer-sa-candidature'],
  },
  {
    count: 7,
    from: 3000,
    named: ['Point jeunes {du}'],
    networks: ['reseau-information-jeunesse'],
    about: 'Ce lieu d’information répond à toutes les questions des jeunes, sans rendez-vous.',
    themes: [
      'souvrir-a-linternational',
      'choisir-un-metier',
      'logement-hebergement--sinformer',
      'remobilisation--benevolat',
    ],
    publics: ['jeunes'],
  },
  {
    count: 14,
    from: 700,
    named: ['{the}', 'Association {du}'],
    networks: [],
    about: 'Cette association d’habitants agit contre l’isolement et pour l’insertion de chacun.',
    themes: ['remobilisation', 'preparer-sa-candidature', 'trouver-un-emploi'],
  },
];

/** They answer by telephone or on the web, from Paris, the whole country. */
export const nationalKinds: readonly Pick<StructureKind, 'named' | 'about' | 'themes'>[] = [
  {
    named: ['Allô Repères, ligne nationale d’écoute'],
    about: 'Une ligne d’écoute tenue par des bénévoles formés, tous les jours de l’année.',
    themes: ['sante--sante-mentale', 'sante--addictions', 'famille--soutien-aidants'],
  },
  {
    named: ['Cap Clavier, cours de numérique à distance'],
    about: 'Des cours de numérique suivis de chez soi, avec un formateur au téléphone.',
    themes: ['numerique--maitriser', 'numerique--acceder-a-des'],
  },
  {
    named: ['Ailleurs et Retour'],
    about:
      'L’association conseille à distance celles et ceux qui partent travailler à l’étranger ou en reviennent.',
    themes: ['souvrir-a-linternational'],
  },
  {
    named: ['Dettes en clair'],
    about: 'Des conseillers bénévoles aident par téléphone à faire face aux dettes.',
    themes: ['difficultes-financieres--situation', 'difficultes-financieres--prevenir'],
  },
];

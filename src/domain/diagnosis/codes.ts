/**
 * The national reference of the shared diagnosis, as France Travail's « diagnostic argumenté » publishes it: needs, and
 * constraints with their situations and objectives. Codes are its own (7 does not exist; a situation's or an objective's code
 * is unique within its constraint only); labels are put into correct typography. The table diagnosis_code mirrors this file
 * and a test compares them.
 */
export const diagnosisReference = 'france-travail-2026';

export const itemKinds = [
  'need',
  'constraint',
  'situation',
  'objective',
  'work',
  'outlook',
  'training',
  'job',
  'project',
  'confidence',
  'agency',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What one answer is about: `parent` is the constraint of a situation or an objective, otherwise empty. */
export interface ItemRef {
  readonly kind: ItemKind;
  readonly parent: string;
  readonly code: string;
}

export interface Item extends ItemRef {
  readonly label: string;
  readonly sensitive: boolean;
}

export interface Constraint extends Item {
  /** A word or two, where the whole label is too long. */
  readonly title: string;
  readonly situations: readonly Item[];
  readonly objectives: readonly Item[];
}

export interface NeedTheme {
  readonly id: string;
  readonly title: string;
  readonly needs: readonly Item[];
}

/** `constraint..23`, `situation.23.40`: names of form fields, keys of maps. */
export type ItemKey = `${ItemKind}.${string}.${string}`;
export const itemKey = ({ kind, parent, code }: ItemRef): ItemKey => `${kind}.${parent}.${code}`;

/**
 * Health, disability, pregnancy, guardianship, justice: shown to their author, the référent, Cap emploi and whom the person
 * names, never to the whole circle. `whole` takes a constraint with everything below it.
 */
const sensitiveCodes = {
  whole: ['25'],
  situations: { '24': ['9', '14'] },
  objectives: { '28': ['16'], '29': ['8'] },
} as const satisfies {
  whole: readonly string[];
  situations: Record<string, readonly string[]>;
  objectives: Record<string, readonly string[]>;
};

/** In the national reference, not in Relais: it asks for behaviours of health, and only the effect on work is recorded. */
export const notOffered: readonly ItemRef[] = [{ kind: 'objective', parent: '25', code: '32' }];

type Coded = readonly (readonly [code: string, label: string])[];

function isSensitive({ kind, parent, code }: ItemRef): boolean {
  const constraint = kind === 'constraint' ? code : parent;
  if ((sensitiveCodes.whole as readonly string[]).includes(constraint)) return kind !== 'need';
  const listed: Readonly<Record<string, readonly string[]>> =
    kind === 'situation' ? sensitiveCodes.situations : kind === 'objective' ? sensitiveCodes.objectives : {};
  return listed[parent]?.includes(code) ?? false;
}

function item(kind: ItemKind, parent: string, code: string, label: string): Item {
  return { kind, parent, code, label, sensitive: isSensitive({ kind, parent, code }) };
}

const theme = (id: string, title: string, needs: Coded): NeedTheme => ({
  id,
  title,
  needs: needs.map(([code, label]) => item('need', '', code, label)),
});

const constraint = (
  code: string,
  title: string,
  label: string,
  below: { situations: Coded; objectives: Coded },
): Constraint => ({
  ...item('constraint', '', code, label),
  title,
  situations: below.situations.map(([own, text]) => item('situation', code, own, text)),
  objectives: below.objectives.map(([own, text]) => item('objective', code, own, text)),
});

export const needThemes: readonly NeedTheme[] = [
  theme('metier', 'Choisir un métier', [
    ['1', 'Identifier ses points forts et ses compétences'],
    ['2', 'Connaître les opportunités d’emploi'],
    ['3', 'Découvrir un métier ou un secteur d’activité'],
    ['4', 'Confirmer son choix de métier'],
  ]),
  theme('formation', 'Se former', [
    ['5', 'Trouver sa formation'],
    ['6', 'Monter son dossier de formation'],
  ]),
  theme('candidature', 'Préparer sa candidature', [
    ['8', 'Valoriser ses compétences'],
    ['9', 'Réaliser un CV ou une lettre de motivation'],
    ['10', 'Développer son réseau'],
    ['11', 'Organiser ses démarches de recherche d’emploi'],
  ]),
  theme('emploi', 'Trouver un emploi', [
    ['12', 'Répondre à des offres d’emploi'],
    ['13', 'Faire des candidatures spontanées'],
    ['14', 'Suivre ses candidatures et relancer les recruteurs'],
    ['15', 'Convaincre un recruteur en entretien'],
  ]),
  theme('entreprise', 'Créer une entreprise', [
    ['16', 'Définir son projet de création d’entreprise'],
    ['17', 'Structurer son projet de création d’entreprise'],
    ['18', 'Développer son entreprise'],
  ]),
  theme('international', 'S’ouvrir à l’international', [
    ['19', 'Connaître les opportunités d’emploi à l’étranger'],
    ['20', 'S’informer sur les aides pour travailler à l’étranger'],
    ['21', 'S’organiser à la suite de son retour en France'],
  ]),
];

export const constraints: readonly Constraint[] = [
  constraint('22', 'Numérique', 'Accéder au numérique et en maîtriser les fondamentaux', {
    situations: [
      ['42', 'Absence d’équipement'],
      ['43', 'Dispose d’un ordinateur'],
      ['44', 'Dispose d’un smartphone'],
      ['45', 'Dispose d’une tablette'],
      ['46', 'Absence de maîtrise de l’équipement'],
      ['47', 'Absence de connexion (zone blanche)'],
      ['48', 'Absence de connexion (refus)'],
      ['49', 'Absence de connexion (autre)'],
      ['50', 'Absence d’adresse ou d’utilisation de la messagerie'],
      ['51', 'Absence de mobilité pour accéder à un espace numérique'],
      ['52', 'Difficulté à réaliser des démarches administratives en ligne'],
      ['53', 'En difficulté sur le numérique (résultat Pix emploi inférieur à 50 %)'],
    ],
    objectives: [
      ['1', 'Acquérir un équipement'],
      ['2', 'Accéder à une connexion internet'],
      ['3', 'Maîtriser les fondamentaux du numérique'],
      ['7', 'Connaître et utiliser les services numériques'],
    ],
  }),
  constraint('23', 'Mobilité', 'Développer sa mobilité', {
    situations: [
      ['6', 'Aucun moyen de transport à disposition'],
      ['7', 'Dépendant des transports en commun'],
      ['8', 'Permis non valide ou suspendu'],
      ['40', 'État de santé incompatible avec la conduite'],
    ],
    objectives: [
      ['25', 'Faire un point complet sur sa mobilité'],
      ['26', 'Accéder à un véhicule'],
      ['27', 'Entretenir ou réparer son véhicule'],
      ['28', 'Obtenir le permis de conduire (code, conduite)'],
      ['29', 'Trouver une solution de transport (hors acquisition ou entretien de véhicule)'],
      ['30', 'Travailler la mobilité psychologique'],
    ],
  }),
  constraint('24', 'Famille', 'Surmonter ses contraintes familiales', {
    situations: [
      ['9', 'Enfant(s) en situation de handicap'],
      ['10', 'Contraintes horaires'],
      ['11', 'Aidant familial (s’occuper d’un proche)'],
      ['12', 'Autres contraintes familiales à prendre en compte'],
      ['13', 'Enfant(s) de moins de 3 ans sans solution de garde'],
      ['14', 'Attend un enfant ou plus'],
    ],
    objectives: [
      ['1', 'Faire face à la prise en charge d’une personne dépendante'],
      ['2', 'Trouver des solutions de garde d’enfant'],
      ['3', 'Surmonter des difficultés éducatives ou de parentalité'],
      ['4', 'Faire face à un conflit familial ou à une séparation'],
      ['5', 'Obtenir le statut d’aidant familial'],
      ['6', 'Rompre l’isolement'],
    ],
  }),
  constraint('25', 'Santé', 'Prendre en compte son état de santé', {
    situations: [
      ['15', 'Problème déclaré entravant l’exercice de certains métiers'],
      ['16', 'Couverture sociale ou mutuelle à mettre à jour'],
      ['17', 'Problème déclaré ne permettant plus d’exercer une activité professionnelle'],
      ['18', 'Problème déclaré ne permettant pas de reprendre une activité professionnelle immédiate'],
      ['19', 'Problème déclaré entraînant des absences régulières'],
    ],
    objectives: [['31', 'Bénéficier d’un accompagnement pour accéder aux droits et aux soins']],
  }),
  constraint('26', 'Lecture, écriture, calcul', 'Développer ses capacités en lecture, écriture et calcul', {
    situations: [
      ['20', 'Non-maîtrise de l’écriture en français'],
      ['21', 'Non-maîtrise de la lecture en français'],
      ['22', 'Non-maîtrise de la compréhension du français parlé'],
      ['23', 'Difficultés en calcul'],
    ],
    objectives: [
      ['23', 'Apprendre le français ou améliorer ses capacités en français'],
      ['24', 'Apprendre le calcul ou améliorer ses capacités en calcul'],
    ],
  }),
  constraint('27', 'Logement', 'Faire face à des difficultés de logement', {
    situations: [
      ['24', 'Sans hébergement ou en rupture effective de logement'],
      ['25', 'Logement insalubre'],
      ['26', 'Difficulté à payer le loyer'],
      ['27', 'Doit quitter le logement'],
      ['28', 'Territoire rural isolé'],
      ['41', 'Besoin d’adapter le logement'],
    ],
    objectives: [
      ['17', 'Se maintenir dans le logement'],
      ['18', 'Réduire les impayés de loyer'],
      ['19', 'Rechercher une solution d’hébergement temporaire'],
      ['20', 'Accéder à un logement'],
      ['21', 'Changer de logement'],
      ['22', 'S’informer sur les démarches liées à l’accès au logement'],
    ],
  }),
  constraint('28', 'Ressources', 'Faire face à des difficultés financières', {
    situations: [
      ['29', 'Sans aucune ressource'],
      ['30', 'Baisse des ressources'],
      ['31', 'Difficulté dans la gestion d’un budget'],
      ['32', 'En situation de surendettement'],
      ['33', 'Besoin d’un soutien alimentaire'],
      ['34', 'Ressources précaires (inférieures au seuil de pauvreté)'],
    ],
    objectives: [
      ['13', 'Améliorer sa gestion budgétaire'],
      ['14', 'Faire face à une situation d’endettement ou de surendettement'],
      ['15', 'Acquérir une autonomie budgétaire'],
      ['16', 'Mettre en place une mesure de protection financière (tutelle, curatelle…)'],
    ],
  }),
  constraint('29', 'Démarches et droits', 'Faire face à des difficultés administratives ou juridiques', {
    situations: [
      ['35', 'Difficultés à effectuer une démarche administrative'],
      ['36', 'Besoin d’être guidé dans le cadre d’un accès aux droits'],
      ['37', 'Rencontre des difficultés juridiques'],
      ['38', 'Difficulté à accéder à un justificatif d’identité'],
      ['39', 'Difficulté à accéder à son avis d’imposition'],
    ],
    objectives: [
      ['7', 'Connaître les voies de recours face à une discrimination'],
      ['8', 'Prendre en compte une problématique judiciaire'],
      ['9', 'Bénéficier d’un appui aux démarches administratives'],
      ['10', 'Bénéficier d’un accompagnement pour accéder aux droits'],
      ['11', 'Bénéficier d’une mesure d’accompagnement adaptée'],
      ['12', 'Bénéficier d’un accompagnement à l’accès à la citoyenneté'],
    ],
  }),
];

const needs = needThemes.flatMap((group) => group.needs);

/**
 * Who the person is at work and what they want: Carnet de bord's « socio-pro » block, with France Travail's levels of training
 * and the two questions of its « pouvoir d’agir ». One item of each kind; target jobs are the cards of rome.ts.
 */
export const profile = {
  project: item('project', '', '1', 'Mon projet, avec ses mots'),
  work: item('work', '', '1', 'Situation professionnelle'),
  outlook: item('outlook', '', '1', 'Reprise d’un emploi'),
  training: item('training', '', '1', 'Niveau de formation'),
  confidence: item('confidence', '', '1', 'A confiance dans ses chances de travailler'),
  agency: item('agency', '', '1', 'Se sent capable de faire ses démarches'),
} as const;

/** Every item but the jobs, in the order of the table of codes. */
export const items: readonly Item[] = [
  ...constraints.flatMap((c) => [c, ...c.situations, ...c.objectives]),
  ...needs,
  profile.work,
  profile.outlook,
  profile.training,
  profile.project,
  profile.confidence,
  profile.agency,
];

const byKey = new Map(items.map((i) => [itemKey(i), i]));
/** Of the grid; a job is found by rome.ts, which pages without target jobs need not carry. */
export const findItem = (ref: ItemRef): Item | undefined => byKey.get(itemKey(ref));

const constraintByCode = new Map(constraints.map((c) => [c.code, c]));
export const findConstraint = (code: string): Constraint | undefined => constraintByCode.get(code);

/** The person's own judgment, in words; France Travail reads the first two as « oui », the next two as « non ». */
const scale = [
  { value: 'TOUT_A_FAIT', label: 'Tout à fait', letter: 't' },
  { value: 'ASSEZ', label: 'Plutôt oui', letter: 'o' },
  { value: 'UN_PEU', label: 'Plutôt non', letter: 'n' },
  { value: 'PAS_DU_TOUT', label: 'Pas du tout', letter: 'p' },
  { value: 'NE_SAIT_PAS', label: 'Ne sait pas', letter: 's' },
  { value: 'NON_ABORDEE', label: 'Non abordée', letter: 'a' },
] as const;

/**
 * What an answer may be, and the letter that chooses it from the keyboard. The values are those of the national reference but
 * for NON on a constraint, which is ours because « non » differs from « non abordé »: a system that lacks it receives the
 * constraint NON_ABORDEE with every one of its situations NON.
 */
export const answerValues = {
  need: [
    { value: 'BESOIN', label: 'Besoin', letter: 'b' },
    { value: 'POINT_FORT', label: 'Point fort', letter: 'p' },
    { value: 'NON_EXPLORE', label: 'Non exploré', letter: 'n' },
  ],
  constraint: [
    { value: 'OUI', label: 'Oui', letter: 'o' },
    { value: 'NON', label: 'Non', letter: 'n' },
    { value: 'CLOTUREE', label: 'Résolue', letter: 'r' },
    { value: 'NON_ABORDEE', label: 'Non abordée', letter: 'a' },
  ],
  situation: [
    { value: 'OUI', label: 'Oui', letter: 'o' },
    { value: 'NON', label: 'Non', letter: 'n' },
    { value: 'NON_ABORDEE', label: 'Non abordée', letter: 'a' },
  ],
  objective: [
    { value: 'EN_COURS', label: 'En cours', letter: 'e' },
    { value: 'REALISE', label: 'Réalisé', letter: 'r' },
    { value: 'ABANDONNE', label: 'Abandonné', letter: 'x' },
    { value: 'NON_ABORDE', label: 'Non abordé', letter: 'a' },
  ],
  work: [
    { value: 'SALARIE', label: 'En emploi', letter: 'e' },
    { value: 'IAE', label: 'En contrat d’insertion', letter: 'i' },
    { value: 'INDEPENDANT', label: 'À son compte', letter: 'c' },
    { value: 'FORMATION', label: 'En formation ou en études', letter: 'f' },
    { value: 'SANS_EMPLOI', label: 'Sans emploi', letter: 's' },
    { value: 'JAMAIS', label: 'N’a jamais travaillé', letter: 'j' },
    { value: 'NON_ABORDEE', label: 'Non abordée', letter: 'a' },
  ],
  outlook: [
    { value: 'TOUT_DE_SUITE', label: 'Tout de suite', letter: 't' },
    { value: 'TROIS_MOIS', label: 'Dans les trois mois', letter: 'd' },
    { value: 'PLUS_TARD', label: 'Plus tard', letter: 'p' },
    { value: 'PAS_MAINTENANT', label: 'Pas pour le moment', letter: 'm' },
    { value: 'NE_SAIT_PAS', label: 'Ne sait pas', letter: 's' },
    { value: 'NON_ABORDEE', label: 'Non abordée', letter: 'a' },
  ],
  // France Travail's codes; in brackets the level of the national framework of 2019.
  training: [
    { value: 'AFS', label: 'Pas de scolarité', letter: 'p' },
    { value: 'CP4', label: 'Du primaire à la quatrième', letter: 'd' },
    { value: 'CFG', label: 'Quatrième achevée', letter: 'q' },
    { value: 'C3A', label: 'Brevet ou troisième achevée', letter: 't' },
    { value: 'C12', label: 'Seconde ou première achevée', letter: 's' },
    { value: 'NV5', label: 'CAP, BEP ou équivalent (niveau 3)', letter: 'c' },
    { value: 'NV4', label: 'Bac ou équivalent (niveau 4)', letter: 'b' },
    { value: 'NV3', label: 'Bac + 2 (niveau 5)', letter: '2' },
    { value: 'NV2', label: 'Bac + 3 ou 4 (niveau 6)', letter: '3' },
    { value: 'NV1', label: 'Bac + 5 et plus (niveaux 7 et 8)', letter: '5' },
    { value: 'NON_ABORDE', label: 'Non abordé', letter: 'a' },
  ],
  job: [
    { value: 'VISE', label: 'Visé', letter: 'v' },
    { value: 'EXERCE', label: 'Exercé aujourd’hui', letter: 'e' },
    { value: 'ECARTE', label: 'Écarté', letter: 'x' },
    { value: 'NON_ABORDE', label: 'Non abordé', letter: 'a' },
  ],
  project: [
    { value: 'DIT', label: 'Dit par la personne', letter: 'd' },
    { value: 'NON_ABORDE', label: 'Non abordé', letter: 'a' },
  ],
  confidence: scale,
  agency: scale,
} as const satisfies Record<ItemKind, readonly { value: string; label: string; letter: string }[]>;

export type AnswerValue = (typeof answerValues)[ItemKind][number]['value'];

/** Where nobody has said anything yet. Never to be read as « non ». */
export const untouched = {
  need: 'NON_EXPLORE',
  constraint: 'NON_ABORDEE',
  situation: 'NON_ABORDEE',
  objective: 'NON_ABORDE',
  work: 'NON_ABORDEE',
  outlook: 'NON_ABORDEE',
  training: 'NON_ABORDE',
  job: 'NON_ABORDE',
  project: 'NON_ABORDE',
  confidence: 'NON_ABORDEE',
  agency: 'NON_ABORDEE',
} as const satisfies Record<ItemKind, AnswerValue>;

export const impacts = [
  { value: 'FAIBLE', label: 'Faible', letter: 'f' },
  { value: 'MOYEN', label: 'Moyen', letter: 'm' },
  { value: 'FORT', label: 'Fort', letter: 't' },
] as const;
export type Impact = (typeof impacts)[number]['value'];

export const isValueOf = (kind: ItemKind, value: string): value is AnswerValue =>
  answerValues[kind].some((known) => known.value === value);

export const valueLabel = (kind: ItemKind, value: string): string =>
  answerValues[kind].find((known) => known.value === value)?.label ?? value;

export const impactLabel = (impact: Impact): string =>
  impacts.find((known) => known.value === impact)?.label ?? impact;

/** How a sitting was held. No free place: for a protected person it would tell where they go. */
export const modalities = [
  { value: 'locaux', label: 'Dans nos locaux' },
  { value: 'domicile', label: 'Au domicile' },
  { value: 'autre-lieu', label: 'Dans un autre lieu' },
  { value: 'telephone', label: 'Par téléphone' },
  { value: 'visio', label: 'En visioconférence' },
] as const;
export type Modality = (typeof modalities)[number]['value'];

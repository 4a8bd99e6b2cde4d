/** What ends a description: how a service of each category goes on, then a word of practice. */
export const categorySentences: Readonly<Record<string, readonly [string, string]>> = {
  'choisir-un-metier': [
    'Le travail se fait en lien avec votre conseiller, s’il y en a un.',
    'Vous restez libre de changer d’avis à tout moment.',
  ],
  'creer-une-entreprise': [
    'Les projets modestes sont les bienvenus.',
    'Les rendez-vous peuvent se tenir en fin de journée.',
  ],
  'difficultes-administratives-ou-juridiques': [
    'Tout ce qui est dit pendant l’entretien reste confidentiel.',
    'Nous prenons le temps d’expliquer chaque courrier avec des mots simples.',
  ],
  'difficultes-financieres': [
    'Personne n’est jugé, quelle que soit sa situation.',
    'Plus on en parle tôt, plus les solutions sont nombreuses.',
  ],
  'equipement-et-alimentation': [
    'L’accueil est discret et chaleureux.',
    'Les dons de particuliers et d’entreprises rendent ce service possible.',
  ],
  famille: ['Les proches sont toujours les bienvenus.', 'Chaque famille est accueillie telle qu’elle est.'],
  'lecture-ecriture-calcul': [
    'Il n’est pas nécessaire d’être allé longtemps à l’école.',
    'Un coin jeux permet de venir avec de jeunes enfants.',
  ],
  'logement-hebergement': [
    'Nous travaillons avec les bailleurs du département.',
    'Une visite au domicile est possible si vous ne pouvez pas vous déplacer.',
  ],
  mobilite: [
    'Les communes éloignées des lignes de bus sont servies en priorité.',
    'Le service est pensé pour les trajets vers l’emploi et la formation.',
  ],
  numerique: [
    'Aucune connaissance n’est nécessaire pour commencer.',
    'Il est possible de venir avec son propre appareil.',
  ],
  'preparer-sa-candidature': [
    'Des ordinateurs et une imprimante sont à disposition.',
    'On peut venir une seule fois ou plusieurs semaines de suite.',
  ],
  remobilisation: [
    'On peut venir une première fois pour voir, sans s’engager.',
    'Le groupe accueille de nouvelles personnes toute l’année.',
  ],
  sante: ['Rien n’est transmis sans votre accord.', 'Il est possible de venir accompagné d’un proche.'],
  'se-former': [
    'Les aides au transport et à la garde d’enfants sont étudiées en même temps.',
    'Les personnes en situation de handicap sont accueillies avec les aménagements utiles.',
  ],
  'souvrir-a-linternational': [
    'Il est conseillé de s’y prendre trois mois avant le départ ou le retour.',
    'Les rendez-vous à distance sont possibles depuis tout le département.',
  ],
  'trouver-un-emploi': [
    'Nous connaissons bien les employeurs des environs.',
    'L’aide se poursuit jusqu’à la fin de la période d’essai.',
  ],
};

export const closings: readonly string[] = [
  'Le premier rendez-vous a lieu dans les dix jours.',
  'N’hésitez pas à appeler avant de venir, une personne vous répondra.',
  'Une réponse est donnée à chaque demande, même quand nous ne pouvons pas aider.',
  'Les locaux sont accessibles en fauteuil roulant.',
  'En cas d’empêchement, merci de prévenir pour laisser la place à quelqu’un d’autre.',
  'Des permanences se tiennent aussi dans les communes voisines.',
  'Nous informons la personne qui vous oriente de la suite donnée, avec votre accord.',
  'Le service fonctionne toute l’année, sauf deux semaines en août.',
];

export const conditions: readonly string[] = [
  'Habiter le Cher',
  'Être inscrit à France Travail ou suivi par une mission locale',
  'Être orienté par un professionnel de l’accompagnement',
  'Présenter une pièce d’identité et un justificatif de domicile',
  'Avoir un quotient familial inférieur à 800 €',
  'Venir sur rendez-vous',
];

export const fees: readonly string[] = [
  'Participation selon le quotient familial',
  'Adhésion annuelle de 10 €',
  '2 € par séance',
  'Tarif réduit pour les allocataires du RSA',
];

export const hours: readonly string[] = [
  'Mo-Fr 09:00-12:00,14:00-17:00',
  'Mo-Th 08:30-12:30,13:30-17:30; Fr 08:30-12:30',
  'Tu-Sa 09:00-12:00',
  'Mo,We,Fr 09:00-12:00; Tu,Th 14:00-18:00',
  'We 14:00-18:00; Sa 09:30-12:30',
  'Th 09:00-12:00',
  'Mo-Fr 08:00-19:00; PH off',
];

export const streets: readonly string[] = [
  'rue de la Gare',
  'place de la Mairie',
  'rue des Écoles',
  'avenue du Général-de-Gaulle',
  'rue du Moulin',
  'rue de la République',
  'place du Marché',
  'rue Jean-Jaurès',
  'chemin des Vignes',
  'rue du Lavoir',
  'avenue de la Libération',
  'rue des Jardins',
  'route de Bourges',
  'rue du Stade',
  'impasse des Tilleuls',
];

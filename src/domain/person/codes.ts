export const civilities = ['madame', 'monsieur', 'neutre'] as const;
export type Civility = (typeof civilities)[number];
export const civilityLabels: Record<Civility, string> = {
  madame: 'Madame',
  monsieur: 'Monsieur',
  neutre: 'Sans civilité',
};

export const preferredChannels = ['telephone', 'sms', 'email', 'courrier'] as const;
export type PreferredChannel = (typeof preferredChannels)[number];
export const channelLabels: Record<PreferredChannel, string> = {
  telephone: 'Par téléphone',
  sms: 'Par SMS',
  email: 'Par e-mail',
  courrier: 'Par courrier',
};

interface StatusKind {
  readonly label: string;
  /** Says something of health or of justice: the référent, the author, and whom the person names. */
  readonly sensitive: boolean;
}

/** Administrative statuses and frames; several at once. A test holds them equal to the table status_kind. */
export const statusKinds = {
  'demandeur-emploi': { label: 'Demandeur d’emploi inscrit', sensitive: false },
  'rsa-droits-devoirs': { label: 'Allocataire du RSA, soumis aux droits et devoirs', sensitive: false },
  'rsa-hors-droits-devoirs': {
    label: 'Allocataire du RSA, non soumis aux droits et devoirs',
    sensitive: false,
  },
  'conjoint-rsa': { label: 'Conjoint d’un allocataire du RSA', sensitive: false },
  pacea: { label: 'PACEA', sensitive: false },
  cej: { label: 'Contrat d’engagement jeune', sensitive: false },
  'pass-iae': { label: 'PASS IAE', sensitive: false },
  cddi: { label: 'CDD d’insertion', sensitive: false },
  boeth: { label: 'Bénéficiaire de l’obligation d’emploi (BOETH)', sensitive: true },
  'sortant-ase': { label: 'Sortant de l’aide sociale à l’enfance', sensitive: false },
  detention: { label: 'En détention ou sous main de justice', sensitive: true },
  salarie: { label: 'En emploi', sensitive: false },
  formation: { label: 'En formation', sensitive: false },
  autre: { label: 'Autre situation', sensitive: false },
} as const satisfies Record<string, StatusKind>;
export type StatusCode = keyof typeof statusKinds;
export const statusCodes = Object.keys(statusKinds) as [StatusCode, ...StatusCode[]];

/** What a status means, said to the person: their space explains each word of an administration beside it. */
export const statusGlosses: Partial<Record<StatusCode, string>> = {
  'demandeur-emploi': 'C’est l’inscription à France Travail.',
  'rsa-droits-devoirs':
    'RSA veut dire revenu de solidarité active. Avec lui, vous faites des démarches, avec l’aide d’un professionnel.',
  'rsa-hors-droits-devoirs': 'RSA veut dire revenu de solidarité active. Aucune démarche n’est obligatoire.',
  'conjoint-rsa':
    'RSA veut dire revenu de solidarité active. La personne avec qui vous vivez le reçoit pour votre foyer.',
  pacea: 'C’est un parcours de la mission locale pour aller vers l’emploi et l’autonomie.',
  cej: 'C’est un accompagnement de plusieurs heures par semaine, pour les jeunes qui cherchent un emploi.',
  'pass-iae': 'Il permet de travailler dans une structure d’insertion.',
  cddi: 'C’est un contrat de travail à durée limitée, dans une structure d’insertion.',
  boeth: 'C’est un handicap reconnu, qui donne des droits dans l’emploi.',
  'sortant-ase': 'C’est la fin d’un accueil par l’aide sociale à l’enfance.',
  detention: 'C’est une mesure décidée par la justice.',
};

/** Where room is short: on a picture, in a sentence. Neither masculine nor feminine. */
export const statusShortLabels: Record<StatusCode, string> = {
  'demandeur-emploi': 'Demande d’emploi',
  'rsa-droits-devoirs': 'RSA, droits et devoirs',
  'rsa-hors-droits-devoirs': 'RSA, hors droits et devoirs',
  'conjoint-rsa': 'RSA, au titre du conjoint',
  pacea: 'PACEA',
  cej: 'Contrat d’engagement jeune',
  'pass-iae': 'PASS IAE',
  cddi: 'CDD d’insertion',
  boeth: 'BOETH',
  'sortant-ase': 'Sortie de l’ASE',
  detention: 'Détention ou main de justice',
  salarie: 'Emploi',
  formation: 'Formation',
  autre: 'Autre situation',
};

export const statusSources = ['personne', 'professionnel', 'fichier', 'organisme'] as const;
export type StatusSource = (typeof statusSources)[number];
/** Completes « source : … ». */
export const statusSourceLabels: Record<StatusSource, string> = {
  personne: 'dit par la personne',
  professionnel: 'constaté par un professionnel',
  fichier: 'liste importée',
  organisme: 'confirmé par l’organisme',
};

export const childBands = ['0_2', '3_5', '6_13', '14_17', '18_plus'] as const;
export type ChildBand = (typeof childBands)[number];
export const childBandLabels: Record<ChildBand, string> = {
  '0_2': 'moins de 3 ans',
  '3_5': '3 à 5 ans',
  '6_13': '6 à 13 ans',
  '14_17': '14 à 17 ans',
  '18_plus': '18 ans et plus, à charge',
};

/** Which people a list is about: one's own circles, those of one's organisation, those of the authority one orients for. */
export const peopleScopes = ['personnes', 'organisation', 'autorite'] as const;
export type PeopleScope = (typeof peopleScopes)[number];

/** What comes first once nobody has spoken with the person for sixty days; as access.list_key sorts it (migration 0043). */
export const SILENCE_LABEL = 'Reprendre contact';

/** Columns that sort a list. The last two sort one's own circles only: no index follows them through a whole organisation. */
export const peopleSorts = ['nom', 'contact', 'echeance', 'entree', 'referent', 'a-faire'] as const;
export type PeopleSort = (typeof peopleSorts)[number];

interface FilterDefinition {
  readonly label: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * What narrows a list, as addresses and saved views hold it. The database says who may ask what (access.list_where, migration
 * 0043): deadlines, contacts and known changes filter only those people of whom the reader may learn them.
 */
export const peopleFilters = {
  /** `lead_seat`: mine, another one, none. */
  referent: {
    label: 'Référent',
    values: { moi: 'vous', collegue: 'quelqu’un d’autre', sans: 'sans référent' },
  },
  /** Who owes what comes first: `next_owner_seat`, or the référent when silence comes first. */
  porteur: { label: 'À faire', values: { moi: 'par vous', autre: 'par quelqu’un d’autre' } },
  /** `next_due_on`, or the day by which contact is to be taken again: before today; from today to the thirtieth day; none. */
  echeance: {
    label: 'Échéance',
    values: { depassee: 'dépassée', '30-jours': 'dans les 30 jours', aucune: 'aucune' },
  },
  /** `silent_since` sixty days ago or more; `last_contact_on` never. */
  contact: {
    label: 'Dernier contact',
    values: { 'sans-nouvelles': 'sans nouvelles depuis 60 jours', jamais: 'jamais de contact' },
  },
  /** `change_on` at most ninety days away, or already behind. */
  changement: { label: 'Changement connu', values: { '90-jours': 'dans les 90 jours' } },
  /** Something that somebody else did, that the reader may read, and that is newer than their last visit. */
  nouveau: { label: 'Nouveautés', values: { oui: 'depuis votre dernière visite' } },
  /** `ended_on`: unless asked for, no list shows those whose accompaniment has ended. */
  accompagnement: { label: 'Accompagnement', values: { termine: 'terminé' } },
  information: { label: 'Information', values: { manque: 'personne à informer' } },
} as const satisfies Record<string, FilterDefinition>;
export type PeopleFilterName = keyof typeof peopleFilters;

/** At most one value of each; `commune` is an INSEE code, `etiquette` the identifier of a tag. */
export type PeopleFilters = {
  readonly [Name in PeopleFilterName]?: keyof (typeof peopleFilters)[Name]['values'] | undefined;
} & { readonly commune?: string | undefined; readonly etiquette?: string | undefined };

/** How the reader stands towards a person of their list. */
export const placesInList = [
  'referent',
  'accompagnateur',
  'contributeur',
  'remplacement',
  'tuilage',
  'personnes',
  'organisation',
  'autorite',
] as const;
export type PlaceInList = (typeof placesInList)[number];

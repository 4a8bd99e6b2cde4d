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

export const peopleSorts = ['nom', 'echeance', 'entree'] as const;
export type PeopleSort = (typeof peopleSorts)[number];

/** How the reader stands towards a person of their list. */
export const placesInList = [
  'referent',
  'accompagnateur',
  'contributeur',
  'remplacement',
  'tuilage',
  'organisation',
] as const;
export type PlaceInList = (typeof placesInList)[number];

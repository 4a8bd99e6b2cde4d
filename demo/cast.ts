/**
 * The demo's territory and professionals. Everybody here is invented; communes are real, and the names of national networks
 * are those of the services a territory really has.
 */
export interface DemoOrganisation {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly commune: string;
  readonly discreet?: true;
}

export const territoryName = 'Cher';

export const organisations = [
  { key: 'departement', kind: 'departement', name: 'Conseil départemental du Cher', commune: '18033' },
  { key: 'france-travail', kind: 'france-travail', name: 'France Travail Vierzon', commune: '18279' },
  { key: 'france-travail-bourges', kind: 'france-travail', name: 'France Travail Bourges', commune: '18033' },
  { key: 'mission-locale', kind: 'mission-locale', name: 'Mission locale de Vierzon', commune: '18279' },
  { key: 'cap-emploi', kind: 'cap-emploi', name: 'Cap emploi du Cher', commune: '18033' },
  { key: 'ccas', kind: 'ccas', name: 'CCAS de Vierzon', commune: '18279' },
  { key: 'plie', kind: 'plie', name: 'PLIE Berry', commune: '18033' },
  { key: 'caf', kind: 'caf', name: 'CAF du Cher', commune: '18033' },
  { key: 'msa', kind: 'msa', name: 'MSA Beauce Cœur de Loire', commune: '18033' },
  { key: 'etat', kind: 'etat', name: 'DDETSPP du Cher', commune: '18033' },
  { key: 'creche', kind: 'creche', name: 'Crèche Les Lucioles', commune: '18141' },
  { key: 'mobilite', kind: 'mobilite', name: 'Plateforme En route', commune: '18279' },
  { key: 'formation', kind: 'formation', name: 'Formation Val de Cher', commune: '18279' },
  { key: 'siae', kind: 'siae', name: 'Chantier d’insertion Les Jardins de l’Yèvre', commune: '18141' },
  { key: 'logement', kind: 'logement', name: 'Agence logement du Berry', commune: '18033' },
  { key: 'association', kind: 'association', name: 'Association Tremplin 18', commune: '18197' },
  {
    key: 'addictologie',
    kind: 'addictologie',
    name: 'Centre Les Tilleuls',
    commune: '18033',
    discreet: true,
  },
  {
    key: 'hebergement',
    kind: 'hebergement',
    name: 'Maison d’accueil La Passerelle',
    commune: '18033',
    discreet: true,
  },
] as const satisfies readonly DemoOrganisation[];

/** Those that stories name, and the `o-…` of the whole territory. */
export type OrganisationKey = (typeof organisations)[number]['key'] | `o-${string}`;

export interface DemoAccount {
  readonly key: string;
  readonly organisation: OrganisationKey;
  readonly given: string;
  readonly family: string;
  readonly jobTitle: string;
  readonly speciality: 'sociale' | 'professionnelle' | 'les-deux';
  readonly roles: readonly ('member' | 'reception' | 'manager' | 'dpo')[];
  /** A button on the sign-in page, with what this account shows. */
  readonly label?: string;
  readonly duty?: 'orientation-officer' | 'coordinator';
}

export const accounts = [
  {
    key: 'nadia',
    organisation: 'departement',
    given: 'Nadia',
    family: 'Ferrand',
    jobTitle: 'assistante sociale, Maison des solidarités de Vierzon',
    speciality: 'sociale',
    roles: ['member'],
    label: 'Travailleuse sociale du département',
  },
  {
    key: 'paul',
    organisation: 'france-travail',
    given: 'Paul',
    family: 'Gentil',
    jobTitle: 'conseiller en accompagnement global',
    speciality: 'professionnelle',
    roles: ['member'],
    label: 'Conseiller de France Travail',
  },
  {
    key: 'claire',
    organisation: 'departement',
    given: 'Claire',
    family: 'Morel',
    jobTitle: 'chargée d’orientation',
    speciality: 'les-deux',
    roles: ['member'],
    label: 'Chargée d’orientation du département',
    duty: 'orientation-officer',
  },
  {
    key: 'hugo',
    organisation: 'france-travail',
    given: 'Hugo',
    family: 'Blanchet',
    jobTitle: 'responsable d’équipe',
    speciality: 'professionnelle',
    roles: ['member', 'manager'],
    label: 'Responsable d’équipe de France Travail',
    duty: 'orientation-officer',
  },
  {
    key: 'sophie',
    organisation: 'mission-locale',
    given: 'Sophie',
    family: 'Petitjean',
    jobTitle: 'conseillère en insertion',
    speciality: 'les-deux',
    roles: ['member'],
    label: 'Conseillère de la mission locale',
  },
  {
    key: 'marc',
    organisation: 'departement',
    given: 'Marc',
    family: 'Aubry',
    jobTitle: 'secrétaire, service insertion',
    speciality: 'les-deux',
    roles: ['reception'],
    label: 'Secrétaire du département (imports)',
  },
  {
    key: 'ines',
    organisation: 'departement',
    given: 'Inès',
    family: 'Haddad',
    jobTitle: 'coordinatrice du territoire',
    speciality: 'les-deux',
    roles: ['member', 'manager'],
    label: 'Coordinatrice du territoire',
    duty: 'coordinator',
  },
  {
    key: 'lucie',
    organisation: 'creche',
    given: 'Lucie',
    family: 'Carré',
    jobTitle: 'directrice',
    speciality: 'sociale',
    roles: ['member', 'manager'],
    label: 'Directrice de crèche (contributrice)',
  },
  {
    key: 'yann',
    organisation: 'cap-emploi',
    given: 'Yann',
    family: 'Le Goff',
    jobTitle: 'conseiller handicap et emploi',
    speciality: 'les-deux',
    roles: ['member', 'manager'],
    label: 'Conseiller de Cap emploi',
  },
  {
    key: 'elise',
    organisation: 'hebergement',
    given: 'Élise',
    family: 'Vasseur',
    jobTitle: 'éducatrice',
    speciality: 'sociale',
    roles: ['member', 'manager'],
    label: 'Éducatrice d’un organisme discret',
  },
  {
    key: 'karim',
    organisation: 'mission-locale',
    given: 'Karim',
    family: 'Belaïd',
    jobTitle: 'responsable de secteur',
    speciality: 'les-deux',
    roles: ['member', 'manager'],
    duty: 'orientation-officer',
  },
  {
    key: 'amelie',
    organisation: 'france-travail',
    given: 'Amélie',
    family: 'Rocher',
    jobTitle: 'conseillère',
    speciality: 'professionnelle',
    roles: ['member'],
  },
  {
    key: 'bruno',
    organisation: 'departement',
    given: 'Bruno',
    family: 'Chauvet',
    jobTitle: 'assistant social, Maison des solidarités de Bourges',
    speciality: 'sociale',
    roles: ['member'],
  },
  {
    key: 'fatou',
    organisation: 'ccas',
    given: 'Fatou',
    family: 'Sarr',
    jobTitle: 'travailleuse sociale',
    speciality: 'sociale',
    roles: ['member', 'manager'],
  },
  {
    key: 'gilles',
    organisation: 'plie',
    given: 'Gilles',
    family: 'Marchais',
    jobTitle: 'référent de parcours',
    speciality: 'professionnelle',
    roles: ['member', 'manager'],
  },
  {
    key: 'rose',
    organisation: 'mobilite',
    given: 'Rose',
    family: 'Delmas',
    jobTitle: 'conseillère mobilité',
    speciality: 'sociale',
    roles: ['member', 'manager'],
  },
] as const satisfies readonly DemoAccount[];

/** Those that stories name, and the « prenom.nom » of the whole territory. */
export type AccountKey = (typeof accounts)[number]['key'] | `${string}.${string}`;

/** Where people live and are received: around one of the three towns. */
export const zones = ['bourges', 'vierzon', 'saint-amand'] as const;
export type Zone = (typeof zones)[number];

/** A body that orientations name: who appoints there, and how many people each of its référents follows when it is busy. */
export interface DemoBody {
  readonly body: OrganisationKey;
  readonly kind:
    | 'france-travail'
    | 'departement'
    | 'mission-locale'
    | 'cap-emploi'
    | 'ccas'
    | 'plie'
    | 'siae';
  readonly manager: AccountKey;
  readonly leads: Readonly<Record<string, number>>;
  /** Without one it receives the whole territory. */
  readonly zone?: Zone;
}

/** Everybody who works in a demonstration. */
export interface Cast {
  readonly organisations: readonly DemoOrganisation[];
  readonly accounts: readonly DemoAccount[];
  readonly bodies: readonly DemoBody[];
}

/** Whom the stories need, and no more. */
export const smallCast: Cast = {
  organisations,
  accounts,
  bodies: [
    { body: 'france-travail', kind: 'france-travail', manager: 'hugo', leads: { paul: 85, amelie: 75 } },
    { body: 'departement', kind: 'departement', manager: 'ines', leads: { nadia: 70, bruno: 65 } },
    { body: 'mission-locale', kind: 'mission-locale', manager: 'karim', leads: { sophie: 75 } },
    // Yann follows nobody yet: stories invite him.
    { body: 'cap-emploi', kind: 'cap-emploi', manager: 'yann', leads: {} },
    { body: 'ccas', kind: 'ccas', manager: 'fatou', leads: { fatou: 45 } },
    { body: 'plie', kind: 'plie', manager: 'gilles', leads: { gilles: 60 } },
  ],
};

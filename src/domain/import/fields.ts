/** What a column of a list of people may hold. Labels are what the mapping screen shows. */
export const fields = {
  usedName: { label: 'Nom (d’usage)' },
  birthName: { label: 'Nom de naissance' },
  givenName: { label: 'Prénom' },
  familyThenGiven: { label: 'Nom puis prénom, dans une seule colonne' },
  givenThenFamily: { label: 'Prénom puis nom, dans une seule colonne' },
  birthDate: { label: 'Date de naissance' },
  civility: { label: 'Civilité ou sexe' },
  phone: { label: 'Téléphone', several: true },
  email: { label: 'Adresse e-mail' },
  addressLine: { label: 'Adresse (rue, complément)', several: true },
  postalCode: { label: 'Code postal' },
  commune: { label: 'Commune' },
  postalCodeAndCommune: { label: 'Code postal et commune, dans une seule colonne' },
  inseeCode: { label: 'Code INSEE de la commune' },
  externalNumber: { label: 'Identifiant dans votre logiciel' },
  allocataireNumber: { label: 'Numéro d’allocataire (CAF ou MSA)' },
  franceTravailNumber: { label: 'Identifiant France Travail' },
  nir: { label: 'Numéro de sécurité sociale (sert seulement au rapprochement)' },
  status: { label: 'Statut', several: true },
  rsa: { label: 'RSA (oui ou non)' },
  statusFrom: { label: 'Date d’ouverture du droit' },
  statusUntil: { label: 'Date de fin du droit' },
  enteredOn: { label: 'Date d’entrée' },
  lastContactOn: { label: 'Date du dernier entretien ou contact' },
  nextMeetingOn: { label: 'Date du prochain rendez-vous' },
  nextMeetingTime: { label: 'Heure du prochain rendez-vous' },
  nextMeetingWith: { label: 'Avec qui est le prochain rendez-vous' },
  contractUntil: { label: 'Fin du contrat d’engagement (CER, PPAE…)' },
  dueOn: { label: 'Autre échéance (date)' },
  delay: { label: 'Délai (en jours, semaines ou mois)' },
  delayFrom: { label: 'Date de départ du délai' },
  referentName: { label: 'Nom du référent' },
  referentEmail: { label: 'Adresse e-mail du référent' },
  referentBody: { label: 'Organisme référent' },
  informedOn: { label: 'Date d’information de la personne' },
} as const satisfies Record<string, { label: string; several?: boolean }>;

export type Field = keyof typeof fields;
export const fieldKeys = Object.keys(fields) as Field[];
export const isField = (text: string): text is Field => Object.hasOwn(fields, text);
/** Several columns may hold it: two telephones, an address in three parts. */
export const takesSeveral = (field: Field): boolean => 'several' in fields[field];

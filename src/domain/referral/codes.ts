/** Why a structure says no: the reasons of the field (those of DORA, and four that it lacks). */
export const refusalReasons = {
  complet: 'Plus de place : session ou groupe complet',
  'hors-public': 'La personne ne fait pas partie du public accueilli',
  'hors-conditions': 'Les conditions d’accès ne sont pas remplies',
  'hors-territoire': 'La personne n’habite pas sur le territoire du service',
  'service-arrete': 'Le service n’est plus proposé, ou pas en ce moment',
  'pieces-manquantes': 'Il manque un document ou une information',
  'non-joignable': 'La personne n’a pas pu être jointe',
  absente: 'La personne n’est pas venue au rendez-vous',
  'en-emploi': 'La personne a trouvé un emploi',
  'en-formation': 'La personne est en formation',
  'non-mobile': 'La personne ne peut pas se déplacer jusqu’au service',
  'pas-interessee': 'La personne ne souhaite pas donner suite',
  contraintes: 'Une autre difficulté est à régler d’abord',
  doublon: 'La même demande a déjà été faite',
  autre: 'Autre raison, expliquée en quelques mots',
} as const;
export type RefusalReason = keyof typeof refusalReasons;
export const refusalReasonCodes = Object.keys(refusalReasons) as [RefusalReason, ...RefusalReason[]];

/** Before the structure knows who it is about, only these can be said. */
export const roomRefusalCodes: readonly RefusalReason[] = ['complet', 'service-arrete', 'autre'];

export const outcomes = {
  abouti: 'Le besoin est résolu',
  'en-partie': 'Le besoin est résolu en partie',
  'sans-effet': 'La personne est venue, le besoin demeure',
  interrompu: 'La personne a arrêté en cours de route',
  'non-venue': 'La personne n’est pas venue',
} as const;
export type ReferralOutcome = keyof typeof outcomes;
export const outcomeCodes = Object.keys(outcomes) as [ReferralOutcome, ...ReferralOutcome[]];

/** What is asked of the service: what the structure reads instead of the file. */
export const referralReasons = {
  'besoin-identifie': 'Un besoin que la personne et son référent ont identifié ensemble',
  'premiere-information': 'Une première information sur le service',
  'demarche-engagee': 'Une démarche déjà commencée, à poursuivre',
  urgence: 'Une situation qui ne peut pas attendre',
  'projet-professionnel': 'Une étape vers un emploi ou une formation',
} as const;
export type ReferralReason = keyof typeof referralReasons;
export const referralReasonCodes = Object.keys(referralReasons) as [ReferralReason, ...ReferralReason[]];

export const agreementWays = {
  entretien: 'En entretien',
  telephone: 'Au téléphone',
  ecrit: 'Par écrit',
} as const;
export type AgreementWay = keyof typeof agreementWays;
export const agreementWayCodes = Object.keys(agreementWays) as [AgreementWay, ...AgreementWay[]];

/** How the structure reaches the person: what they chose to give, and nothing else of what is known. */
export const toldChannels = {
  telephone: 'Par téléphone',
  email: 'Par e-mail',
  prescripteur: 'En passant par le professionnel qui fait la demande',
} as const;
export type ToldChannel = keyof typeof toldChannels;
export const toldChannelCodes = Object.keys(toldChannels) as [ToldChannel, ...ToldChannel[]];

/** What the territory lacked. */
export const missingKinds = {
  'aucun-service': 'Aucun service ne répond à ce besoin',
  'trop-loin': 'Trop loin, ou pas de moyen d’y aller',
  complet: 'Plus de place',
  delai: 'Un délai trop long',
  public: 'Le public est trop restreint',
  horaires: 'Des horaires qui ne conviennent pas',
  cout: 'Trop cher',
  langue: 'Pas dans une langue comprise',
  garde: 'Pas de garde pour les enfants pendant ce temps',
  'sans-reponse': 'Aucune réponse des services',
  autre: 'Autre chose',
} as const;
export type MissingKind = keyof typeof missingKinds;
export const missingKindCodes = Object.keys(missingKinds) as [MissingKind, ...MissingKind[]];

/** What refusing says of what was missing, when it says it. */
export const missingAfterRefusal: Partial<Record<RefusalReason, MissingKind>> = {
  complet: 'complet',
  'hors-public': 'public',
  'hors-conditions': 'public',
  'hors-territoire': 'trop-loin',
  'service-arrete': 'aucun-service',
  'non-mobile': 'trop-loin',
};

/** Thématiques of data·inclusion (v1) whose very name says of the person what design/access calls sensitive or discreet. */
export const sensitiveThemes: readonly string[] = [
  'sante--addictions',
  'sante--sante-mentale',
  'sante--sante-sexuelle',
  'famille--surmonter-conflits-separation-violence',
  'difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire',
];

/** Networks (v1) whose structures are discreet whatever the service. */
export const discreetNetworks: readonly string[] = ['csapa', 'caarud', 'cmp', 'spip', 'pjj', 'cidff', 'chrs'];

export const WORDS_LENGTH = 600;
export const PERSON_WORDS_LENGTH = 300;

/** Documents sent with a request. */
export const MOST_FILES = 5;
export const FILE_MB = 5;
/** After the end of the request. */
export const FILES_KEPT_DAYS = 90;

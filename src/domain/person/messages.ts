type Params = Readonly<Record<string, string | number>>;

interface Message {
  /** The field that the sentence is about, by the name it has in the forms. */
  readonly field?: string;
  readonly text: string | ((params: Params) => string);
}

/** What a person reads for each code that the schemas and commands of this capability give. */
export const personMessages: Record<string, Message> = {
  'family-name-missing': { field: 'familyName', text: 'Saisissez le nom de naissance.' },
  'used-name-wrong': {
    field: 'usedName',
    text: 'Le nom d’usage ne contient aucune lettre. Corrigez-le ou laissez-le vide.',
  },
  'given-name-missing': { field: 'givenName', text: 'Saisissez le prénom.' },
  'name-long': { text: 'Un nom tient en 100 caractères. Raccourcissez-le.' },
  'birth-date-wrong': {
    field: 'birthDate',
    text: 'Cette date de naissance n’existe pas. Saisissez le jour, le mois et l’année.',
  },
  'birth-date-missing': { field: 'birthDate', text: 'Saisissez la date de naissance complète.' },
  'birth-implausible': {
    field: 'birthDate',
    text: 'Cette date de naissance est à venir ou trop ancienne. Vérifiez l’année.',
  },
  'phone-wrong': {
    field: 'phone',
    text: 'Ce numéro n’est pas un numéro de téléphone. Vérifiez ses chiffres, par exemple 06 55 50 12 34.',
  },
  'email-wrong': {
    field: 'email',
    text: 'Cette adresse e-mail est incomplète. Vérifiez-la, par exemple nom@exemple.fr.',
  },
  'interpreter-long': {
    field: 'interpreter',
    text: 'Indiquez seulement la langue, en 60 caractères au plus.',
  },
  'line-long': {
    field: 'line',
    text: 'La rue et le numéro tiennent en 200 caractères. Raccourcissez l’adresse.',
  },
  'postal-code-wrong': { field: 'postalCode', text: 'Un code postal a cinq chiffres, par exemple 18100.' },
  'commune-unknown': {
    field: 'commune',
    text: 'Relais ne connaît pas cette commune. Vérifiez son nom ou son code postal.',
  },
  'commune-uncertain': {
    field: 'communeCode',
    text: 'Plusieurs communes correspondent. Choisissez la bonne dans la liste.',
  },
  'commune-contradiction': {
    field: 'commune',
    text: 'Le code postal et la commune ne vont pas ensemble. Corrigez l’un des deux.',
  },
  'status-missing': { field: 'kind', text: 'Choisissez un statut.' },
  'status-from-wrong': { field: 'from', text: 'Saisissez la date de début du statut.' },
  'status-until-wrong': {
    field: 'until',
    text: 'Cette date de fin n’existe pas. Corrigez-la ou laissez-la vide.',
  },
  'status-dates': { field: 'until', text: 'La fin ne peut pas venir avant le début.' },
  'status-open': {
    field: 'kind',
    text: 'Ce statut est déjà en cours. Indiquez d’abord sa fin, puis ajoutez la nouvelle période.',
  },
  'listed-date-wrong': { text: 'Cette date n’est pas complète.' },
  'listed-date-closed': { text: 'Cette date n’est plus en attente : quelqu’un vient de le dire.' },
  'status-ended': { text: 'Ce statut est déjà terminé.' },
  'source-missing': { field: 'source', text: 'Dites d’où vient cette information.' },
  'household-from-wrong': {
    field: 'householdFrom',
    text: 'Saisissez la date à partir de laquelle le foyer est ainsi.',
  },
  'household-future': {
    field: 'householdFrom',
    text: 'Cette date est à venir. Notez le foyer tel qu’il est aujourd’hui.',
  },
  'household-before': {
    field: 'householdFrom',
    text: 'Une composition plus récente est déjà notée. Choisissez une date qui la suit.',
  },
  'household-lone': {
    field: 'situation',
    text: 'Un parent seul a au moins un enfant à charge. Indiquez les enfants ou changez la situation.',
  },
  'children-wrong': { text: 'Indiquez un nombre d’enfants entre 0 et 20.' },
  'number-missing': { field: 'number', text: 'Saisissez le numéro.' },
  'number-long': { field: 'number', text: 'Ce numéro dépasse 40 caractères. Vérifiez-le.' },
  'informed-on-wrong': {
    field: 'informedOn',
    text: 'Saisissez la date à laquelle la personne a été informée.',
  },
  'informed-future': {
    field: 'informedOn',
    text: 'Cette date est à venir. La personne doit déjà avoir été informée.',
  },
  'territory-missing': { field: 'territoryId', text: 'Choisissez le territoire.' },
  no_authority: {
    field: 'territoryId',
    text: 'Ce territoire n’a pas encore d’autorité qui décide des orientations. Adressez-vous à son coordinateur.',
  },
  cannot_accompany: {
    field: 'accompany',
    text: 'Dans cette organisation, vous ne pouvez pas accompagner. Décochez cette case : le service d’orientation prendra la suite.',
  },
  lead_must_be_replaced: {
    text: 'Vous êtes référent de cette personne. Votre responsable doit d’abord nommer un autre référent.',
  },
};

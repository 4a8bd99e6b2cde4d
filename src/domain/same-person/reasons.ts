/** Why two records may be, or are, one person. */
export type MatchReason =
  | 'same-identity'
  | 'same-number'
  | 'same-number-other-identity'
  | 'same-identity-other-number'
  | 'same-nir'
  | 'other-nir'
  | 'close-name'
  | 'swapped-names'
  | 'close-birth-date'
  | 'unknown-birth-date'
  | 'other-family-name'
  | 'same-contact';

const labels: Record<MatchReason, string> = {
  'same-identity': 'Mêmes nom, prénom et date de naissance',
  'same-number': 'Même identifiant dans votre logiciel',
  'same-number-other-identity': 'Même identifiant dans votre logiciel, mais une autre identité',
  'same-identity-other-number': 'Mêmes nom, prénom et date de naissance, mais un autre identifiant',
  'same-nir': 'Même numéro de sécurité sociale',
  'other-nir': 'Numéros de sécurité sociale différents',
  'close-name': 'Nom ou prénom presque identique, même date de naissance',
  'swapped-names': 'Nom et prénom inversés, même date de naissance',
  'close-birth-date': 'Mêmes nom et prénom, date de naissance proche',
  'unknown-birth-date': 'Mêmes nom et prénom, date de naissance inconnue ou incomplète',
  'other-family-name': 'Même prénom et même date de naissance, mais un autre nom',
  'same-contact': 'Prénom semblable et même téléphone ou adresse e-mail',
};

export const reasonMessage = (reason: MatchReason): string => labels[reason];

import { FILE_MB, MOST_FILES } from './codes.ts';
import { type ReferralState, referralStates } from './states.ts';

type Params = Readonly<Record<string, string | number>>;

const WHEN = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

/** Where it stands, and who brought it there: what the second of two people who decide at once reads. */
function moved({ state, by, at }: Params): string {
  const now = referralStates[state as ReferralState].toLowerCase();
  const who = by ? ` ${by} l’a changée le ${WHEN.format(new Date(String(at)))}.` : '';
  return `Ce n’est plus possible : la demande est maintenant « ${now} ».${who} La page est à jour.`;
}

/** The page adds what is to be chosen again. */
const aboutFile = (what: string) => ({
  field: 'documents',
  text: ({ name }: Params) => `«\u00a0${name}\u00a0» ${what}. Rien n’est envoyé.`,
});

/** What anybody reads when an act on a request is refused: the field that it is about, what happened, what to do. */
export const referralMessages = {
  referral_moved: { text: moved },
  referral_unreachable: {
    text: 'Ce service ne donne pas d’adresse e-mail : contactez-le par téléphone ou par le lien de sa fiche, puis notez l’échange.',
  },
  referral_barred: {
    text: 'La personne ne souhaite pas que cet organisme sache quelque chose d’elle : choisissez un autre service.',
  },
  person_deceased: { text: 'Un décès est noté pour cette personne : aucune demande ne part.' },
  agreement_missing: {
    field: 'agreedHow',
    text: 'Dites comment la personne a donné son accord : sans lui, la demande ne part pas.',
  },
  channel_missing: { field: 'channel', text: 'Choisissez comment la structure joint la personne.' },
  channel_empty: {
    field: 'channel',
    text: 'Cette coordonnée n’est pas dans le dossier : ajoutez-la, ou choisissez un autre moyen.',
  },
  reason_missing: { field: 'reason', text: 'Choisissez la raison : elle aide à chercher ailleurs.' },
  reason_words_missing: { field: 'words', text: 'Expliquez la raison en quelques mots.' },
  outcome_missing: { field: 'outcome', text: 'Dites ce que la demande a donné.' },
  words_long: { field: 'words', text: 'Raccourcissez le texte : il dépasse la longueur prévue.' },
  who_long: { field: 'who', text: 'Raccourcissez le nom : 100 caractères au plus.' },
  files_missing: { field: 'documents', text: 'Choisissez un document à joindre.' },
  files_many: {
    field: 'documents',
    text: `Une demande porte ${MOST_FILES} documents au plus\u00a0: retirez-en un, ou joignez-en moins.`,
  },
  files_late: { field: 'documents', text: 'Cette demande est terminée : on n’y joint plus de document.' },
  files_down: {
    field: 'documents',
    text: 'Les documents ne peuvent pas être enregistrés en ce moment. Rien n’est envoyé : réessayez dans quelques minutes.',
  },
  file_empty: aboutFile('est vide'),
  file_large: aboutFile(`dépasse ${FILE_MB} Mo : réduisez-le, ou joignez-en une partie`),
  file_type: aboutFile('n’est ni un PDF, ni une image JPEG ou PNG, ou est abîmé'),
  file_active: aboutFile(
    'est un PDF qui contient un programme, un formulaire ou un autre fichier : imprimez-le en PDF, puis joignez cette copie',
  ),
  file_locked: aboutFile('est protégé par un mot de passe : joignez une copie sans protection'),
  file_pixels: aboutFile('est une image trop grande : réduisez-la'),
  theme_missing: { field: 'theme', text: 'Choisissez le besoin concerné.' },
  missing_missing: { field: 'missing', text: 'Dites ce qui a manqué.' },
} as const;

import { MOST_VIEWS } from './rules.ts';

interface Message {
  readonly field?: string;
  readonly text: string;
}

/** What a professional reads for each code that saved views are refused with. */
export const listViewMessages: Record<string, Message> = {
  'view-name-missing': { field: 'name', text: 'Donnez un nom à cette vue.' },
  'view-name-long': { field: 'name', text: 'Le nom d’une vue tient en 60 caractères. Raccourcissez-le.' },
  'view-name-taken': {
    field: 'name',
    text: 'Une autre de vos vues porte déjà ce nom. Choisissez-en un autre.',
  },
  'view-too-many': {
    text: `Vous gardez déjà ${MOST_VIEWS} vues. Supprimez-en une avant d’en enregistrer une autre.`,
  },
  'view-gone': { text: 'Cette vue a été supprimée dans une autre fenêtre. Il n’y a rien à changer.' },
};

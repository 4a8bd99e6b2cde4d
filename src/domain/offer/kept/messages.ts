import { MOST_FAVOURITES, MOST_SEARCHES } from './rules.ts';

interface Message {
  readonly field?: string;
  readonly text: string;
}

/** What a professional reads for each code that what they keep is refused with. */
export const keptMessages: Record<string, Message> = {
  'search-name-missing': { field: 'nom', text: 'Donnez un nom à cette recherche.' },
  'search-name-long': {
    field: 'nom',
    text: 'Le nom d’une recherche tient en 60 caractères. Raccourcissez-le.',
  },
  'search-name-taken': {
    field: 'nom',
    text: 'Une autre de vos recherches porte déjà ce nom. Choisissez-en un autre.',
  },
  'search-too-many': {
    text: `Vous gardez déjà ${MOST_SEARCHES} recherches. Supprimez-en une avant d’en enregistrer une autre.`,
  },
  'favourite-too-many': {
    text: `Vous avez déjà ${MOST_FAVOURITES} services favoris. Retirez-en un avant d’en ajouter un autre.`,
  },
};

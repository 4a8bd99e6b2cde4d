import { MOST_TAGS } from './rules.ts';

export const tagMessages: Record<string, () => string> = {
  tag_name_taken: () => 'Une étiquette de votre organisation porte déjà ce nom. Choisissez-en un autre.',
  tag_too_many: () =>
    `Votre organisation a déjà ${MOST_TAGS} étiquettes. Supprimez-en une avant d’en créer une autre.`,
  tag_gone: () => 'Cette étiquette a été supprimée. Choisissez-en une autre.',
};

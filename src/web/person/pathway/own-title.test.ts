import { expect, test } from 'vitest';
import { ownTitle } from './own-title.ts';

test.each([
  ['Commentaire de la personne\u00a0: Mobilité', 'Votre commentaire\u00a0: Mobilité'],
  ['Situation contestée par la personne\u00a0: PACEA', 'Vous avez dit que ce n’est pas exact\u00a0: PACEA'],
  [
    'Étape prévue\u00a0: Visiter (la personne, avant le 1er avril 2026)',
    'Étape prévue\u00a0: Visiter (vous, avant le 1er avril 2026)',
  ],
  ['Étape prévue\u00a0: Visiter (Paul Gentil)', 'Étape prévue\u00a0: Visiter (Paul Gentil)'],
])('%s', (told, own) => expect(ownTitle(told)).toBe(own));

import { expect, test } from 'vitest';
import { joinConditions, splitConditions } from './documents.ts';

test.each([
  { conditions: 'Être inscrit à France Travail.', documents: 'Pièce d’identité\nAttestation' },
  { conditions: '', documents: 'Pièce d’identité' },
  { conditions: 'Sans condition.\n\nSur rendez-vous.', documents: '' },
  { conditions: '', documents: '' },
])('conditions and documents become one text and are found in it again: %o', (both) => {
  expect(splitConditions(joinConditions(both))).toEqual(both);
});

test('marks that people put before lines are not doubled', () => {
  expect(joinConditions({ conditions: '', documents: '- CV\n\n • Permis ' })).toBe(
    'Documents à apporter\u00a0:\n- CV\n- Permis',
  );
});

test('a text of another source is a condition, whole', () => {
  const text = 'Documents à apporter : carte Vitale. Venir le matin.';
  expect(splitConditions(text)).toEqual({ conditions: text, documents: '' });
});

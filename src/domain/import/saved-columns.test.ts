import { expect, test } from 'vitest';
import { recogniseColumns } from './columns.ts';
import { applySaved, columnNames, recogniseSaved, savedColumnsOf } from './saved-columns.ts';

const headers = ['Nom', 'Prénom', 'Date de\nnaissance', 'Zone 1', 'Zone 1', ''];
const saved = savedColumnsOf(
  recogniseColumns(headers, []).map((column) =>
    column.index === 3 ? { ...column, field: 'phone' as const } : column,
  ),
);

test('capitals, accents, line breaks and the order of columns tell nothing; two of one name keep their rank', () => {
  expect(columnNames(['NOM', 'Né(e)\nle', 'Zone 1', 'zone  1'])).toEqual([
    ...columnNames(['nom', 'né(e) le', 'ZONE 1']),
    'zone 1 2',
  ]);
  expect(saved.map(({ name }) => name)).not.toContain('');
  const other = ['zone 1', 'DATE DE NAISSANCE', 'PRENOM', 'Nom', 'Zone 1'];
  expect(recogniseSaved([{ columns: saved }], other)?.columns).toBe(saved);
});

test('software that gained a column is recognised, another list is not', () => {
  const gained = [...headers, 'Nouvelle colonne'];
  expect(recogniseSaved([{ columns: saved }], gained)).toBeDefined();
  expect(recogniseSaved([{ columns: saved }], ['Nom', 'Prénom', 'E-mail'])).toBeUndefined();
  expect(recogniseSaved([], headers)).toBeUndefined();
  expect(recogniseSaved([{ columns: saved }], [])).toBeUndefined();
});

test('what was said is applied; a column never seen keeps what it was recognised as, unless it is taken', () => {
  const list = [...headers, 'Prénom usuel', 'Courriel'];
  const applied = applySaved(recogniseColumns(list, []), saved);
  expect(applied[3]).toMatchObject({ field: 'phone', basis: 'saved', score: 100 });
  expect(applied[4]).toMatchObject({ field: null, basis: 'saved' });
  expect(applied[6]?.field).not.toBe('givenName');
  expect(applied[7]?.field).toBe('email');
});

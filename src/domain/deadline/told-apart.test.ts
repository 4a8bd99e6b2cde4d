import { expect, test } from 'vitest';
import { toldApart } from './read-due.server.ts';

const row = (
  person_id: string,
  person_name: string,
  birth_date: string | null,
  commune_name: string | null,
) => ({
  person_id,
  person_name,
  birth_date,
  commune_name,
});
const names = (rows: ReturnType<typeof row>[]) =>
  toldApart(rows, '2026-03-03').map(({ person_name }) => person_name);

test('two people of one name are told apart; one person twice is not', () => {
  expect(
    names([
      row('a', 'Olivier Da Silva', '1990-03-03', 'Bourges'),
      row('b', 'Olivier Da Silva', '2001-03-04', null),
      row('c', 'Awa Diallo', '1999-01-01', 'Bourges'),
      row('c', 'Awa Diallo', '1999-01-01', 'Bourges'),
    ]),
  ).toEqual(['Olivier Da Silva (36 ans, Bourges)', 'Olivier Da Silva (24 ans)', 'Awa Diallo', 'Awa Diallo']);
});

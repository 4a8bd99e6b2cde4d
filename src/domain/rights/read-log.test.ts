import { expect, test } from 'vitest';
import { groupLooks, type Look, partOf, purposeOf } from './read-log.ts';

const look = (more: Partial<Look> = {}): Look => ({
  on: '2026-03-03',
  organisation: 'France Travail Vierzon',
  function: 'conseillère',
  kind: 'read',
  act: 'person-page',
  purpose: 'referent',
  ...more,
});

test('the looks of one day by one function make one line, with what was read once each', () => {
  expect(
    groupLooks([look(), look({ act: 'plan' }), look({ act: 'person-file' }), look({ on: '2026-03-02' })]),
  ).toMatchObject([
    { on: '2026-03-03', parts: ['votre page', 'vos objectifs et vos étapes'], times: 3 },
    { on: '2026-03-02', parts: ['votre page'], times: 1 },
  ]);
});

test('another organisation, another function, a search, an export or another quality is another line', () => {
  const groups = groupLooks([
    look(),
    look({ organisation: 'CCAS' }),
    look({ function: 'accueil' }),
    look({ kind: 'search_hit', act: 'locate-person', purpose: 'recherche' }),
    look({ kind: 'export', act: 'people-export' }),
    look({ purpose: 'remplacement' }),
  ]);
  expect(groups).toHaveLength(6);
});

test('an unknown page and an unknown quality are told in words that are true', () => {
  expect(partOf('something-new')).toBe('une page de votre dossier');
  expect(purposeOf('')).toBeNull();
});

test('what was copied is said in words, each part once', () => {
  const copy = { kind: 'export', act: 'summary-text', purpose: 'accompagnement' } as const;
  const [group] = groupLooks([
    look({ ...copy, included: ['cercle', 'identite'] }),
    look({ ...copy, included: ['identite', 'sensible'] }),
  ]);
  expect(group).toMatchObject({
    parts: ['la synthèse de votre dossier'],
    taken: ['référent et cercle', 'identité', 'ce qui est sensible'],
    times: 2,
  });
});

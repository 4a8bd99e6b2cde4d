import { expect, test } from 'vitest';
import { latestElsewhere } from './joined-answers.ts';
import type { ShownAnswer } from './rules.ts';

const answer = (code: string, at: string, more: Partial<ShownAnswer> = {}): ShownAnswer => ({
  kind: 'constraint',
  parent: '',
  code,
  value: 'OUI',
  impact: null,
  priority: false,
  details: {},
  heldBy: 'circle',
  holder: 'circle',
  version: 1,
  changeNo: 1,
  authorName: 'Sophie Petitjean',
  organisationName: 'Mission locale',
  at,
  ...more,
});

test('of two records, each question is told by the one that answered last', () => {
  const own = [answer('mobilite', '2026-02-01T09:00:00Z'), answer('logement', '2026-02-10T09:00:00Z')];
  const other = [
    answer('mobilite', '2026-02-03T09:00:00Z'),
    answer('logement', '2026-02-03T09:00:00Z'),
    answer('numerique', '2025-11-03T09:00:00Z'),
  ];
  expect(latestElsewhere(own, other).map(({ code, replaces }) => [code, replaces])).toEqual([
    ['mobilite', true],
    ['numerique', false],
  ]);
  expect(latestElsewhere(other, own).map(({ code }) => code)).toEqual(['logement']);
  expect(latestElsewhere(own, own)).toEqual([]);
});

test('what a professional holds apart neither shows nor hides what the circle answered', () => {
  const apart = answer('mobilite', '2026-03-01T09:00:00Z', { heldBy: 'other', holder: 'seat' });
  const said = answer('mobilite', '2026-02-01T09:00:00Z');
  expect(latestElsewhere([apart], [said])).toMatchObject([{ replaces: false }]);
  expect(latestElsewhere([], [apart])).toEqual([]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterStructures, type StructureCard } from './rules.ts';

const card = (id: string, more: Partial<StructureCard> = {}): StructureCard => ({
  id,
  source: id.split('--')[0] ?? '',
  name: 'Mission locale de Vierzon',
  commune: '18279',
  siret: null,
  phone: null,
  email: null,
  longitude: null,
  latitude: null,
  givenCluster: null,
  score: 50,
  restricted: false,
  kept: false,
  ...more,
});
const groups = (...cards: StructureCard[]) => {
  const found = clusterStructures(cards);
  return cards.map(({ id }) => found.get(id)?.cluster ?? null);
};

test.each<[string, Partial<StructureCard>, Partial<StructureCard>, boolean]>([
  [
    'one establishment under two names',
    { siret: '1' },
    { siret: '1', name: 'MISSION LOCALE VIERZON — Jeunes' },
    true,
  ],
  [
    'one telephone',
    { phone: '+33248001122' },
    { phone: '+33248001122', name: 'La mission locale (Vierzon)' },
    true,
  ],
  ['one address of mail', { email: 'A@b.fr' }, { email: 'a@b.fr' }, true],
  ['one door', { longitude: 2.07, latitude: 47.22 }, { longitude: 2.0702, latitude: 47.2199 }, true],
  ['nothing but the name', {}, {}, false],
  ['branches of one head office, elsewhere', { siret: '1' }, { siret: '1', commune: '18033' }, false],
  [
    'one switchboard, two houses',
    { phone: '+33248001122' },
    { phone: '+33248001122', name: 'Centre communal d’action sociale' },
    false,
  ],
  [
    'neighbours',
    { longitude: 2.07, latitude: 47.22 },
    { longitude: 2.07, latitude: 47.22, name: 'Mission ouvrière' },
    false,
  ],
  [
    'same name, two ends of the town',
    { longitude: 2.07, latitude: 47.22 },
    { longitude: 2.09, latitude: 47.22 },
    false,
  ],
])('%s', (_, a, b, one) => {
  const [first, second] = groups(card('dora--1', a), card('fredo--1', b));
  expect([first, second]).toEqual(one ? ['relais:dora--1', 'relais:dora--1'] : [null, null]);
});

test('a source knows its own: two of its records are never one, even through a third', () => {
  const shared = { siret: '1' };
  expect(groups(card('dora--1', shared), card('dora--2', shared))).toEqual([null, null]);
  const [a, b, c] = groups(card('dora--1', shared), card('dora--2', shared), card('fredo--1', shared));
  expect([a, b, c]).toEqual(['relais:dora--1', null, 'relais:dora--1']);
});

test('what a source gives is kept as it is, and the best record of a cluster is the one that is shown', () => {
  const cards = [
    card('dora--1', { givenCluster: 'c7', score: 40 }),
    card('dora--2', { givenCluster: 'c7', score: 80 }),
    card('fredo--1', { givenCluster: 'c7', score: 80 }),
    card('fredo--2', { givenCluster: 'c8' }),
  ];
  expect([...clusterStructures(cards)]).toEqual([
    ['dora--1', { cluster: 'c7', preferred: false }],
    ['dora--2', { cluster: 'c7', preferred: true }],
    ['fredo--1', { cluster: 'c7', preferred: false }],
    ['fredo--2', { cluster: null, preferred: true }],
  ]);
});

test('what a structure says of itself is shown before what others say of it', () => {
  const cards = [card('dora--1', { siret: '1', score: 90 }), card('fredo--1', { siret: '1', kept: true })];
  expect(clusterStructures(cards).get('fredo--1')?.preferred).toBe(true);
});

test('whatever the order of the records, clusters are the same, and each shows one record', () => {
  const some = fc.uniqueArray(
    fc.record({
      source: fc.constantFrom('a', 'b', 'c'),
      n: fc.nat(5),
      siret: fc.constantFrom('1', '2', null),
      score: fc.nat(3),
    }),
    { selector: ({ source, n }) => `${source}${n}`, maxLength: 12 },
  );
  fc.assert(
    fc.property(some, fc.nat(), (drawn, turn) => {
      const cards = drawn.map(({ source, n, siret, score }) => card(`${source}--${n}`, { siret, score }));
      const turned = [
        ...cards.slice(turn % (cards.length || 1)),
        ...cards.slice(0, turn % (cards.length || 1)),
      ];
      const found = clusterStructures(cards);
      expect(new Map([...clusterStructures(turned)].sort())).toEqual(new Map([...found].sort()));
      const shown = new Map<string, number>();
      for (const { cluster, preferred } of found.values())
        if (cluster !== null) shown.set(cluster, (shown.get(cluster) ?? 0) + Number(preferred));
      expect([...shown.values()].every((n) => n === 1)).toBe(true);
    }),
  );
});

test('of a cluster, a record that anyone may copy is shown before a better one that few may', () => {
  const found = clusterStructures([
    card('soliguide--1', { siret: '1', score: 90, restricted: true }),
    card('dora--1', { siret: '1', score: 40 }),
  ]);
  expect([found.get('soliguide--1')?.preferred, found.get('dora--1')?.preferred]).toEqual([false, true]);
});

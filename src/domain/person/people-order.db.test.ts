import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { boundTransaction, type Tx } from '../../platform/access/bound-transaction.ts';
import { SeatEnded } from '../../platform/access/errors.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { Dice } from '../../platform/random/dice.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { fillWorld } from '../access-proof/fill.ts';
import { actorsOf } from '../access-proof/judge.ts';
import { generateWorld } from '../access-proof/world.ts';
import { type PeopleScope, peopleFilters, peopleScopes, peopleSorts } from './codes.ts';
import { drawLists } from './testing/drawn-lists.ts';
import { ListOracle } from './testing/list-oracle.ts';

// Order, filters, pages and counts of every list of every seat of a generated world, against a slow oracle in TypeScript.
const db = useDatabase({ clock: fixedClock(worldInstant) });
const facts = generateWorld(2020, 40);
const seats = actorsOf(facts).filter(({ oracle }) => oracle.kind === 'seat');
let oracle: ListOracle;
let tags: string[];

beforeAll(async () => {
  await withOwner(db.ownerUrl, async (owner) => {
    await fillWorld(owner, facts);
    const lists = await drawLists(owner, facts, new Dice(7));
    oracle = new ListOracle(facts, lists);
    tags = [...new Set(lists.tagged.map(({ tagId }) => tagId))];
  });
});

interface Asked {
  readonly scope: PeopleScope;
  readonly filters?: Record<string, string>;
  readonly sort?: string;
  readonly reversed?: boolean;
  readonly cursor?: string | null;
  readonly backwards?: boolean;
  readonly most?: number;
}

async function ids(
  tx: Tx,
  {
    scope,
    filters = {},
    sort = 'nom',
    reversed = false,
    cursor = null,
    backwards = false,
    most = 200,
  }: Asked,
) {
  const { rows } = await sql<{ person_id: string }>`
    SELECT person_id FROM access.people_page(${scope}, ${JSON.stringify(filters)}::jsonb, ${sort}, ${reversed}, ${cursor}, ${backwards}, ${most})`.execute(
    tx,
  );
  return rows.map((row) => row.person_id);
}

async function total(tx: Tx, scope: PeopleScope, filters: Record<string, string>, most = 1000) {
  const { rows } = await sql<{
    n: number;
  }>`SELECT access.people_total(${scope}, ${JSON.stringify(filters)}::jsonb, ${most}) AS n`.execute(tx);
  return rows[0]?.n;
}

/** Runs for every seat that is one today; gives how many people the lists held in all, so that no comparison is of nothing. */
async function forEverySeat(
  work: (tx: Tx, seat: string, scope: PeopleScope) => Promise<number>,
): Promise<number> {
  let compared = 0;
  for (const { actor, oracle: judged } of seats) {
    if (judged.kind !== 'seat') continue;
    try {
      await boundTransaction(db.runtime, actor, async ({ tx }) => {
        for (const scope of peopleScopes) compared += await work(tx, judged.seat, scope);
      });
    } catch (error) {
      if (!(error instanceof SeatEnded)) throw error;
    }
  }
  return compared;
}

const expected = (
  seat: string,
  scope: PeopleScope,
  filters: Record<string, string> = {},
  sort = 'nom',
  reversed = false,
) => oracle.people({ seat, scope, filters, sort, reversed });

describe.each(peopleSorts)('sorted by %s', (sort) => {
  test.each([false, true])(
    'every list of every seat is in the oracle’s order (reversed: %s)',
    async (reversed) => {
      const compared = await forEverySeat(async (tx, seat, scope) => {
        const wanted = expected(seat, scope, {}, sort, reversed);
        expect(await ids(tx, { scope, sort, reversed }), `${seat} ${scope}`).toEqual(wanted);
        return wanted.length;
      });
      expect(compared).toBeGreaterThan(120);
    },
  );
});

const everyFilter = (Object.keys(peopleFilters) as (keyof typeof peopleFilters)[]).flatMap((name) =>
  Object.keys(peopleFilters[name].values).map((value) => ({ [name]: value }) as Record<string, string>),
);

test.each([...everyFilter, { commune: '18279' }, { named: 'ab' }])(
  'filtered by %j, the list and its count are the oracle’s',
  async (filters) => {
    let found = 0;
    const compared = await forEverySeat(async (tx, seat, scope) => {
      const wanted = expected(seat, scope, filters);
      expect(await ids(tx, { scope, filters }), `${seat} ${scope}`).toEqual(wanted);
      expect(await total(tx, scope, filters)).toBe(wanted.length);
      found += wanted.length;
      return expected(seat, scope).length - wanted.length;
    });
    expect([found > 0, compared > 0]).toEqual([true, true]); // some are in, some are out
  },
);

test('filtered by a tag, the list and its count are the oracle’s, and nobody’s for another organisation', async () => {
  let found = 0;
  const compared = await forEverySeat(async (tx, seat, scope) => {
    for (const etiquette of tags) {
      const wanted = expected(seat, scope, { etiquette });
      expect(await ids(tx, { scope, filters: { etiquette } }), `${seat} ${scope}`).toEqual(wanted);
      expect(await total(tx, scope, { etiquette })).toBe(wanted.length);
      found += wanted.length;
    }
    return expected(seat, scope).length;
  });
  expect(found).toBeGreaterThan(10);
  expect(compared).toBeGreaterThan(found);
});

test('tags on the lines are those of the seat’s organisation that it reads, of the joined record too', async () => {
  const people = facts.people.map(({ id }) => id);
  let shown = 0;
  await forEverySeat(async (tx, seat) => {
    const { rows } = await sql<{ person_id: string; names: string[] }>`
      SELECT * FROM access.tags_of(${people}::uuid[])`.execute(tx);
    const wanted = people.filter((person) => oracle.showsTag(seat, person));
    const drawn = rows.filter(({ names }) => names.includes('atelier')).map((row) => row.person_id);
    expect(drawn.sort(), seat).toEqual(wanted.sort());
    shown += drawn.length;
    return 1;
  });
  expect(shown).toBeGreaterThan(20);
});

test('pages of three follow each other both ways, whatever the sort and the filter', async () => {
  const dice = new Dice(31);
  const compared = await forEverySeat(async (tx, seat, scope) => {
    const [sort, reversed] = [dice.pick(peopleSorts), dice.chance(0.5)];
    const filters = dice.chance(0.5) ? dice.pick([...everyFilter, { named: 'ab' }]) : {};
    const wanted = expected(seat, scope, filters, sort, reversed);
    const walk = async (backwards: boolean) => {
      const seen: string[] = [];
      let cursor: string | null = backwards ? (wanted.at(-1) ?? null) : null;
      for (;;) {
        const page = await ids(tx, { scope, filters, sort, reversed, cursor, backwards, most: 3 });
        if (page.length === 0) return seen;
        seen.push(...page);
        cursor = page.at(-1) ?? null;
      }
    };
    expect(await walk(false), `${seat} ${scope} ${sort}`).toEqual(wanted);
    if (wanted.length > 0)
      expect(await walk(true), `${seat} ${scope} ${sort}`).toEqual(wanted.slice(0, -1).reverse());
    return wanted.length;
  });
  expect(compared).toBeGreaterThan(60);
});

test('a page that begins at somebody who is not in the list is empty: their place in it would tell of them', async () => {
  const compared = await forEverySeat(async (tx, seat, scope) => {
    const own = new Set(expected(seat, scope));
    const stranger = facts.people.find(({ id }) => !own.has(id));
    if (!stranger) return 0;
    for (const backwards of [false, true])
      expect(await ids(tx, { scope, cursor: stranger.id, backwards })).toEqual([]);
    return 1;
  });
  expect(compared).toBeGreaterThan(100);
});

test('kinds of news are those of events that the seat reads, that others wrote, and that are nobody’s secret', async () => {
  const people = facts.people.map(({ id }) => id);
  const compared = await forEverySeat(async (tx, seat, scope) => {
    if (scope !== 'personnes') return 0;
    const { rows } = await sql<{
      person_id: string;
      kinds: string[];
    }>`SELECT * FROM access.news_of(${people}::uuid[])`.execute(tx);
    const got = Object.fromEntries(rows.map((row) => [row.person_id, [...row.kinds].sort()]));
    const wanted = Object.fromEntries(
      people.flatMap((person) => {
        const kinds = oracle.news(seat, person);
        return kinds.length > 0 ? [[person, kinds]] : [];
      }),
    );
    expect(got, seat).toEqual(wanted);
    return rows.length;
  });
  expect(compared).toBeGreaterThan(20);
});

test('changing what a seat may not learn changes neither order, filter nor count of its lists', async () => {
  const answers = async () => {
    const found = new Map<string, unknown>();
    await forEverySeat(async (tx, seat, scope) => {
      if (oracle.learnsAnything(seat, scope) || expected(seat, scope).length === 0) return 0;
      const answer = [];
      for (const sort of peopleSorts) answer.push(await ids(tx, { scope, sort }));
      for (const filters of everyFilter) answer.push(await total(tx, scope, filters));
      found.set(`${seat} ${scope}`, answer);
      return 1;
    });
    return found;
  };
  const before = await answers();
  await withOwner(db.ownerUrl, (owner) =>
    owner.query(`UPDATE person_list SET next_due_on = next_due_on + 400, last_contact_on = last_contact_on - 300,
      silent_since = silent_since - 300, change_on = change_on + 400, next_owner = 'organisme', next_owner_seat = NULL`),
  );
  expect(await answers()).toEqual(before);
  expect(before.size).toBeGreaterThan(3);
});

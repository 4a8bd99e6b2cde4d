import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { accessColumnsCheck } from '../circle/access-columns-check.ts';
import type { Facts } from './facts.ts';
import { worldInstant } from './facts.ts';
import { fillWorld } from './fill.ts';
import { actorsOf, differences, judgedTables } from './judge.ts';
import { updateDifferences } from './judge-writes.ts';
import { Oracle } from './oracle.ts';
import { generateWorld } from './world.ts';

const db = useDatabase({ clock: fixedClock(Temporal.Instant.from(worldInstant)) });

const seeds = process.env.ACCESS_SEEDS?.split(',').map(Number) ?? [1, 2, 3];

/** Worlds pile up in one database on purpose: another territory's people must change nothing. */
async function worldOf(seed: number): Promise<Facts> {
  const facts = generateWorld(seed);
  await withOwner(db.ownerUrl, (owner) => fillWorld(owner, facts));
  return facts;
}

for (const seed of seeds) {
  test(`in world ${seed}, every actor reads and writes exactly what the oracle allows`, async () => {
    const facts = await worldOf(seed);
    expect(await differences(db.runtime, facts)).toEqual([]);
    expect(await updateDifferences(db.runtime, facts)).toEqual([]);
  });
}

test('the generated worlds are not trivial: each judged table is both read and refused in one of them', () => {
  const worlds = seeds
    .map((seed) => generateWorld(seed))
    .map((facts) => ({ facts, oracle: new Oracle(facts) }));
  for (const { table, expected } of judgedTables) {
    const counts = worlds.flatMap(({ facts, oracle }) =>
      actorsOf(facts).map((a) => expected(oracle, a.oracle).length),
    );
    expect(Math.max(...counts), table).toBeGreaterThan(0);
    expect(Math.min(...counts), table).toBe(0);
  }
});

test('relais check finds a spine that no longer says what circles and référents say', async () => {
  expect((await accessColumnsCheck.run(db)).differences).toEqual([]);
  const [person] = (await worldOf(9)).people;
  await withOwner(db.ownerUrl, (owner) =>
    owner.query(`UPDATE person_list SET lead_seat = gen_random_uuid() WHERE person_id = $1`, [person?.id]),
  );
  expect((await accessColumnsCheck.run(db)).differences).toEqual([person?.id]);
});

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { appointLead } from './appoint-lead.server.ts';
import { orientPerson } from './orient-person.server.ts';
import {
  bringIn,
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from './testing/circle-world.ts';
import { withoutLead } from './without-lead.query.server.ts';

const db = useDatabase({ clock: movingClock('2026-03-03T09:00:00Z') });
let at: CircleTerritory;
let elsewhere: CircleTerritory;

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  elsewhere = await openCircleTerritory(db.runtime, 'Nièvre');
});

async function everybody(
  who: Professional,
  input: { show?: 'to-orient' | 'to-appoint' } = {},
): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await run(db.runtime, withoutLead, who, { ...input, after });
    found.push(...page.people.map((person) => person.personId));
    after = page.next ?? undefined;
  } while (after);
  return found;
}

test('each reads their own: the authority all of them, the body those who were oriented to it', async () => {
  const { reception, officer, manager, adviser, partnerManager } = at.seats;
  const bring = () => bringIn(db.runtime, { by: reception, territoryId: at.territoryId });
  const [fresh, oriented, led] = [await bring(), await bring(), await bring()];
  for (const personId of [oriented, led]) {
    await run(db.runtime, orientPerson, officer, {
      personId,
      track: 'sociale',
      bodyId: at.organisations.body,
    });
  }
  await run(db.runtime, appointLead, manager, { personId: led, seat: adviser.seat });

  expect(new Set(await everybody(officer))).toEqual(new Set([fresh, oriented]));
  expect(await everybody(officer, { show: 'to-orient' })).toEqual([fresh]);
  expect(await everybody(officer, { show: 'to-appoint' })).toEqual([oriented]);
  expect(await everybody(manager)).toEqual([oriented]);
  expect(await everybody(partnerManager)).toEqual([]);
  expect(await everybody(elsewhere.seats.officer)).toEqual([]);
  await expect(everybody(adviser)).rejects.toThrow(NotFound);
  await expect(run(db.runtime, withoutLead, manager, { as: 'officer' })).rejects.toThrow(NotFound);

  const officerPage = await run(db.runtime, withoutLead, officer, {});
  const loads = officerPage.bodies.map((body) => [body.name, body.people, body.withoutLead]);
  // A crèche does not accompany, a shelter is discreet: neither is offered.
  expect(loads).toEqual([
    ['body de Cher', 2, 1],
    ['department de Cher', 0, 0],
    ['mission de Cher', 0, 0],
  ]);
  const managerPage = await run(db.runtime, withoutLead, manager, {});
  expect(managerPage.leads.map((lead) => [lead.name, lead.people])).toEqual([
    ['Hugo Blanchet', 0],
    ['Jeanne Roux', 0],
    ['Paul Gentil', 1],
  ]);
});

test('pages follow each other without loss or repetition, by an index and never the whole table', async () => {
  const { department } = elsewhere.organisations;
  await withOwner(db.ownerUrl, async (owner) => {
    await owner.query(
      `WITH made AS (
         INSERT INTO person (person_id, territory_id, authority_id, origin_org, informed_on, created_at)
         SELECT gen_random_uuid(), $1, $2, $2, '2026-01-01', now() FROM generate_series(1, 3000) RETURNING *)
       INSERT INTO person_list (person_id, territory_id, authority_id, origin_org, seats, part_seats, orgs, barred_orgs,
                                conflict_seats, informed_on, created_at, entered_on)
       SELECT person_id, territory_id, authority_id, origin_org, '{}', '{}', '{}', '{}', '{}', informed_on, created_at,
              date '2026-01-01' + (row_number() OVER ())::int % 7
       FROM made`,
      [elsewhere.territoryId, department],
    );
    await owner.query('ANALYZE person_list');
  });
  const first = await run(db.runtime, withoutLead, elsewhere.seats.officer, {});
  expect(first.people).toHaveLength(50);
  const dates = first.people.map((person) => person.enteredOn);
  expect(dates).toEqual([...dates].sort());
  const all = await everybody(elsewhere.seats.officer);
  expect(all).toHaveLength(3000);
  expect(new Set(all).size).toBe(3000);

  const plan = await boundTransaction(db.runtime, elsewhere.seats.officer, ({ tx }) =>
    sql<{ 'QUERY PLAN': string }>`EXPLAIN SELECT person_id FROM person_list
      WHERE authority_id = ${department} AND lead_seat IS NULL AND ended_on IS NULL
        AND (entered_on, person_id) > ('2026-01-02'::date, '00000000-0000-0000-0000-000000000000'::uuid)
      ORDER BY entered_on, person_id LIMIT 51`.execute(tx),
  );
  expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(
    /Index Scan using person_list_authority/,
  );
});

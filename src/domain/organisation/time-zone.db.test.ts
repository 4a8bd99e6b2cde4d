import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import { NotFound, SeatEnded } from '../../platform/access/errors.ts';
import { query, run } from '../../platform/access/run.ts';
import { systemDb } from '../../platform/access/system-db.ts';
import { openSession, resolveSession } from '../../platform/auth/sessions.server.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { today } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { bringIn, type CircleTerritory, openCircleTerritory } from '../circle/testing/circle-world.ts';
import { myPeople } from '../person/my-people.query.server.ts';
import { carryOutDepartures } from './departures.server.ts';

// One instant, two days: 2 March in Paris and at La Réunion, still 1 March in Martinique.
const clock = movingClock('2026-03-02T01:00:00Z');
const db = useDatabase({ clock });
const MIDNIGHT_IN_MARTINIQUE = '2026-03-02T04:00:00Z';

let west: CircleTerritory;
let paris: CircleTerritory;
let east: CircleTerritory;
beforeAll(async () => {
  west = await openCircleTerritory(db.runtime, 'Martinique', 'America/Martinique');
  paris = await openCircleTerritory(db.runtime, 'Cher', 'Europe/Paris');
  east = await openCircleTerritory(db.runtime, 'Réunion', 'Indian/Reunion');
});

const owner = (text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (client) => (await client.query(text, values)).rows);

const days = query({
  name: 'days',
  input: z.object({}),
  access: professionalOnly(),
  reads: 'none',
  handle: async ({ tx, clock: here }) => {
    const { rows } = await sql<{ day: string }>`SELECT access.today() AS day`.execute(tx);
    return [rows[0]?.day, today(here)];
  },
});

test('the database and the handlers live on the day of the actor’s territory', async () => {
  clock.set('2026-03-02T01:00:00Z');
  expect(await run(db.runtime, days, west.seats.adviser, {})).toEqual(['2026-03-01', '2026-03-01']);
  expect(await run(db.runtime, days, paris.seats.adviser, {})).toEqual(['2026-03-02', '2026-03-02']);
  clock.set('2026-03-02T21:00:00Z');
  expect(await run(db.runtime, days, east.seats.adviser, {})).toEqual(['2026-03-03', '2026-03-03']);
  expect(await run(db.runtime, days, paris.seats.adviser, {})).toEqual(['2026-03-02', '2026-03-02']);
});

test('the accompanied person lives there too', async () => {
  clock.set('2026-03-02T01:00:00Z');
  const { adviser } = west.seats;
  const personId = await bringIn(db.runtime, { by: adviser, territoryId: west.territoryId, accompany: true });
  const own = query({ ...days, access: { kind: 'open', allows: () => true } });
  expect(await run(db.runtime, own, { kind: 'person', personId }, {})).toEqual(['2026-03-01', '2026-03-01']);
});

describe('what ends on 2 March ends at the midnight of the territory', () => {
  test('a seat, and its session', async () => {
    clock.set('2026-03-02T01:00:00Z');
    const colleagues = [west.seats.colleague, paris.seats.colleague];
    const tokens = await Promise.all(
      colleagues.map(({ professionalId }) =>
        systemDb(db.runtime, 'sign in', (tx) =>
          openSession(tx, clock.now(), { professionalId, method: 'link', device: 'Firefox' }),
        ),
      ),
    );
    await owner(`UPDATE membership SET until_on = '2026-03-02' WHERE membership_id = ANY ($1)`, [
      colleagues.map(({ seat }) => seat),
    ]);
    const ended = async () =>
      Promise.all(
        tokens.map(async (token) => (await resolveSession(db.runtime, token, { gesture: true })).ended),
      );
    await expect(run(db.runtime, days, paris.seats.colleague, {})).rejects.toThrow(SeatEnded);
    await expect(run(db.runtime, days, west.seats.colleague, {})).resolves.toHaveLength(2);
    expect(await ended()).toEqual([null, 'membership-ended']);
    clock.set(MIDNIGHT_IN_MARTINIQUE);
    await expect(run(db.runtime, days, west.seats.colleague, {})).rejects.toThrow(SeatEnded);
    expect((await ended())[0]).toBe('membership-ended');
  });

  test('an agreement, whose last day is 1 March', async () => {
    await owner(`UPDATE partnership_agreement SET until_on = '2026-03-01' WHERE organisation_id = ANY ($1)`, [
      [west.organisations.mission, paris.organisations.mission],
    ]);
    clock.set('2026-03-02T01:00:00Z');
    await expect(run(db.runtime, myPeople, paris.seats.partner, {})).rejects.toThrow(NotFound);
    await expect(run(db.runtime, myPeople, west.seats.partner, {})).resolves.toBeDefined();
    clock.set(MIDNIGHT_IN_MARTINIQUE);
    await expect(run(db.runtime, myPeople, west.seats.partner, {})).rejects.toThrow(NotFound);
  });

  test('a portfolio: the job waits for the leaver’s own evening', async () => {
    clock.set('2026-03-02T01:00:00Z');
    const { adviser, manager } = west.seats;
    await bringIn(db.runtime, { by: adviser, territoryId: west.territoryId, accompany: true });
    await owner(`UPDATE membership SET until_on = '2026-03-02', leaving_by = $2 WHERE membership_id = $1`, [
      adviser.seat,
      manager.seat,
    ]);
    const places = async () =>
      (await owner('SELECT FROM circle_member WHERE seat = $1 AND until IS NULL', [adviser.seat])).length;
    await carryOutDepartures(db.runtime);
    expect(await places()).toBeGreaterThan(0);
    clock.set(MIDNIGHT_IN_MARTINIQUE);
    await carryOutDepartures(db.runtime);
    expect(await places()).toBe(0);
  });
});

test('a territory whose time zone does not exist cannot be opened', async () => {
  await expect(openCircleTerritory(db.runtime, 'Nulle part', 'Europe/Bourges')).rejects.toThrow('time zone');
});

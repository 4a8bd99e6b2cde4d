import { describe, expect, test } from 'vitest';
import { NotFound, Refused, SeatEnded } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { systemDb } from '../../platform/access/system-db.ts';
import { openSession, resolveSession } from '../../platform/auth/sessions.server.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { appointLead } from '../circle/appoint-lead.server.ts';
import { circlePage } from '../circle/circle-page.query.server.ts';
import { inviteToCircle } from '../circle/invite-to-circle.server.ts';
import { standInsPage } from '../circle/stand-ins.query.server.ts';
import { openCircleTerritory, type Professional } from '../circle/testing/circle-world.ts';
import { movePortfolio, personWithLead } from '../circle/testing/journey.ts';
import { gapsOf, leadsMany } from '../circle/testing/portfolio.ts';
import { declareConflict } from '../person/declare-conflict.server.ts';
import { closeSeat } from './close-seat.server.ts';
import { carryOutDepartures } from './departures.server.ts';
import { planDeparture } from './plan-departure.server.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
const on = (day: string) => ({ ...db.runtime, clock: movingClock(`${day}T00:10:00+01:00`) });

let territories = 0;
const freshTerritory = () => {
  territories += 1;
  return openCircleTerritory(db.runtime, `Départs ${territories}`);
};

const rowsOf = <Row extends object>(text: string, values: unknown[]) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query<Row>(text, values)).rows);

const signIn = (who: Professional) =>
  systemDb(db.runtime, 'sign in', (tx) =>
    openSession(tx, clock.now(), { professionalId: who.professionalId, method: 'link', device: 'Firefox' }),
  );

const mails = (template: string, email: string) =>
  rowsOf<{ params: object }>(
    'SELECT params FROM mail_message WHERE template = $1 AND recipient = $2 ORDER BY created_at',
    [template, email],
  );

describe('in an emergency', () => {
  test('the manager is référent in the same instant, and every session of the leaver ends', async () => {
    const at = await freshTerritory();
    const { manager, adviser, partner, contributor } = at.seats;
    const people = await leadsMany(db.ownerUrl, at, adviser, 84);
    const tokens = [await signIn(adviser), await signIn(adviser), await signIn(manager)];
    const other = await personWithLead(db.runtime, at);
    await run(db.runtime, inviteToCircle, adviser, {
      personId: other,
      seat: partner.seat,
      role: 'accompagnateur',
      reason: 'Travailler ensemble.',
    });
    await expect(run(db.runtime, closeSeat, manager, { seat: adviser.seat })).rejects.toEqual(
      new Refused('portfolio'),
    );
    expect(await run(db.runtime, closeSeat, manager, { seat: adviser.seat, interim: true })).toEqual({
      people: 85,
    });

    expect(await gapsOf(db.ownerUrl, [...people, other], '2026-03-03')).toEqual([]);
    const states = [];
    for (const token of tokens) {
      const { session, ended } = await resolveSession(db.runtime, token, { gesture: true });
      states.push(session ? 'open' : ended);
    }
    expect(states).toEqual(['membership-ended', 'membership-ended', 'open']);
    expect(
      await rowsOf('SELECT 1 FROM session WHERE seat = $1 AND ended_at IS NULL', [adviser.seat]),
    ).toEqual([]);
    await expect(run(db.runtime, circlePage, adviser, { personId: other })).rejects.toThrow(SeatEnded);
    // What they had begun with others goes on: the invitation that they sent still waits for its answer.
    expect(await rowsOf('SELECT state FROM circle_invitation WHERE by_seat = $1', [adviser.seat])).toEqual([
      { state: 'ouverte' },
    ]);
    expect(
      await rowsOf(
        `SELECT interim, count(*)::int AS n FROM lead_period WHERE seat = $1 AND until_at IS NULL GROUP BY 1`,
        [manager.seat],
      ),
    ).toEqual([{ interim: true, n: 85 }]);
    // No thirty days of reading for who is gone.
    expect(
      await rowsOf(`SELECT 1 FROM access_grant WHERE seat = $1 AND revoked_at IS NULL`, [adviser.seat]),
    ).toEqual([]);
    const { interim } = await run(db.runtime, standInsPage, manager, {});
    expect(interim.people).toBe(85);
    await run(db.runtime, appointLead, manager, { personId: other, seat: manager.seat });
    expect((await run(db.runtime, standInsPage, manager, {})).interim.people).toBe(84);
    expect(await gapsOf(db.ownerUrl, [other], '2026-03-03')).toEqual([]);
    await expect(
      run(db.runtime, closeSeat, contributor, { seat: manager.seat, interim: true }),
    ).rejects.toThrow(NotFound);
  });

  test('a manager with a declared link does not become référent of that person: a colleague does', async () => {
    const at = await freshTerritory();
    const { manager, adviser, colleague } = at.seats;
    const personId = await personWithLead(db.runtime, at);
    await run(db.runtime, declareConflict, manager, { personId });
    await run(db.runtime, closeSeat, manager, { seat: adviser.seat, interim: true });
    expect(
      await rowsOf('SELECT seat FROM lead_period WHERE person_id = $1 AND until_at IS NULL', [personId]),
    ).toEqual([{ seat: colleague.seat }]);
    expect(await gapsOf(db.ownerUrl, [personId], '2026-03-03')).toEqual([]);
  });

  test('invitations addressed to the leaver close, and who they stood in for is no longer theirs', async () => {
    const at = await freshTerritory();
    const { manager, adviser, colleague } = at.seats;
    const personId = await personWithLead(db.runtime, at);
    await movePortfolio(db.runtime, manager, {
      from: adviser,
      to: colleague,
      period: ['2026-03-01', '2026-04-01'],
    });
    const other = await personWithLead(db.runtime, at);
    await run(db.runtime, inviteToCircle, adviser, {
      personId: other,
      seat: colleague.seat,
      role: 'accompagnateur',
      reason: 'Travailler ensemble.',
    });
    await run(db.runtime, closeSeat, manager, { seat: colleague.seat });
    expect(await rowsOf('SELECT state FROM circle_invitation WHERE seat = $1', [colleague.seat])).toEqual([
      { state: 'retiree' },
    ]);
    expect((await run(db.runtime, standInsPage, manager, {})).standIns).toEqual([]);
    expect(await gapsOf(db.ownerUrl, [personId, other], '2026-03-03')).toEqual([]);
  });
});

describe('a planned departure', () => {
  test('ends by itself; the manager was warned, and holds that very day whoever was not given to somebody', async () => {
    const at = await freshTerritory();
    const { manager, adviser } = at.seats;
    const people = await leadsMany(db.ownerUrl, at, adviser, 12);
    const token = await signIn(adviser);
    await run(db.runtime, planDeparture, manager, { seat: adviser.seat, lastDay: '2026-03-12' });
    expect((await run(db.runtime, standInsPage, manager, {})).departures).toEqual([
      { seat: adviser.seat, name: 'Paul Gentil', lastDay: '2026-03-12', leads: 12 },
    ]);
    for (const day of ['2026-03-04', '2026-03-06', '2026-03-07', '2026-03-12', '2026-03-12'])
      await carryOutDepartures(on(day));
    expect(await mails('departure-nears', at.emailOf('manager'))).toEqual([
      { params: { people: 12, stoodIn: 0, lastDay: '2026-03-12' } },
      { params: { people: 12, stoodIn: 0, lastDay: '2026-03-12' } },
    ]);
    // Access ends with the clock, even if nothing runs that night.
    await expect(run(on('2026-03-13'), circlePage, adviser, { personId: people[0] ?? '' })).rejects.toThrow(
      SeatEnded,
    );
    await carryOutDepartures(on('2026-03-13'));
    await carryOutDepartures(on('2026-03-13'));
    expect(await gapsOf(db.ownerUrl, people, '2026-03-13')).toEqual([]);
    expect(await mails('interim-taken', at.emailOf('manager'))).toEqual([{ params: { people: 12 } }]);
    expect((await run(on('2026-03-13'), standInsPage, manager, {})).interim.people).toBe(12);
    expect((await resolveSession(on('2026-03-13'), token, { gesture: true })).session).toBeNull();
    expect(
      await rowsOf(`SELECT DISTINCT kind, author_name FROM timeline_event WHERE person_id = ANY ($1)`, [
        people,
      ]),
    ).toEqual([{ kind: 'lead-interim', author_name: 'Hugo Blanchet' }]);
  });

  test('is called off before its day, never planned for the past, never by oneself or another team', async () => {
    const at = await freshTerritory();
    const { manager, adviser, partnerManager } = at.seats;
    const plan = (who: Professional, seat: string, lastDay: string | null) =>
      run(db.runtime, planDeparture, who, { seat, lastDay });
    await plan(manager, adviser.seat, '2026-03-20');
    await plan(manager, adviser.seat, null);
    expect((await run(db.runtime, standInsPage, manager, {})).departures).toEqual([]);
    await expect(plan(manager, adviser.seat, '2026-03-02')).rejects.toEqual(new Refused('departure_past'));
    for (const who of [partnerManager, adviser])
      await expect(plan(who, adviser.seat, '2026-03-20')).rejects.toThrow(NotFound);
    await expect(plan(manager, manager.seat, '2026-03-20')).rejects.toThrow(NotFound);
  });
});

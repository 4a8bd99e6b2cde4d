import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused, SeatEnded } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { endAgreement } from '../organisation/agreements.server.ts';
import { changeSeat } from '../organisation/change-seat.server.ts';
import { closeSeat } from '../organisation/close-seat.server.ts';
import { partnerPage } from '../organisation/partner-page.query.server.ts';
import { appointLead } from './appoint-lead.server.ts';
import { circlePage } from './circle-page.query.server.ts';
import { endParticipation } from './end-participation.server.ts';
import { endStandIn } from './end-stand-in.server.ts';
import { leaveCircle } from './leave-circle.server.ts';
import { movePage } from './move-page.query.server.ts';
import { newMovePage } from './new-move-page.query.server.ts';
import { standInsPage } from './stand-ins.query.server.ts';
import { type CircleTerritory, openCircleTerritory, type Professional } from './testing/circle-world.ts';
import { joins, movePortfolio, personWithLead } from './testing/journey.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let here: CircleTerritory;

// A territory for each test: portfolios and absences do not mix.
let territories = 0;
async function freshTerritory(): Promise<CircleTerritory> {
  territories += 1;
  return openCircleTerritory(db.runtime, `Territoire ${territories}`);
}
beforeAll(async () => {
  here = await freshTerritory();
});

/** What the gate says of this professional towards this person, today. */
const levelOf = (who: Professional, personId: string) =>
  boundTransaction(db.runtime, who, async ({ open }) => {
    const levels = (await open([personId])).get(personId);
    return levels
      ? levels.lead
        ? 'lead'
        : levels.edit
          ? 'edit'
          : levels.file
            ? 'file'
            : 'other'
      : 'nothing';
  });

describe('leaving', () => {
  test('access ends at once; the référent learns of it, the place stays in history', async () => {
    const personId = await personWithLead(db.runtime, here);
    const { partner } = here.seats;
    await joins(db.runtime, here, personId, partner);
    expect(await levelOf(partner, personId)).toBe('edit');
    await run(db.runtime, leaveCircle, partner, { personId });
    expect(await levelOf(partner, personId)).toBe('nothing');
    await expect(run(db.runtime, circlePage, partner, { personId })).rejects.toThrow(NotFound);
    await expect(run(db.runtime, leaveCircle, partner, { personId })).rejects.toThrow(NotFound);
    const rows = await withOwner(db.ownerUrl, (owner) =>
      owner.query(
        `SELECT (SELECT count(*)::int FROM mail_message WHERE template = 'circle-left' AND recipient = $2) AS told,
           (SELECT end_reason FROM circle_member WHERE person_id = $1 AND seat = $3) AS reason`,
        [personId, here.emailOf('adviser'), partner.seat],
      ),
    );
    expect(rows.rows).toEqual([{ told: 1, reason: 'depart' }]);
  });

  test('the référent cannot leave before somebody takes over', async () => {
    const personId = await personWithLead(db.runtime, here);
    await expect(run(db.runtime, leaveCircle, here.seats.adviser, { personId })).rejects.toEqual(
      new Refused('lead_must_be_replaced'),
    );
  });

  test('the référent ends a participation; another member cannot', async () => {
    const personId = await personWithLead(db.runtime, here);
    const { partner, contributor, adviser } = here.seats;
    await joins(db.runtime, here, personId, partner);
    await joins(db.runtime, here, personId, contributor, 'contributeur');
    const { members } = await run(db.runtime, circlePage, adviser, { personId });
    const placeOf = (name: string) => members.find((member) => member.name === name)?.circleMemberId ?? '';
    const end = (who: Professional, name: string) =>
      run(db.runtime, endParticipation, who, { personId, circleMemberId: placeOf(name) });
    await expect(end(partner, 'Lucie Carré')).rejects.toThrow(NotFound);
    await expect(end(adviser, 'Paul Gentil')).rejects.toThrow(NotFound);
    await end(adviser, 'Lucie Carré');
    expect(await levelOf(contributor, personId)).toBe('nothing');
  });

  test('a former référent reads for thirty days, then no more', async () => {
    const personId = await personWithLead(db.runtime, here);
    const { manager, adviser, colleague } = here.seats;
    await run(db.runtime, appointLead, manager, { personId, seat: colleague.seat });
    expect(await levelOf(adviser, personId)).toBe('file');
    expect(await levelOf(colleague, personId)).toBe('lead');
    const later = movingClock(
      clock
        .now()
        .add({ hours: 24 * 31 })
        .toString(),
    );
    const then = { ...db.runtime, clock: later };
    await expect(run(then, circlePage, adviser, { personId })).rejects.toThrow(NotFound);
  });
});

describe('a stand-in', () => {
  test('starts and ends by the clock, its last day included', async () => {
    const at = await freshTerritory();
    const { manager, adviser, colleague, partner } = at.seats;
    const leads = await personWithLead(db.runtime, at);
    const moveId = await movePortfolio(db.runtime, manager, {
      from: adviser,
      to: colleague,
      period: ['2026-03-10', '2026-03-12'],
    });
    expect(await run(db.runtime, movePage, manager, { moveId })).toMatchObject({
      state: 'fait',
      done: 1,
      forOthers: 0,
      from: { name: 'Paul Gentil' },
      people: [{ personId: leads, toName: 'Jeanne Roux', outcome: 'fait' }],
    });
    const on = (day: string) => ({ ...db.runtime, clock: movingClock(`${day}T10:00:00Z`) });
    const reads = (day: string) =>
      run(on(day), circlePage, colleague, { personId: leads }).then(
        (page) => page.abilities.endParticipation,
        () => 'nothing',
      );
    expect(await reads('2026-03-09')).toBe('nothing');
    expect(await reads('2026-03-10')).toBe(true);
    expect(await reads('2026-03-12')).toBe(true);
    expect(await reads('2026-03-13')).toBe('nothing');
    // Paris is past midnight on the 13th while it is still the 12th in UTC.
    const night = { ...db.runtime, clock: movingClock('2026-03-12T23:30:00Z') };
    await expect(run(night, circlePage, colleague, { personId: leads })).rejects.toThrow(NotFound);

    const page = await run(on('2026-03-11'), standInsPage, manager, {});
    expect(page.standIns).toMatchObject([
      { forName: 'Paul Gentil', name: 'Jeanne Roux', from: '2026-03-10', until: '2026-03-12', people: 1 },
    ]);
    const { people } = await run(on('2026-03-11'), newMovePage, manager, { seat: adviser.seat });
    expect(people).toMatchObject([{ personId: leads, leads: true }]);
    const circle = await run(on('2026-03-11'), circlePage, adviser, { personId: leads });
    expect(circle.members[0]?.standIns).toEqual([
      { name: 'Jeanne Roux', from: '2026-03-10', until: '2026-03-12' },
    ]);
    await expect(run(on('2026-03-11'), standInsPage, partner, {})).rejects.toThrow(NotFound);
  });

  test('covers a selection; the rest of the portfolio stays closed to them', async () => {
    const at = await freshTerritory();
    const { manager, adviser, colleague } = at.seats;
    const [one, other] = [await personWithLead(db.runtime, at), await personWithLead(db.runtime, at)];
    const cover = (people: string[]) =>
      movePortfolio(db.runtime, manager, {
        from: adviser,
        to: colleague,
        period: ['2026-03-01', '2026-03-20'],
        people,
      });
    await expect(cover([])).rejects.toEqual(new Refused('nobody_to_cover'));
    await expect(cover([one, newId()])).rejects.toThrow(NotFound);
    await cover([one]);
    expect(await levelOf(colleague, one)).toBe('lead');
    expect(await levelOf(colleague, other)).toBe('nothing');

    await run(db.runtime, endStandIn, manager, { fromSeat: adviser.seat, toSeat: colleague.seat });
    expect(await levelOf(colleague, one)).toBe('nothing');
    await expect(
      run(db.runtime, endStandIn, manager, { fromSeat: adviser.seat, toSeat: colleague.seat }),
    ).rejects.toThrow(NotFound);
  });

  test('ends with the place it holds: somebody else becomes référent', async () => {
    const at = await freshTerritory();
    const { manager, adviser, colleague } = at.seats;
    const personId = await personWithLead(db.runtime, at);
    await movePortfolio(db.runtime, manager, {
      from: adviser,
      to: colleague,
      period: ['2026-03-01', '2026-12-31'],
    });
    expect(await levelOf(colleague, personId)).toBe('lead');
    await run(db.runtime, appointLead, manager, { personId, seat: manager.seat });
    expect(await levelOf(colleague, personId)).toBe('nothing');
  });

  test('is named by the manager of the same organisation only, on dates that make sense', async () => {
    const at = await freshTerritory();
    const { manager, adviser, colleague, partnerManager } = at.seats;
    await personWithLead(db.runtime, at);
    const base = {
      from: adviser,
      to: colleague,
      period: ['2026-03-05', '2026-03-06'] as const,
    };
    await expect(movePortfolio(db.runtime, partnerManager, base)).rejects.toThrow(NotFound);
    await expect(movePortfolio(db.runtime, colleague, base)).rejects.toThrow(NotFound);
    await expect(movePortfolio(db.runtime, manager, { ...base, to: partnerManager })).rejects.toEqual(
      new Refused('seat_unavailable'),
    );
    await expect(movePortfolio(db.runtime, manager, { ...base, to: [colleague, manager] })).rejects.toEqual(
      new Refused('one_stand_in'),
    );
    await expect(
      movePortfolio(db.runtime, manager, { ...base, period: ['2026-03-05', '2026-03-04'] }),
    ).rejects.toEqual(new Refused('dates_order'));
    await expect(
      movePortfolio(db.runtime, manager, { ...base, period: ['2026-02-01', '2026-02-02'] }),
    ).rejects.toEqual(new Refused('dates_past'));
  });
});

describe('a departure', () => {
  test('is refused while the seat leads people; after reassigning, every access ends', async () => {
    const at = await freshTerritory();
    const { manager, adviser, colleague } = at.seats;
    const people = [await personWithLead(db.runtime, at), await personWithLead(db.runtime, at)];
    const leave = () => run(db.runtime, closeSeat, manager, { seat: adviser.seat });
    await expect(leave()).rejects.toEqual(new Refused('portfolio'));
    await expect(
      run(db.runtime, changeSeat, manager, {
        seat: adviser.seat,
        function: 'accueil',
        speciality: 'les-deux',
        roles: ['reception'],
      }),
    ).rejects.toEqual(new Refused('portfolio'));
    await movePortfolio(db.runtime, manager, { from: adviser, to: colleague });
    for (const personId of people) expect(await levelOf(colleague, personId)).toBe('lead');
    await leave();
    await expect(levelOf(adviser, people[0] ?? '')).rejects.toThrow(SeatEnded);
  });

  test('is decided by a manager of the same organisation, never of oneself', async () => {
    const at = await freshTerritory();
    const { manager, adviser, partnerManager } = at.seats;
    for (const [who, seat] of [
      [partnerManager, adviser.seat],
      [adviser, manager.seat],
      [manager, manager.seat],
      [manager, newId()],
    ] as const) {
      await expect(run(db.runtime, closeSeat, who, { seat, interim: true })).rejects.toThrow(NotFound);
    }
  });
});

test('when the agreement ends, the organisation’s access ends with its last day', async () => {
  const at = await freshTerritory();
  const { coordinator, partner } = at.seats;
  const personId = await personWithLead(db.runtime, at);
  await joins(db.runtime, at, personId, partner);
  const { agreements } = await run(db.runtime, partnerPage, coordinator, {
    organisationId: at.organisations.mission,
  });
  await run(db.runtime, endAgreement, coordinator, {
    agreementId: agreements[0]?.id ?? '',
    until: '2026-03-10',
    why: 'Fin du partenariat',
  });
  const on = (day: string) => ({ ...db.runtime, clock: movingClock(`${day}T10:00:00Z`) });
  expect((await run(on('2026-03-10'), circlePage, partner, { personId })).members).toHaveLength(2);
  await expect(run(on('2026-03-11'), circlePage, partner, { personId })).rejects.toThrow(NotFound);
  const rows = await boundTransaction(on('2026-03-11'), partner, ({ tx }) =>
    sql`SELECT person_id FROM circle_member UNION ALL SELECT person_id FROM person_list`.execute(tx),
  );
  expect(rows.rows).toEqual([]);
});

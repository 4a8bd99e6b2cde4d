import { beforeEach, expect, test } from 'vitest';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { carryOutMove } from '../circle/carry-out-move.server.ts';
import { endStandIn } from '../circle/end-stand-in.server.ts';
import { newMovePage } from '../circle/new-move-page.query.server.ts';
import { prepareMove } from '../circle/prepare-move.server.ts';
import { standInsPage } from '../circle/stand-ins.query.server.ts';
import {
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../circle/testing/circle-world.ts';
import { movePortfolio } from '../circle/testing/journey.ts';
import { leadsMany } from '../circle/testing/portfolio.ts';
import { declareAbsence, withdrawAbsence } from '../organisation/declare-absence.server.ts';
import { carryOutDepartures } from '../organisation/departures.server.ts';
import { planDeparture } from '../organisation/plan-departure.server.ts';
import { seatPage } from '../organisation/seat-page.query.server.ts';
import { myDay } from './my-day.query.server.ts';
import type { DeadlineKind } from './rules.ts';

const db = useDatabase({ clock: movingClock('2026-03-03T09:00:00Z') });
const team: DeadlineKind[] = ['portefeuille', 'depart-prevu', 'suite-remplacement', 'absence-annoncee'];

let at: CircleTerritory;
let territories = 0;
beforeEach(async () => {
  territories += 1;
  at = await openCircleTerritory(db.runtime, `Équipe ${territories}`);
});

const due = async (who: Professional) =>
  (await run(db.runtime, myDay, who, {})).actions.filter(({ kind }) => team.includes(kind));
const said = async (who: Professional) =>
  (await due(who)).map(({ kind, words, dueOn }) => [kind, words, dueOn]);
const leaves = (who: Professional, lastDay: string) =>
  run(db.runtime, planDeparture, at.seats.manager, { seat: who.seat, lastDay });

test('a colleague who leaves with people comes into the manager’s day, until a relay is prepared, then carried out', async () => {
  const { manager, adviser, colleague, partnerManager, coordinator } = at.seats;
  await leaves(adviser, '2026-03-12');
  expect(await due(manager)).toEqual([]); // nobody to entrust
  await leadsMany(db.ownerUrl, at, adviser, 3);
  expect(await due(manager)).toMatchObject([
    {
      kind: 'depart-prevu',
      subjectId: adviser.seat,
      words: 'Paul Gentil',
      dueOn: '2026-03-12',
      owner: 'moi',
      why: '3 personnes sans autre référent',
    },
  ]);
  for (const who of [adviser, colleague, partnerManager, coordinator]) expect(await due(who)).toEqual([]);

  const moveId = newId();
  await run(db.runtime, prepareMove, manager, {
    moveId,
    kind: 'transfert',
    fromSeat: adviser.seat,
    toSeats: [colleague.seat],
  });
  expect(await said(manager)).toEqual([['portefeuille', 'Paul Gentil', '2026-03-03']]);
  await carryOutMove(db.runtime, manager, moveId);
  expect(await said(manager)).toEqual([]);
});

test('an absence without a stand-in comes into the day of the manager of that team, with its own act', async () => {
  const { manager, adviser, colleague, partnerManager } = at.seats;
  const away = (who: Professional, from: string, until: string) =>
    run(db.runtime, declareAbsence, who, { seat: who.seat, from, until });
  await away(colleague, '2026-03-04', '2026-03-06'); // who accompanies nobody
  await leadsMany(db.ownerUrl, at, adviser, 1);
  await away(adviser, '2026-03-09', '2026-03-20');
  await away(adviser, '2026-07-01', '2026-07-20');
  const { absences } = await run(db.runtime, standInsPage, manager, {});
  expect(await due(manager)).toMatchObject(
    absences.slice(1).map(({ absenceId, from }) => ({
      kind: 'absence-annoncee',
      words: 'Paul Gentil',
      colleague: adviser.seat,
      subjectId: absenceId,
      dueOn: from,
    })),
  );
  for (const who of [adviser, colleague, partnerManager]) expect(await due(who)).toEqual([]);

  await movePortfolio(db.runtime, manager, {
    from: adviser,
    to: colleague,
    period: ['2026-03-09', '2026-03-20'],
  });
  const july = ['absence-annoncee', 'Paul Gentil', '2026-07-01'];
  expect(await said(manager)).toEqual([july]);
  await run(db.runtime, endStandIn, manager, { fromSeat: adviser.seat, toSeat: colleague.seat });
  expect(await said(manager)).toEqual([['absence-annoncee', 'Paul Gentil', '2026-03-09'], july]);
  for (const { absenceId } of absences.slice(1))
    await run(db.runtime, withdrawAbsence, adviser, { absenceId });
  expect(await said(manager)).toEqual([]);
});

test('whoever leaves while standing in: their manager counts those people too, and takes up the rest of the absence', async () => {
  const { manager, adviser, colleague, partnerManager } = at.seats;
  const people = await leadsMany(db.ownerUrl, at, adviser, 4);
  const covered = people.slice(0, 3);
  await movePortfolio(db.runtime, manager, {
    from: adviser,
    to: colleague,
    period: ['2026-03-03', '2026-03-20'],
    people: covered,
  });
  await leaves(colleague, '2026-03-20');
  expect(await due(manager)).toEqual([]); // their last day is that of the absence
  await leaves(colleague, '2026-03-12');
  const rest = { forSeat: adviser.seat, from: '2026-03-13', until: '2026-03-20', people: 3 };
  const page = await run(db.runtime, standInsPage, manager, {});
  expect(page.departures).toMatchObject([{ seat: colleague.seat, leads: 0 }]);
  expect(page.cutShort).toEqual([{ ...rest, forName: 'Paul Gentil', names: 'Jeanne Roux' }]);
  expect(await due(manager)).toMatchObject([
    {
      kind: 'suite-remplacement',
      subjectId: adviser.seat,
      words: 'Paul Gentil',
      dueOn: '2026-03-13',
      why: 'départ de Jeanne Roux avant la fin, 3 personnes sans remplaçant',
    },
  ]);
  expect(await due(partnerManager)).toEqual([]);
  expect((await run(db.runtime, seatPage, manager, { seat: colleague.seat })).standsInFor).toEqual([
    { seat: adviser.seat, name: 'Paul Gentil', until: '2026-03-20', people: 3 },
  ]);

  await carryOutDepartures({ ...db.runtime, clock: movingClock('2026-03-06T09:00:00Z') });
  const told = await withOwner(db.ownerUrl, (owner) =>
    owner.query(`SELECT params FROM mail_message WHERE template = 'departure-nears' AND recipient = $1`, [
      at.emailOf('manager'),
    ]),
  );
  expect(told.rows).toEqual([{ params: { people: 0, stoodIn: 3, lastDay: '2026-03-12' } }]);

  const form = await run(db.runtime, newMovePage, manager, { seat: adviser.seat, cutShort: true });
  expect(form.absence).toEqual({ from: rest.from, until: rest.until, proposed: null });
  expect(form.chosen.toSorted()).toEqual(covered.toSorted());
  await movePortfolio(db.runtime, manager, {
    from: adviser,
    to: manager,
    period: [rest.from, rest.until],
    people: form.chosen,
  });
  expect(await due(manager)).toEqual([]);
  expect((await run(db.runtime, standInsPage, manager, {})).cutShort).toEqual([]);
  // Whoever took it up leaves before its end as well: it is to be taken up again, from that day.
  await withOwner(db.ownerUrl, (owner) =>
    owner.query(`UPDATE membership SET until_on = '2026-03-18' WHERE membership_id = $1`, [manager.seat]),
  );
  expect((await run(db.runtime, standInsPage, manager, {})).cutShort).toMatchObject([
    { ...rest, from: '2026-03-18', names: 'Hugo Blanchet' },
  ]);
});

test('the twenty colleagues who are most late are shown, and all when asked', async () => {
  const { manager, adviser } = at.seats;
  await leadsMany(db.ownerUrl, at, adviser, 25);
  await withOwner(db.ownerUrl, (owner) =>
    owner.query(
      `WITH ranked AS (SELECT person_id, row_number() OVER (ORDER BY person_id) AS n FROM person_list WHERE lead_seat = $1)
       UPDATE person_list l SET silent_since = '2025-11-01', lead_name = 'Référent ' || lpad(least(n, 24)::text, 2, '0'),
         lead_seat = ('00000000-0000-4000-8000-' || lpad(least(n, 24)::text, 12, '0'))::uuid
       FROM ranked WHERE ranked.person_id = l.person_id`,
      [adviser.seat],
    ),
  );
  const shown = (await run(db.runtime, myDay, manager, {})).team;
  expect(shown?.total).toBe(24);
  // Two people late, then one each by name.
  expect(shown?.first.map(({ name }) => name.slice(-2))).toEqual([
    '24',
    ...Array.from({ length: 19 }, (_, n) => String(n + 1).padStart(2, '0')),
  ]);
  expect((await run(db.runtime, myDay, manager, { wholeTeam: true })).team?.first).toHaveLength(24);
});

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { closeSeat } from '../organisation/close-seat.server.ts';
import { carryOutDepartures } from '../organisation/departures.server.ts';
import { planDeparture } from '../organisation/plan-departure.server.ts';
import { setUpTerritory } from '../organisation/set-up.server.ts';
import { declareConflict } from '../person/declare-conflict.server.ts';
import { appointLead } from './appoint-lead.server.ts';
import { leaveCircle } from './leave-circle.server.ts';
import { type CircleTerritory, openCircleTerritory, type Professional } from './testing/circle-world.ts';
import { located, movePortfolio } from './testing/journey.ts';
import { gapsOf, leadsMany } from './testing/portfolio.ts';

let now = Temporal.Instant.from('2026-03-03T09:00:00Z');
const db = useDatabase({ clock: { now: () => now } });
const day = () => now.toZonedDateTimeISO('Europe/Paris').toPlainDate().toString();

/** Two managers, two members; those who lead come up most, so that what matters is tried most. */
const seat = fc.constantFrom(1, 1, 2, 2, 3, 0);
const person = fc.nat({ max: 3 });
const act = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      from: seat,
      to: fc.uniqueArray(seat, { minLength: 2, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('stand-in' as const),
      from: seat,
      to: seat,
      days: fc.nat({ max: 9 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('appoint' as const), person, to: seat }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), person, who: seat }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), person, who: seat }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('close' as const),
      who: seat,
      interim: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('plan' as const), who: seat, days: fc.nat({ max: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 4 }) }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Four seats of one body, four people whom two of them lead. */
async function team(at: CircleTerritory): Promise<{ seats: Professional[]; people: string[] }> {
  const { manager, adviser, colleague } = at.seats;
  const other = await setUpTerritory(db.runtime, (setup) =>
    setup.admit({
      organisationId: at.organisations.body,
      givenName: 'Zoé',
      familyName: 'Petit',
      email: `zoe.${at.territoryId}@exemple.fr`,
      function: 'responsable',
      speciality: 'les-deux',
      roles: ['member', 'manager'],
      from: '2024-01-01',
    }),
  );
  const zoe = { kind: 'professional' as const, ...other, organisationId: at.organisations.body };
  const people = [
    ...(await leadsMany(db.ownerUrl, at, adviser, 2)),
    ...(await leadsMany(db.ownerUrl, at, colleague, 2)),
  ];
  return { seats: [manager, adviser, colleague, zoe], people };
}

/** Acts of each kind that succeed, whatever the seed: played first, three times. */
const ordinary: Act[] = [
  { kind: 'stand-in', from: 1, to: 3, days: 2 },
  { kind: 'wait', days: 4 },
  { kind: 'move', from: 1, to: [2, 3] },
  { kind: 'plan', who: 3, days: 3 },
  { kind: 'close', who: 2, interim: true },
];

const later = (days: number) => Temporal.PlainDate.from(day()).add({ days }).toString();

async function attempt(seats: Professional[], people: string[], step: Act): Promise<void> {
  const [manager] = seats;
  const who = (n: number) => seats[n] as Professional;
  const personId = 'person' in step ? (people[step.person] ?? '') : '';
  if (!manager) return;
  switch (step.kind) {
    case 'move':
      await movePortfolio(db.runtime, manager, {
        from: who(step.from),
        to: step.to.filter((to) => to !== step.from).map(who),
      });
      return;
    case 'stand-in':
      await movePortfolio(db.runtime, manager, {
        from: who(step.from),
        to: who(step.to),
        period: [day(), later(step.days)],
      });
      return;
    case 'appoint':
      await run(db.runtime, appointLead, manager, { personId, seat: who(step.to).seat });
      return;
    case 'leave':
      await run(db.runtime, leaveCircle, who(step.who), { personId });
      return;
    case 'link':
      await located(db.runtime, who(step.who), personId);
      await run(db.runtime, declareConflict, who(step.who), { personId });
      return;
    case 'close':
      await run(db.runtime, closeSeat, manager, { seat: who(step.who).seat, interim: step.interim });
      return;
    case 'plan':
      await run(db.runtime, planDeparture, manager, { seat: who(step.who).seat, lastDay: later(step.days) });
      return;
    case 'wait':
      now = now.add({ hours: 24 * step.days });
      await carryOutDepartures(db.runtime);
  }
}

test('whatever is done to a team, in any order, nobody is a moment without référent', async () => {
  const succeeded = new Map<Act['kind'], number>();
  let world = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 10 }), async (steps) => {
      world += 1;
      now = Temporal.Instant.from('2026-03-03T09:00:00Z');
      const at = await openCircleTerritory(db.runtime, `Continuité ${world}`);
      const { seats, people } = await team(at);
      for (const step of steps) {
        now = now.add({ seconds: 1 });
        await attempt(seats, people, step).then(
          () => succeeded.set(step.kind, (succeeded.get(step.kind) ?? 0) + 1),
          (error: Error) => {
            // Refused, or asked by somebody who has left: an answer like another, that must change nothing.
            if (!(error instanceof Refused || error instanceof NotFound || error.name === 'SeatEnded'))
              throw error;
          },
        );
        expect([step, await gapsOf(db.ownerUrl, people, day())]).toEqual([step, []]);
      }
    }),
    { numRuns: 25, examples: [[ordinary], [ordinary], [ordinary]] },
  );
  // A generator that only met refusals would prove nothing.
  for (const kind of ['move', 'stand-in', 'close', 'plan', 'wait'] as const) {
    expect([kind, (succeeded.get(kind) ?? 0) > 2]).toEqual([kind, true]);
  }
});

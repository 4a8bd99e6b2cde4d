import { Dice } from '../src/platform/random/dice.ts';
import type { AccountKey, Cast, DemoBody } from './cast.ts';
import { Life } from './life.ts';
import { familyNames, givenNames } from './names.ts';
import { Places } from './places.ts';
import {
  ageOf,
  destinations,
  drawProfile,
  entrances,
  householdOf,
  type Profile,
  statusesOf,
} from './profiles.ts';
import type { Storyteller } from './storyteller.ts';
import { Teams } from './teams.ts';

interface Crowd {
  readonly people: number;
  /** How long ago the first of them came. */
  readonly days: number;
  /** How many, of one, their body forgets to appoint somebody for. */
  readonly waiting: number;
  readonly cast: Cast;
}

/** Invented people in number: most have a référent, some wait for an orientation, some for their body to appoint. */
export async function crowd(tell: Storyteller, { people, days, waiting, cast }: Crowd): Promise<void> {
  const teams = new Teams(cast);
  const places = await Places.of(tell.runtime);
  for (let n = 0; n < people; n++) {
    await one(tell, new Dice(1800 + n), { n, days, waiting, teams, places });
    if (n % 100 === 99) tell.runtime.log.info({ people: n + 1 }, 'told');
  }
}

interface One {
  readonly n: number;
  readonly days: number;
  readonly waiting: number;
  readonly teams: Teams;
  readonly places: Places;
}

async function one(tell: Storyteller, dice: Dice, { n, days, waiting, teams, places }: One): Promise<void> {
  const { clock } = tell;
  const profile = drawProfile(dice);
  const place = places.draw(dice);
  const entered = 4 + Math.floor(days * dice.next() ** 1.2);
  const entrance = teams.body([entrances[profile]], place.zone);
  const by = dice.pick(Object.keys(entrance.leads) as AccountKey[]);
  clock.daysAgo(entered, 9 + dice.below(3));
  const civility = dice.chance(profile === 'jeune' ? 0.48 : 0.53) ? 'madame' : 'monsieur';
  const informed = entered > 25 || dice.chance(0.6);
  const id = await tell.enter(by, {
    identity: {
      familyName: dice.pick(familyNames),
      givenName: dice.pick(givenNames[civility]),
      birthDate: clock.bornAgo(ageOf(profile, dice), dice.below(365)),
      civility,
    },
    contact: dice.chance(0.92)
      ? { phone: `+33655${String(510_000 + n)}`, phoneAcceptsSms: dice.chance(0.7) }
      : { preferred: 'courrier' },
    address: { postalCode: place.postalCode, communeCode: place.communeCode },
    statuses: statusesOf(profile, dice, entered, (days) => clock.civilDaysAgo(days)),
    household: householdOf(profile, dice, clock.civilDaysAgo(entered + 20)),
    informedOn: informed ? clock.civilDaysAgo(entered) : null,
  });
  if (!informed || dice.chance(0.03)) return;
  await orient({ tell, dice, id, profile, entrance, entered, waiting, zone: place.zone }, teams);
}

interface Arrival {
  readonly tell: Storyteller;
  readonly dice: Dice;
  readonly id: string;
  readonly profile: Profile;
  readonly entrance: DemoBody;
  readonly entered: number;
  readonly waiting: number;
  readonly zone: ReturnType<Places['draw']>['zone'];
}

/** Six weeks are the rule; a few wait longer. Whoever came lately still waits. */
async function orient(
  { tell, dice, id, profile, entrance, entered, waiting, zone }: Arrival,
  teams: Teams,
): Promise<void> {
  const oriented = entered - (dice.chance(0.1) ? 45 + dice.below(40) : 5 + dice.below(30));
  if (oriented < 1) return;
  const [kind, track] = teams.destination(destinations[profile], zone, dice);
  const body = teams.body([kind], zone);
  tell.clock.daysAgo(oriented, 14);
  await tell.orient(teams.officer(entrance), id, track, body.body);
  const appointed = oriented - 2 - dice.below(18);
  if (appointed < 1 || dice.chance(waiting)) return;
  tell.clock.daysAgo(appointed, 11);
  const lead = teams.lead(body);
  await tell.appoint(id, body.manager, lead);
  await new Life({ tell, dice, id, teams, body, zone, lead, from: appointed }).live();
}

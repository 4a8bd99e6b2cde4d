import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Actor, Levels } from '../../platform/access/actor.ts';
import { noLevels } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { Conflict, NotFound, Refused } from '../../platform/access/errors.ts';
import type { Command, Context } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { fillWorld } from '../access-proof/fill.ts';
import { generateWorld } from '../access-proof/world.ts';
import { tagPerson } from '../tag/tag-person.server.ts';
import { addStatusPeriod } from './add-status-period.server.ts';
import { declareConflict } from './declare-conflict.server.ts';
import { editAddress } from './edit-address.server.ts';
import { editContact } from './edit-contact.server.ts';
import { editIdentity } from './edit-identity.server.ts';
import { markInformed } from './mark-informed.server.ts';
import { protectPerson } from './protect-person.server.ts';
import { recordHousehold } from './record-household.server.ts';
import { can, editsAddress } from './rules.ts';
import { setExternalNumber } from './set-external-number.server.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const seed = 20260303;
const world = generateWorld(seed, 12);
beforeAll(() => withOwner(db.ownerUrl, (owner) => fillWorld(owner, world)));

type Person = (typeof world.people)[number];

interface Act {
  readonly name: string;
  /** What screens say of who may. */
  readonly may: (levels: Levels, person: Person) => boolean;
  /** The act past its access rule, with values that only rights can refuse. */
  readonly attempt: (context: Context, person: Person) => Promise<unknown>;
}

const act = <Schema extends z.ZodType, Result>(
  command: Command<Schema, Result>,
  may: Act['may'],
  input: object | ((person: Person) => object),
): Act => ({
  name: command.name,
  may,
  attempt: (context, person) => {
    const values = typeof input === 'function' ? input(person) : input;
    return command.handle(
      context,
      command.input.parse({ ...values, personId: person.id }) as z.output<Schema>,
    );
  },
});

const children = { '0_2': 0, '3_5': 0, '6_13': 0, '14_17': 0, '18_plus': 0 };
const householdOf = (person: Person) =>
  world.items.find((item) => item.table === 'household_period' && item.person === person.id)?.id ?? null;

const acts: readonly Act[] = [
  act(editIdentity, can('editIdentity'), { version: 1, familyName: 'Autre', givenName: 'Nom' }),
  act(editContact, can('editContact'), { version: 1, email: 'autre@exemple.fr' }),
  act(editAddress, (levels, person) => editsAddress(levels, person.protected), {
    version: 1,
    line: 'Ailleurs',
  }),
  act(addStatusPeriod, can('editStatuses'), { kind: 'autre', from: '2026-01-01', source: 'personne' }),
  act(recordHousehold, can('recordHousehold'), (person) => ({
    from: '2026-03-01',
    children,
    replaces: householdOf(person),
  })),
  act(protectPerson, can('protect'), { protected: true }),
  act(markInformed, can('markInformed'), { informedOn: '2026-01-01' }),
  act(setExternalNumber, can('setExternalNumber'), { number: 'A1' }),
  act(tagPerson, can('tag'), { newName: 'Atelier' }),
  act(declareConflict, can('declareConflict'), {}),
];

class RollBack extends Error {}

const levelsTowards = (actor: Actor, person: Person): Promise<Levels> =>
  boundTransaction(
    db.runtime,
    actor,
    async ({ open }) => (await open([person.id])).get(person.id) ?? noLevels,
  );

/** Whether the database alone lets the act through, which is then undone. */
async function databaseAllows(one: Act, actor: Actor, person: Person): Promise<boolean> {
  try {
    await boundTransaction(db.runtime, actor, async ({ tx, standing, open }) => {
      const levels = (await open([person.id])).get(person.id) ?? noLevels;
      const afterCommit = () => undefined;
      await one.attempt(
        {
          tx,
          actor,
          clock: db.runtime.clock,
          standing,
          levels,
          aliases: new Map(),
          runtime: db.runtime,
          open,
          afterCommit,
        },
        person,
      );
      throw new RollBack();
    });
  } catch (error) {
    // A row that is read and may not be written takes no change, which its act reports as a conflict.
    if (error instanceof NotFound || error instanceof Conflict) return false;
    // The act was the actor’s to try: a rule of the domain stood in the way.
    if (error instanceof RollBack || error instanceof Refused) return true;
    throw error;
  }
  return false;
}

/** Two pairs of seat and person for each way of standing that the world holds. */
async function examples() {
  const found = new Map<string, { actor: Actor; person: Person; levels: Levels }[]>();
  for (const seat of world.seats.filter(({ until }) => until === null)) {
    const actor: Actor = {
      kind: 'professional',
      professionalId: seat.professional,
      seat: seat.id,
      organisationId: seat.organisation,
    };
    for (const person of world.people) {
      const levels = await levelsTowards(actor, person);
      const kind = JSON.stringify([levels, person.protected]);
      const same = found.get(kind) ?? [];
      if (same.length < 2) found.set(kind, [...same, { actor, person, levels }]);
    }
  }
  return [...found.values()].flat();
}

test(`what screens offer is what the database accepts, for each way of standing towards a person (seed ${seed})`, async () => {
  const cases = await examples();
  const different: string[] = [];
  for (const { actor, person, levels } of cases) {
    for (const one of acts) {
      const screen = one.may(levels, person);
      const database = await databaseAllows(one, actor, person);
      if (screen !== database)
        different.push(`${one.name}: screen ${screen}, database ${database}, ${JSON.stringify(levels)}`);
    }
  }
  expect(different).toEqual([]);
  const ways = new Set(
    cases.flatMap(({ levels }) =>
      Object.entries(levels)
        .filter(([, yes]) => yes)
        .map(([level]) => level),
    ),
  );
  expect([...ways].sort()).toEqual(['desk', 'edit', 'file', 'lead', 'part', 'summary', 'watch']);
}, 60_000);

import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, test } from 'vitest';
import { type SeatFact, worldInstant } from '../domain/access-proof/facts.ts';
import { buildCast } from '../domain/access-proof/matrix.ts';
import { ADDICTION, offerServices } from '../domain/referral/testing/offered-services.ts';
import type { Actor } from '../platform/access/actor.ts';
import { withOwner } from '../platform/database/connect.ts';
import { newId } from '../platform/database/id.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import {
  moments,
  type SecretGroup,
  type SecretItem,
  type Stage,
  secretGroups,
} from './testing/secret-items.ts';
import { type SignedInCast, signedInCast } from './testing/signed-in-cast.ts';
import { silentPages } from './testing/silent-pages.ts';

/** A minute passes between two looks: what is told at the same instant would hide what a list calls new. */
let now = Temporal.Instant.from(worldInstant);
const db = useDatabase({ demo: true, clock: { now: () => now } });
const cast = buildCast();
const personId = cast.person.id;
const pages = silentPages(personId, seatNamed('référent').id);
let signedIn: SignedInCast;
let stage: Stage;

beforeAll(async () => {
  signedIn = await signedInCast(db, cast);
  await withOwner(db.ownerUrl, async (owner) => {
    // What was prepared before today was told then.
    await owner.query('UPDATE diagnosis_prepared SET told = true');
    // What the world's owner wrote past every trigger: as the acts would have left it.
    await owner.query(
      `SELECT access.refresh_diagnosis_summary(person_id), access.refresh_list(person_id) FROM person`,
    );
    await owner.query(`UPDATE status_period SET until_on = '2026-01-04' WHERE sensitive`);
    await offerServices(owner, [
      { id: ADDICTION, name: 'Consultation', theme: 'sante--addictions', email: 'accueil@soins.example' },
    ]);
  });
  stage = {
    personId,
    runtime: db.runtime,
    actor: actorNamed,
    seat: (name) => seatNamed(name).id,
    hiddenFrom: cast.person.referentBody ?? '',
  };
});

function seatNamed(name: string): SeatFact {
  const found = cast.actors.find((actor) => actor.name === name)?.professional;
  if (!found) throw new Error(`nobody is ${name}`);
  return found;
}

function actorNamed(name: string): Actor {
  if (name === 'la personne') return { kind: 'person', personId };
  const { professional, id, organisation } = seatNamed(name);
  return { kind: 'professional', professionalId: professional, seat: id, organisationId: organisation };
}

/**
 * What differs by nature: the nonce of a page's scripts, and the identifiers that a form makes for what it will send. Those of this
 * run begin alike, and no identifier of the world does.
 */
const madeNow = new RegExp(
  `${newId().slice(0, 3)}[0-9a-f]{5}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`,
  'g',
);
const plain = (html: string) => html.replaceAll(/nonce="[^"]*"/g, '').replaceAll(madeNow, '(id)');

type Looks = ReadonlyMap<string, string>;

async function look(names: readonly string[], at: readonly string[] = pages): Promise<Looks> {
  const found = new Map<string, string>();
  for (const name of names) {
    for (const page of at) {
      const answer = await signedIn.get(name, page);
      found.set(`${name} · ${page}`, `${answer.status} ${plain(await answer.text())}`);
    }
  }
  now = now.add(at === pages ? { minutes: 1 } : { seconds: 1 });
  return found;
}

/** The first bytes that differ, with what stands around them: enough to find whose they are. */
function differences(before: Looks, after: Looks): string[] {
  return [...before].flatMap(([page, was]) => {
    const is = after.get(page) ?? '';
    if (is === was) return [];
    let at = 0;
    while (was[at] === is[at]) at++;
    const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
    return [`${page}\n  avant : …${around(was)}…\n  après : …${around(is)}…`];
  });
}

/**
 * Of those at the same level, in the same kind of organisation, one reads for all: the access grid (docs/developers/access-matrix.md)
 * and the worlds of access-proof say that their rows are the same. Of those at no level the colleague stays, whose organisation is in
 * the circle.
 */
const readForAll: Readonly<Record<string, string>> = {
  'remplaçant du référent': 'référent',
  'ancien référent (tuilage)': 'responsable de l’organisme référent',
  'accompagnateur sans convention en cours': 'collègue hors du cercle',
  'accompagnateur dont la personne a refusé l’organisme': 'collègue hors du cercle',
  'accompagnateur qui a déclaré un lien': 'collègue hors du cercle',
  'coordinateur du territoire': 'collègue hors du cercle',
  'professionnel d’un autre territoire': 'collègue hors du cercle',
};
const readers = cast.actors.flatMap(({ name, professional }) =>
  professional && !(name in readForAll) ? [name] : [],
);
const othersOf = ({ seenBy }: SecretGroup) => readers.filter((name) => !seenBy.includes(name));

/** Does it, and makes sure that it shows to who may read it: otherwise the proof would prove nothing. */
async function actAndShow(item: SecretItem, moment: (typeof moments)[number], reader: string): Promise<void> {
  if (!item[moment]) return;
  const page = [`/personnes/${personId}${item.on}`];
  const before = await look([reader], page);
  await item[moment](stage);
  expect.soft(differences(before, await look([reader], page)), `${item.name}, ${moment}`).not.toEqual([]);
}

const MANY_PAGES = 300_000;

/** What each reader found last, as long as nothing was done that they may see: one look serves the next group too. */
const standing = new Map<string, Looks>();

async function found(names: readonly string[]): Promise<Looks> {
  for (const name of names) if (!standing.has(name)) standing.set(name, await look([name]));
  return new Map(names.flatMap((name) => [...(standing.get(name) ?? [])]));
}

test(
  'nothing happened: nobody finds a byte of difference',
  async () => {
    await look(readers); // a first visit is noted
    expect(differences(await found(readers), await look(readers))).toEqual([]);
  },
  MANY_PAGES,
);

test.each(secretGroups)(
  '$name : personne d’autre ne trouve un octet de différence',
  async (group) => {
    const others = othersOf(group);
    const before = await found(others);
    for (const moment of moments) {
      for (const item of group.items) await actAndShow(item, moment, group.seenBy[0]!);
      expect.soft(differences(before, await look(others)), moment).toEqual([]);
    }
    for (const name of group.seenBy) standing.delete(name);
  },
  MANY_PAGES,
);

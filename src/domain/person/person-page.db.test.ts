import { beforeAll, expect, test } from 'vitest';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { personPage } from './person-page.query.server.ts';
import { castAround, ownerRows } from './testing/cast.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = castAround();
const { personId } = cast;
beforeAll(() => cast.fill(db));

const page = (who: string, id = personId) => run(db.runtime, personPage, cast.actor(who), { personId: id });

/** What a reader finds on the page, block by block. */
const blocks = async (who: string) => {
  const shown = await page(who);
  const known: Record<string, boolean> = {
    identity: shown.identity !== null,
    contact: shown.contact !== null,
    address: shown.address !== null,
    lead: shown.lead !== null,
    orientation: shown.orientation !== null,
    statuses: shown.statuses !== null,
    household: shown.household !== null,
    circle: shown.circle !== null,
  };
  return Object.keys(known).filter((block) => known[block]);
};

const everything = [
  'identity',
  'contact',
  'address',
  'lead',
  'orientation',
  'statuses',
  'household',
  'circle',
];

test.each([
  ['référent', everything],
  ['remplaçant du référent', everything],
  ['accompagnateur', everything],
  ['responsable de l’organisme référent', everything],
  ['ancien référent (tuilage)', everything],
  ['chargé d’orientation de l’autorité', everything],
  ['contributeur', ['identity', 'contact', 'address', 'lead']],
  ['accueil de l’organisme référent', ['identity', 'contact', 'address', 'lead']],
  ['responsable d’un autre organisme du cercle', ['lead']],
])('%s finds %j', async (who, expected) => {
  expect(await blocks(who)).toEqual(expected);
});

test.each([
  'collègue hors du cercle',
  'accompagnateur sans convention en cours',
  'accompagnateur dont la personne a refusé l’organisme',
  'accompagnateur qui a déclaré un lien',
  'professionnel d’un autre territoire',
  'coordinateur du territoire',
])('for %s the person and a random identifier are equally missing', async (who) => {
  const errors = await Promise.all(
    [personId, newId()].map((id) => page(who, id).catch((error: unknown) => error)),
  );
  expect(errors).toEqual([new NotFound(), new NotFound()]);
});

test('the discreet member of the circle is on their own page only', async () => {
  const names = async (who: string) => (await page(who)).circle?.map(({ name }) => name) ?? [];
  const own = (await page('accompagnateur d’un organisme discret')).circle?.find(({ me }) => me);
  expect(own).toBeDefined();
  for (const who of [
    'référent',
    'accompagnateur',
    'responsable de l’organisme référent',
    'chargé d’orientation de l’autorité',
  ]) {
    expect(await names(who), who).not.toContain(own!.name);
  }
});

test('the line that tells the look is there before the page, once, and the person reads it', async () => {
  await withOwner(db.ownerUrl, (owner) => owner.query('TRUNCATE audit.line; TRUNCATE audit.read_public'));
  await page('accompagnateur');
  expect(await ownerRows(db, 'SELECT kind, act, person_id FROM audit.line')).toEqual([
    { kind: 'read', act: 'person-page', person_id: personId },
  ]);
  expect(await ownerRows(db, 'SELECT function, act FROM audit.read_public')).toEqual([
    { function: 'conseillère', act: 'person-page' },
  ]);
});

test('the eighty-first file of an hour stays shut', async () => {
  const { seat } = cast.actor('accompagnateur');
  await withOwner(db.ownerUrl, (owner) =>
    owner.query(
      `INSERT INTO audit.line (line_id, at, kind, act, seat, person_id)
       SELECT gen_random_uuid(), timestamptz '${worldInstant}' - interval '1 minute', 'read', 'person-page', $1, gen_random_uuid()
       FROM generate_series(1, 80)`,
      [seat],
    ),
  );
  await expect(page('accompagnateur')).rejects.toThrow(new Refused('files_per_hour'));
});

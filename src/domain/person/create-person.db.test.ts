import { beforeAll, expect, test } from 'vitest';
import { Invalid, NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { statusKinds } from './codes.ts';
import { createPerson } from './create-person.server.ts';
import { markInformed } from './mark-informed.server.ts';
import { myPeople } from './my-people.query.server.ts';
import { newPersonOptions } from './new-person-options.query.server.ts';
import { personPage } from './person-page.query.server.ts';
import { castAround, ownerRows } from './testing/cast.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = castAround();
beforeAll(() => cast.fill(db));

const awa = (changes: object = {}) => ({
  territoryId: cast.territoryId,
  identity: { familyName: 'Diallo', givenName: 'Awa', birthDate: '2001-09-14', civility: 'madame' },
  ...changes,
});
const page = (who: string, personId: string) => run(db.runtime, personPage, cast.actor(who), { personId });
const listed = async (who: string) =>
  (await run(db.runtime, myPeople, cast.actor(who), {})).people.map(({ personId }) => personId);

test('what was entered is on the page of whoever accompanies, with where it comes from', async () => {
  const { personId, opens } = await run(
    db.runtime,
    createPerson,
    cast.actor('accompagnateur'),
    awa({
      contact: { phone: '+33655501234', phoneAcceptsSms: true, email: 'Awa@Exemple.fr', preferred: 'sms' },
      address: { line: '3 rue des Lilas', postalCode: '18500', communeCode: '18141' },
      statuses: [{ kind: 'pacea', from: '2025-01-10', expectedUntil: '2027-01-09', source: 'personne' }],
      household: {
        from: '2025-01-10',
        loneParent: true,
        couple: false,
        children: { '0_2': 1, '3_5': 0, '6_13': 0, '14_17': 0, '18_plus': 0 },
      },
      accompany: true,
      informedOn: '2026-03-02',
      externalNumber: 'ML-42',
    }),
  );
  expect(opens).toBe(true);
  expect(await page('accompagnateur', personId)).toMatchObject({
    familyName: 'Diallo',
    givenName: 'Awa',
    informed: { on: '2026-03-02' },
    identity: { birthDate: '2001-09-14', civility: 'madame' },
    contact: { phone: '+33655501234', phoneAcceptsSms: true, email: 'awa@exemple.fr', preferred: 'sms' },
    address: { line: '3 rue des Lilas', communeName: 'Mehun-sur-Yèvre' },
    externalNumber: 'ML-42',
    lead: null,
    statuses: [{ kind: 'pacea', from: '2025-01-10', expectedUntil: '2027-01-09', until: null }],
    household: { loneParent: true, children: { '0_2': 1 } },
    circle: [{ role: 'accompagnateur', me: true, lead: false }],
  });
  expect(await listed('accompagnateur')).toContain(personId);
});

test('nobody else sees a new person: neither a colleague, nor another organisation, nor another territory', async () => {
  const { personId } = await run(
    db.runtime,
    createPerson,
    cast.actor('accompagnateur'),
    awa({ accompany: true, informedOn: '2026-03-02' }),
  );
  for (const who of [
    'collègue hors du cercle',
    'référent',
    'professionnel d’un autre territoire',
    'contributeur',
  ]) {
    await expect(page(who, personId), who).rejects.toThrow(NotFound);
    expect(await listed(who), who).not.toContain(personId);
  }
});

test('other bodies see a person once that person was informed, not before', async () => {
  const { personId } = await run(
    db.runtime,
    createPerson,
    cast.actor('accompagnateur de Cap emploi'),
    awa({ accompany: true }),
  );
  await expect(page('chargé d’orientation de l’autorité', personId)).rejects.toThrow(NotFound);
  await run(db.runtime, markInformed, cast.actor('accompagnateur de Cap emploi'), {
    personId,
    informedOn: '2026-03-02',
  });
  expect(await page('chargé d’orientation de l’autorité', personId)).toMatchObject({
    informed: { on: '2026-03-02' },
    levels: { desk: true, summary: true, file: false },
  });
});

test('whoever enters a person without accompanying them hands them over and reads nothing more', async () => {
  const created = await run(
    db.runtime,
    createPerson,
    cast.actor('contributeur'),
    awa({ informedOn: '2026-03-02' }),
  );
  const [row] = await ownerRows<{ origin_org: string; seats: string[] }>(
    db,
    'SELECT origin_org, seats FROM person WHERE person_id = $1',
    [created.personId],
  );
  expect(row).toEqual({ origin_org: cast.actor('contributeur').organisationId, seats: [] });
  expect(created.opens).toBe(false);
  await expect(page('contributeur', created.personId)).rejects.toThrow(NotFound);
});

test('a crèche cannot accompany, and its form does not offer it', async () => {
  const options = await run(db.runtime, newPersonOptions, cast.actor('contributeur'), {});
  expect(options.mayAccompany).toBe(false);
  expect(options.territories).toHaveLength(1);
  const attempt = run(db.runtime, createPerson, cast.actor('contributeur'), awa({ accompany: true }));
  await expect(attempt).rejects.toThrow(new Refused('cannot_accompany'));
});

test('a person is entered in the territory of the agreement only', async () => {
  const elsewhere = cast.facts.agreements.find((a) => a.territory !== cast.territoryId)!.territory;
  await expect(
    run(db.runtime, createPerson, cast.actor('référent'), awa({ territoryId: elsewhere })),
  ).rejects.toThrow(NotFound);
  await expect(
    run(db.runtime, createPerson, cast.actor('accompagnateur sans convention en cours'), awa()),
  ).rejects.toThrow(NotFound);
});

test.each([
  ['without family name', { identity: { familyName: ' ', givenName: 'Awa' } }, 'family-name-missing'],
  [
    'with a name of punctuation',
    { identity: { familyName: 'Diallo', givenName: '--' } },
    'given-name-missing',
  ],
  [
    'with a day that does not exist',
    { identity: { familyName: 'D', givenName: 'A', birthDate: '2001-02-30' } },
    'birth-date-wrong',
  ],
  ['with a wrong address', { contact: { email: 'awa@' } }, 'email-wrong'],
])('a form %s is refused with its reason', async (_, changes, code) => {
  const error = await run(db.runtime, createPerson, cast.actor('référent'), awa(changes)).catch(
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(Invalid);
  expect((error as Invalid).error.issues.map(({ message }) => message)).toContain(code);
});

test.each([
  [{ identity: { familyName: 'D', givenName: 'A', birthDate: '2031-01-01' } }, 'birth-implausible'],
  [{ informedOn: '2027-01-01' }, 'informed-future'],
  [{ address: { communeCode: '99999' } }, 'commune-unknown'],
  [
    { statuses: [{ kind: 'cej', from: '2026-01-01', until: '2025-01-01', source: 'personne' }] },
    'status-dates',
  ],
])('nothing is written when a rule refuses: %j', async (changes, code) => {
  const before = await ownerRows(db, 'SELECT person_id FROM person');
  await expect(run(db.runtime, createPerson, cast.actor('référent'), awa(changes))).rejects.toThrow(
    new Refused(code),
  );
  expect(await ownerRows(db, 'SELECT person_id FROM person')).toHaveLength(before.length);
});

test('the list of statuses is the one of the database, sensitivity included', async () => {
  const rows = await ownerRows<{ code: string; label: string; sensitive: boolean }>(
    db,
    'SELECT code, label, sensitive FROM status_kind',
  );
  expect(Object.fromEntries(rows.map(({ code, ...rest }) => [code, rest]))).toEqual(statusKinds);
});

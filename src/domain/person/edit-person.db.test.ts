import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Conflict, NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { addStatusPeriod } from './add-status-period.server.ts';
import { endStatusPeriod, expectStatusEnd } from './change-status-period.server.ts';
import { editAddress } from './edit-address.server.ts';
import { editContact } from './edit-contact.server.ts';
import { editIdentity } from './edit-identity.server.ts';
import { markInformed } from './mark-informed.server.ts';
import { myPeople } from './my-people.query.server.ts';
import { personPage } from './person-page.query.server.ts';
import { protectPerson } from './protect-person.server.ts';
import { recordHousehold } from './record-household.server.ts';
import { setExternalNumber } from './set-external-number.server.ts';
import { castAround, ownerRows } from './testing/cast.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = castAround();
const { personId } = cast;
beforeAll(() => cast.fill(db));
beforeEach(() => withOwner(db.ownerUrl, (owner) => owner.query('TRUNCATE audit.line, timeline_event')));

const lead = cast.actor('référent');
const reception = cast.actor('accueil de l’organisme référent');
const page = (who: string) => run(db.runtime, personPage, cast.actor(who), { personId });
const events = () =>
  ownerRows<{ kind: string; sensitive: boolean }>(
    db,
    'SELECT kind, sensitive FROM timeline_event WHERE person_id = $1',
    [personId],
  );

describe('two editors at once', () => {
  test('the second is shown what the first wrote, and nothing of theirs is written', async () => {
    const { identity } = await page('référent');
    const edit = {
      personId,
      version: identity!.version,
      givenName: 'Awa',
      birthDate: '1990-05-04',
      civility: 'madame' as const,
    };
    await run(db.runtime, editIdentity, lead, { ...edit, familyName: 'Diallo' });
    const error = await run(db.runtime, editIdentity, reception, { ...edit, familyName: 'Dialo' }).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(Conflict);
    expect((error as Conflict).current).toMatchObject({
      familyName: 'Diallo',
      version: identity!.version + 1,
      by: expect.stringMatching(/^nom /),
    });
    expect((await page('référent')).identity?.familyName).toBe('Diallo');
  });

  test('saving the same values again is no conflict and no event', async () => {
    const { contact } = await page('référent');
    const edit = {
      personId,
      version: contact!.version,
      phone: '+33655501299',
      preferred: 'telephone' as const,
    };
    await run(db.runtime, editContact, lead, edit);
    await run(db.runtime, editContact, reception, edit);
    expect(await events()).toEqual([{ kind: 'contact-changed', sensitive: false }]);
    await expect(run(db.runtime, editContact, reception, { ...edit, phone: null })).rejects.toThrow(Conflict);
  });

  test('a status is ended once', async () => {
    const { statusPeriodId } = await run(db.runtime, addStatusPeriod, lead, {
      personId,
      kind: 'cej',
      from: '2026-01-10',
      source: 'personne',
    });
    const target = { personId, statusPeriodId, version: 1 };
    await run(db.runtime, expectStatusEnd, lead, { ...target, expectedUntil: '2027-01-09' });
    await expect(run(db.runtime, endStatusPeriod, lead, { ...target, until: '2026-02-28' })).rejects.toThrow(
      Conflict,
    );
    await run(db.runtime, endStatusPeriod, lead, { ...target, version: 2, until: '2026-02-28' });
    await expect(
      run(db.runtime, endStatusPeriod, lead, { ...target, version: 3, until: '2026-02-27' }),
    ).rejects.toThrow(new Refused('status-ended'));
  });

  test('two households recorded from the same page: the second is told', async () => {
    const before = (await page('référent')).household;
    const household = {
      personId,
      from: '2026-03-01',
      couple: true,
      children: { '0_2': 0, '3_5': 2, '6_13': 0, '14_17': 0, '18_plus': 0 },
    };
    const both = await Promise.allSettled(
      [lead, cast.actor('chargé d’orientation de l’autorité')].map((actor) =>
        run(db.runtime, recordHousehold, actor, {
          ...household,
          replaces: before?.householdPeriodId ?? null,
        }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: expect.any(Conflict) });
    expect(
      await ownerRows(db, 'SELECT 1 FROM household_period WHERE person_id = $1 AND until_on IS NULL', [
        personId,
      ]),
    ).toHaveLength(1);
    expect((await page('accompagnateur')).household).toMatchObject({ couple: true, children: { '3_5': 2 } });
  });
});

test('a corrected name is the name that lists show and sort by', async () => {
  const { identity } = await page('référent');
  await run(db.runtime, editIdentity, lead, {
    personId,
    version: identity!.version,
    familyName: 'Diallo',
    usedName: 'Zidane',
    givenName: 'Awa',
  });
  const { people } = await run(db.runtime, myPeople, cast.actor('accompagnateur'), {});
  expect(people).toMatchObject([{ familyName: 'Zidane', givenName: 'Awa', birthDate: null }]);
});

test('a sensitive status is known to the référent and to Cap emploi, and its event too', async () => {
  await run(db.runtime, addStatusPeriod, lead, {
    personId,
    kind: 'detention',
    from: '2026-01-10',
    source: 'personne',
  });
  expect(await events()).toEqual([{ kind: 'status-opened', sensitive: true }]);
  const kinds = async (who: string) => (await page(who)).statuses?.map(({ kind }) => kind) ?? [];
  expect(await kinds('référent')).toContain('detention');
  expect(await kinds('accompagnateur de Cap emploi')).toContain('detention');
  for (const who of [
    'accompagnateur',
    'responsable de l’organisme référent',
    'chargé d’orientation de l’autorité',
    'contributeur',
  ]) {
    expect(await kinds(who), who).not.toContain('detention');
  }
  expect((await page('accompagnateur')).timeline.entries).toEqual([]);
});

test('a status runs once at a time, and ends after it began', async () => {
  const status = { personId, kind: 'salarie' as const, from: '2026-02-01', source: 'personne' as const };
  await run(db.runtime, addStatusPeriod, lead, status);
  await expect(run(db.runtime, addStatusPeriod, lead, { ...status, from: '2026-03-01' })).rejects.toThrow(
    new Refused('status-open'),
  );
  await run(db.runtime, addStatusPeriod, lead, { ...status, from: '2024-01-01', until: '2024-06-30' });
  await expect(
    run(db.runtime, addStatusPeriod, lead, { ...status, kind: 'cddi', until: '2026-01-31' }),
  ).rejects.toThrow(new Refused('status-dates'));
});

test('of a protected person only the référent and their stand-in read and change the address', async () => {
  await run(db.runtime, protectPerson, reception, { personId, protected: true });
  const { address } = await page('référent');
  expect(address?.communeName).toBe('Vierzon');
  expect((await page('remplaçant du référent')).address).not.toBeNull();
  for (const who of [
    'accompagnateur',
    'responsable de l’organisme référent',
    'accueil de l’organisme référent',
    'contributeur',
    'ancien référent (tuilage)',
  ]) {
    const shown = await page(who);
    expect(shown.address, who).toBeNull();
    expect(JSON.stringify(shown), who).not.toContain('Vierzon');
  }
  const { people } = await run(db.runtime, myPeople, cast.actor('accompagnateur'), {});
  expect(people[0]?.communeName).toBeNull();
  const edit = { personId, version: address!.version, communeCode: '18033' };
  await expect(run(db.runtime, editAddress, reception, edit)).rejects.toThrow(NotFound);
  await run(db.runtime, editAddress, lead, edit);
  expect((await page('référent')).address).toMatchObject({ communeName: 'Bourges' });
  await run(db.runtime, protectPerson, reception, { personId, protected: false });
  expect((await page('accompagnateur')).address).toMatchObject({ communeName: 'Bourges' });
});

test('the day the person was informed is kept with who told them, and cannot be to come', async () => {
  await run(db.runtime, markInformed, reception, { personId, informedOn: '2026-02-20' });
  const { informed } = await page('référent');
  expect(informed?.on).toBe('2026-02-20');
  expect(informed?.by).toMatch(/^nom .+ \(nom .+\)$/);
  await expect(
    run(db.runtime, markInformed, reception, { personId, informedOn: '2030-01-01' }),
  ).rejects.toThrow(new Refused('informed-future'));
});

test('the number of one organisation is nothing to another', async () => {
  await run(db.runtime, setExternalNumber, cast.actor('accompagnateur'), { personId, number: 'ML-1' });
  await run(db.runtime, setExternalNumber, cast.actor('accompagnateur'), { personId, number: 'ML-2' });
  expect((await page('accompagnateur')).externalNumber).toBe('ML-2');
  expect((await page('référent')).externalNumber).not.toBe('ML-2');
  expect((await page('accompagnateur de Cap emploi')).externalNumber).toBeNull();
});

test('each write leaves an audit line with its act and its author', async () => {
  await run(db.runtime, markInformed, reception, { personId, informedOn: '2026-02-21' });
  const lines = await ownerRows(db, `SELECT act, seat, person_id FROM audit.line WHERE kind = 'write'`);
  expect(lines).toEqual([{ act: 'mark-informed', seat: reception.seat, person_id: personId }]);
});

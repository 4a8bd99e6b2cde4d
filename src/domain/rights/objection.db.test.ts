import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { answerInvitation } from '../circle/answer-invitation.server.ts';
import { appointLead } from '../circle/appoint-lead.server.ts';
import { circlePage } from '../circle/circle-page.query.server.ts';
import { inviteToCircle } from '../circle/invite-to-circle.server.ts';
import { movePage } from '../circle/move-page.query.server.ts';
import { myInvitations, waitingForMe } from '../circle/my-invitations.query.server.ts';
import { orientPerson } from '../circle/orient-person.server.ts';
import { standInsPage } from '../circle/stand-ins.query.server.ts';
import {
  bringIn,
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../circle/testing/circle-world.ts';
import { joins, located, movePortfolio, personWithLead } from '../circle/testing/journey.ts';
import { withdrawCircleInvitation } from '../circle/withdraw-invitation.server.ts';
import { withoutLead } from '../circle/without-lead.query.server.ts';
import { diagnosisPage } from '../diagnosis/diagnosis-page.query.server.ts';
import { declareConflict } from '../person/declare-conflict.server.ts';
import { myPeople } from '../person/my-people.query.server.ts';
import { personPage } from '../person/person-page.query.server.ts';
import { planPage } from '../plan/plan-page.query.server.ts';
import { timelinePage } from '../timeline/timeline-page.query.server.ts';
import { liftObjection } from './lift-objection.server.ts';
import { objectToOrganisation } from './object-to-organisation.server.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let at: CircleTerritory;
let personId: string;
let person: Actor;

// A territory for each test: portfolios, lists and counts do not mix.
let territories = 0;
beforeEach(async () => {
  territories += 1;
  at = await openCircleTerritory(db.runtime, `Territoire ${territories}`);
  personId = await personWithLead(db.runtime, at);
  person = { kind: 'person', personId };
});

const objectTo = (organisationId: string) =>
  run(db.runtime, objectToOrganisation, person, { personId, organisationId });
const owned = <Row>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);

const filePages = [circlePage, planPage, diagnosisPage, personPage, timelinePage] as const;

/** Everything that this seat can read in any table or page that holds the person's id, their label or their name. */
async function tracesFor(who: Professional): Promise<string[]> {
  const { rows: names } = await withOwner(db.ownerUrl, (owner) =>
    owner.query<{ family_name: string }>('SELECT family_name FROM person_identity WHERE person_id = $1', [
      personId,
    ]),
  );
  const family = names[0]?.family_name ?? '';
  const tables = await owned<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'person_id'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
         AND has_column_privilege('relais_app', c.oid, a.attnum, 'SELECT')`,
  );
  const found = await boundTransaction(db.runtime, who, async ({ tx, open }) => {
    await open([personId]);
    const { rows } = await sql<{ name: string }>`${sql.join(
      tables.map(
        ({ name }) => sql`SELECT ${name} AS name FROM ${sql.table(name)} WHERE person_id = ${personId}`,
      ),
      sql` UNION `,
    )}`.execute(tx);
    return rows.map(({ name }) => name);
  });
  const lists: Record<string, () => Promise<unknown>> = {
    people: () => run(db.runtime, myPeople, who, {}),
    organisation: () => run(db.runtime, myPeople, who, { address: 'liste=organisation' }),
    invitations: () => run(db.runtime, myInvitations, who, {}),
    waiting: () => run(db.runtime, withoutLead, who, {}),
    standIns: () => run(db.runtime, standInsPage, who, {}),
  };
  for (const [name, read] of Object.entries(lists)) {
    const page = await read().catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
    const text = JSON.stringify(page);
    if (text.includes(personId) || text.includes(family)) found.push(`page ${name}`);
  }
  return found;
}

/** The same refusal as for somebody who does not exist, on every page of a file. */
async function expectUnknown(who: Professional): Promise<void> {
  for (const page of filePages) {
    await expect(run(db.runtime, page as typeof circlePage, who, { personId })).rejects.toThrow(NotFound);
    await expect(run(db.runtime, page as typeof circlePage, who, { personId: newId() })).rejects.toThrow(
      NotFound,
    );
  }
  expect(await tracesFor(who)).toEqual([]);
}

describe('an organisation of the circle', () => {
  test('reads nothing from that instant, in any table, page, list or count', async () => {
    const { partner, partnerManager } = at.seats;
    await joins(db.runtime, at, personId, partner);
    expect(await tracesFor(partner)).toContain('page people');
    expect(await tracesFor(partnerManager)).toContain('person_list');
    await objectTo(at.organisations.mission);
    await expectUnknown(partner);
    await expectUnknown(partnerManager);
    await expect(run(db.runtime, circlePage, at.seats.adviser, { personId })).resolves.toMatchObject({
      members: [{ name: 'Paul Gentil' }],
    });
  });

  test('is told in the words of any end, and nobody else is told', async () => {
    await joins(db.runtime, at, personId, at.seats.partner);
    await withOwner(db.ownerUrl, (owner) => owner.query('DELETE FROM mail_message'));
    await objectTo(at.organisations.mission);
    expect(await owned('SELECT recipient, template, params FROM mail_message')).toEqual([
      { recipient: at.emailOf('partner'), template: 'circle-place-ended', params: {} },
    ]);
    const told = await run(db.runtime, timelinePage, at.seats.adviser, { personId });
    expect(told.entries[0]).toMatchObject({
      title: expect.stringMatching(/^Fin de la participation de Sophie Petitjean/),
      author: 'Relais',
      organisation: null,
    });
    expect(JSON.stringify(told)).not.toMatch(/ne voit plus|objection/i);
    const own = await run(db.runtime, timelinePage, person, { personId });
    expect(own.entries.map(({ title }) => title)).toContainEqual(
      expect.stringMatching(/^Organisme qui ne voit plus le dossier/),
    );
  });

  test('cannot come back: invited, asking, or answering what was waiting', async () => {
    const { partner, partnerManager, adviser } = at.seats;
    const invited = await run(db.runtime, inviteToCircle, adviser, {
      personId,
      seat: partner.seat,
      role: 'accompagnateur',
      reason: 'Ensemble.',
    });
    await objectTo(at.organisations.mission);
    expect((await run(db.runtime, myInvitations, partner, {})).received).toEqual([]);
    expect(await run(db.runtime, waitingForMe, partner, {})).toEqual({ invitations: 0, referrals: 0 });
    await expect(
      run(db.runtime, answerInvitation, partner, {
        personId,
        invitationId: invited.invitationId,
        accept: true,
      }),
    ).rejects.toThrow(NotFound);
    for (const seat of [partner.seat, partnerManager.seat])
      await expect(
        run(db.runtime, inviteToCircle, adviser, {
          personId,
          seat,
          role: 'contributeur',
          reason: 'Ensemble.',
        }),
      ).rejects.toEqual(new Refused('seat_unavailable'));
    await located(db.runtime, partner, personId);
    await expect(
      boundTransaction(db.runtime, partner, ({ tx }) =>
        sql`SELECT access.ask_to_join(${personId}, ${newId()}, 'accompagnateur', 'x')`.execute(tx),
      ),
    ).rejects.toThrow(NotFound);
    await expect(run(db.runtime, declareConflict, partner, { personId })).rejects.toThrow(NotFound);
  });

  test('what it had sent in the person’s name is withdrawn, and gone from its screens', async () => {
    const { partner, contributor } = at.seats;
    await joins(db.runtime, at, personId, partner);
    const { invitationId } = await run(db.runtime, inviteToCircle, partner, {
      personId,
      seat: contributor.seat,
      role: 'contributeur',
      reason: 'Une place.',
    });
    await objectTo(at.organisations.mission);
    expect((await run(db.runtime, myInvitations, partner, {})).sent).toEqual([]);
    await expect(
      run(db.runtime, withdrawCircleInvitation, partner, { personId, invitationId }),
    ).rejects.toThrow(NotFound);
    expect((await run(db.runtime, myInvitations, contributor, {})).received).toEqual([]);
  });

  test('an exact-identity search and a list to import find nobody', async () => {
    const { partnerManager } = at.seats;
    await joins(db.runtime, at, personId, at.seats.partner);
    const [identity] = await owned<{ family_key: string }>(
      'SELECT family_key FROM person_identity WHERE person_id = $1',
      [personId],
    );
    const locate = () =>
      boundTransaction(
        db.runtime,
        partnerManager,
        async ({ tx }) =>
          (await sql`SELECT * FROM access.locate(${identity?.family_key}, 'awa', '2001-02-03')`.execute(tx))
            .rows,
      );
    const match = () =>
      boundTransaction(db.runtime, partnerManager, async ({ tx }) => {
        const { rows } = await sql<{ person_id: string }>`SELECT person_id FROM access.import_candidates(
          ARRAY['2001-02-03']::date[], ARRAY[${identity?.family_key}], '{awa}', '{}', '{}', '{}', '{}', ARRAY[${personId}::uuid])`.execute(
          tx,
        );
        return rows.map((row) => row.person_id).filter((id) => id === personId);
      });
    expect(await locate()).toHaveLength(1);
    expect(await match()).toEqual([personId]);
    await objectTo(at.organisations.mission);
    expect(await locate()).toEqual([]);
    expect(await match()).toEqual([]);
  });

  test('a discreet one is ended in silence: the others never knew', async () => {
    const { sheltered, adviser } = at.seats;
    personId = await bringIn(db.runtime, { by: sheltered, territoryId: at.territoryId, accompany: true });
    person = { kind: 'person', personId };
    await run(db.runtime, orientPerson, at.seats.officer, {
      personId,
      track: 'sociale',
      bodyId: at.organisations.body,
    });
    await run(db.runtime, appointLead, at.seats.manager, { personId, seat: adviser.seat });
    const pages = () =>
      Promise.all(filePages.map((page) => run(db.runtime, page as typeof circlePage, adviser, { personId })));
    const before = JSON.stringify(await pages());
    await objectTo(at.organisations.shelter);
    expect(JSON.stringify(await pages())).toBe(before);
    await expectUnknown(sheltered);
  });

  test('its portfolios, stand-ins and their counts no longer hold the person', async () => {
    const { partner, partnerManager } = at.seats;
    await joins(db.runtime, at, personId, partner);
    const moveId = await movePortfolio(db.runtime, partnerManager, {
      from: partner,
      to: partnerManager,
      period: ['2026-03-01', '2026-04-01'],
    });
    expect(await run(db.runtime, movePage, partnerManager, { moveId })).toMatchObject({ total: 1 });
    expect((await run(db.runtime, standInsPage, partnerManager, {})).standIns).toMatchObject([{ people: 1 }]);
    await objectTo(at.organisations.mission);
    expect(await run(db.runtime, movePage, partnerManager, { moveId })).toMatchObject({
      total: 0,
      done: 0,
      people: [],
    });
    expect((await run(db.runtime, standInsPage, partnerManager, {})).standIns).toEqual([]);
    await expectUnknown(partnerManager);
  });
});

describe('the organisation of the référent', () => {
  test('leaves nobody without somebody responsible: the orientation service has the person at once', async () => {
    const { adviser, manager, officer } = at.seats;
    await objectTo(at.organisations.body);
    await expectUnknown(adviser);
    await expectUnknown(manager);
    const list = await run(db.runtime, withoutLead, officer, { show: 'to-orient' });
    expect(list.people.map((one) => one.personId)).toContain(personId);
    const mails = await owned<{ recipient: string; template: string }>(
      `SELECT recipient, template FROM mail_message WHERE template IN ('orientation-asked', 'circle-place-ended') ORDER BY template`,
    );
    expect(mails.filter(({ recipient }) => recipient.includes(`territoire-${territories}`))).toEqual([
      { recipient: at.emailOf('adviser'), template: 'circle-place-ended' },
      { recipient: at.emailOf('officer'), template: 'orientation-asked' },
    ]);
    await expect(
      run(db.runtime, orientPerson, officer, { personId, track: 'sociale', bodyId: at.organisations.body }),
    ).rejects.toEqual(new Refused('body_unavailable'));
    await run(db.runtime, orientPerson, officer, {
      personId,
      track: 'sociale',
      bodyId: at.organisations.mission,
    });
    expect(
      await owned(
        'SELECT kind, outcome, body_name, lead_name FROM orientation_request WHERE person_id = $1',
        [personId],
      ),
    ).toEqual([
      {
        kind: 'autre-organisme',
        outcome: 'orientation',
        body_name: `body de Territoire ${territories}`,
        lead_name: 'Paul Gentil',
      },
    ]);
  });

  test('no caseload counts them any more, and no manager reads who left', async () => {
    const { manager } = at.seats;
    const caseload = () =>
      boundTransaction(
        db.runtime,
        manager,
        async ({ tx }) =>
          (await sql`SELECT people FROM access.caseloads(ARRAY[${at.organisations.body}::uuid])`.execute(tx))
            .rows,
      );
    expect(await caseload()).toHaveLength(1);
    await objectTo(at.organisations.body);
    expect(await caseload()).toEqual([]);
  });

  test('the authority that orients cannot be barred: nobody would be responsible', async () => {
    await expect(objectTo(at.organisations.department)).rejects.toEqual(new Refused('authority_stays'));
  });
});

test('it is the person’s act alone', async () => {
  const other = await personWithLead(db.runtime, at);
  const input = { personId, organisationId: at.organisations.mission };
  for (const who of [at.seats.adviser, at.seats.officer, { kind: 'person', personId: other } as Actor])
    await expect(run(db.runtime, objectToOrganisation, who, input)).rejects.toThrow(NotFound);
  await expect(objectTo(newId())).rejects.toThrow(NotFound);
  await objectTo(at.organisations.mission);
  await expect(objectTo(at.organisations.mission)).rejects.toEqual(new Refused('already_objected'));
});

test('lifted, it gives nothing back: the organisation is invited again, and does not learn why it had gone', async () => {
  const { partner, adviser } = at.seats;
  await joins(db.runtime, at, personId, partner);
  const { objectionId } = await objectTo(at.organisations.mission);
  await run(db.runtime, liftObjection, person, { personId, objectionId });
  await expect(run(db.runtime, circlePage, partner, { personId })).rejects.toThrow(NotFound);
  await joins(db.runtime, at, personId, partner);
  const { entries } = await run(db.runtime, timelinePage, partner, { personId });
  expect(entries.filter(({ title }) => /Fin de la participation|ne voit plus/.test(title))).toEqual([]);
  await expect(run(db.runtime, liftObjection, person, { personId, objectionId })).rejects.toThrow(NotFound);
  expect((await run(db.runtime, circlePage, adviser, { personId })).members).toHaveLength(2);
});

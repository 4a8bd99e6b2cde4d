import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { organisationPage } from '../organisation/organisation-page.query.server.ts';
import { territoryPage } from '../organisation/territory-page.query.server.ts';
import { answerInvitation } from './answer-invitation.server.ts';
import { appointLead } from './appoint-lead.server.ts';
import { circlePage } from './circle-page.query.server.ts';
import { findProfessionals } from './find-professionals.query.server.ts';
import { inviteToCircle } from './invite-to-circle.server.ts';
import { leaveCircle } from './leave-circle.server.ts';
import { myInvitations } from './my-invitations.query.server.ts';
import { orientPerson } from './orient-person.server.ts';
import { orientationPage } from './orientation-page.query.server.ts';
import {
  bringIn,
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from './testing/circle-world.ts';
import { movePortfolio } from './testing/journey.ts';
import { withoutLead } from './without-lead.query.server.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let at: CircleTerritory;
let personId: string;

const marks = ['shelter', 'Élise', 'Vasseur', 'Noé', 'Lambert'];
/** Every name that would tell of the shelter, its professionals or their identifiers. */
function traces(value: unknown): string[] {
  const text = JSON.stringify(value);
  const secrets = [
    ...marks,
    at.organisations.shelter,
    at.seats.sheltered.seat,
    at.seats.shelterColleague.seat,
  ];
  return secrets.filter((secret) => text.includes(secret));
}

// A shelter opens the circle; a body then leads; the shelter invites a partner and a colleague, who stands in for Élise.
beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  const { sheltered, shelterColleague, officer, manager, adviser, partner } = at.seats;
  personId = await bringIn(db.runtime, { by: sheltered, territoryId: at.territoryId, accompany: true });
  await run(db.runtime, orientPerson, officer, { personId, track: 'sociale', bodyId: at.organisations.body });
  await run(db.runtime, appointLead, manager, { personId, seat: adviser.seat });
  const invite = (seat: string) =>
    run(db.runtime, inviteToCircle, sheltered, {
      personId,
      seat,
      role: 'accompagnateur',
      reason: 'Voir ensemble.',
    });
  const { invitationId } = await invite(partner.seat);
  const { received } = await run(db.runtime, myInvitations, partner, {});
  expect(received).toMatchObject([{ byName: 'un membre du cercle', byOrganisation: '' }]);
  expect(traces(received)).toEqual([]);
  await run(db.runtime, answerInvitation, partner, { personId, invitationId, accept: true });
  await invite(shelterColleague.seat);
  await movePortfolio(db.runtime, sheltered, {
    from: sheltered,
    to: shelterColleague,
    period: ['2026-03-01', '2026-04-01'],
  });
});

const readers = (): [string, Professional][] =>
  (['adviser', 'partner', 'manager', 'officer', 'coordinator'] as const).map((key) => [key, at.seats[key]]);

test('no page of the circle tells anybody of a discreet organisation', async () => {
  for (const [key, who] of readers()) {
    const pages: (() => Promise<unknown>)[] = [
      () => run(db.runtime, circlePage, who, { personId }),
      () => run(db.runtime, orientationPage, who, { personId }),
      () => run(db.runtime, findProfessionals, who, { personId, text: 'élise' }),
      () => run(db.runtime, findProfessionals, who, { personId, organisationId: at.organisations.shelter }),
      () => run(db.runtime, withoutLead, who, {}),
      () => run(db.runtime, myInvitations, who, {}),
    ];
    for (const page of pages) {
      const shown = await page().catch(() => null);
      expect({ key, traces: traces(shown) }).toEqual({ key, traces: [] });
    }
  }
});

test('no table of the circle holds its names for another reader', async () => {
  const tables = [
    'circle_member',
    'lead_period',
    'circle_invitation',
    'access_grant',
    'orientation',
    'timeline_event',
  ];
  for (const [key, who] of readers()) {
    for (const table of [...tables, 'person_list', 'membership', 'professional']) {
      const rows = await boundTransaction(db.runtime, who, async ({ tx, open }) => {
        await open([personId]);
        return sql<{ name: string }>`SELECT * FROM ${sql.table(table)}`.execute(tx);
      }).catch((error: unknown) => {
        if (error instanceof NotFound) return { rows: [] }; // a column that nobody of the application may read
        throw error;
      });
      const named = marks.filter((mark) => JSON.stringify(rows.rows).includes(mark));
      expect({ key, table, named }).toEqual({ key, table, named: [] });
    }
  }
});

test('it reads its own place, colleagues and stand-in', async () => {
  const page = await run(db.runtime, circlePage, at.seats.sheltered, { personId });
  const own = page.members.find((member) => member.isReader);
  expect(own).toMatchObject({ name: 'Élise Vasseur', discreet: true });
  expect(page.waiting).toMatchObject([{ name: 'Noé Lambert', discreet: true, mayWithdraw: true }]);
  const team = await run(db.runtime, organisationPage, at.seats.sheltered, {});
  expect(team.colleagues.map((colleague) => colleague.email)).toEqual(
    [at.emailOf('shelterColleague'), at.emailOf('sheltered')].sort(),
  );
});

test('on the territory, only the coordinator and its own members read its name', async () => {
  const names = async (who: Professional) =>
    (await run(db.runtime, territoryPage, who, {})).organisations.map((organisation) => organisation.name);
  expect(await names(at.seats.adviser)).not.toContain('shelter de Cher');
  expect(await names(at.seats.adviser)).toContain('mission de Cher');
  expect(await names(at.seats.coordinator)).toContain('shelter de Cher');
  expect(await names(at.seats.sheltered)).toContain('shelter de Cher');
  // The coordinator knows with whom an agreement was signed, not who works there.
  expect(
    traces(await run(db.runtime, findProfessionals, at.seats.coordinator, { personId }).catch(() => null)),
  ).toEqual([]);
});

test('its acts leave e-mails and events that nobody else can read', async () => {
  const { rows } = await withOwner(db.ownerUrl, (owner) =>
    owner.query<{ text: string }>(
      `SELECT params::text AS text FROM mail_message
       UNION ALL SELECT params::text || author_name || coalesce(organisation_name, '') FROM timeline_event
         WHERE person_id = $1 AND NOT discreet`,
      [personId],
    ),
  );
  expect(traces(rows)).toEqual([]);
});

test('its departure tells the référent nothing, for they never knew', async () => {
  const before = await mailsTo('adviser');
  await run(db.runtime, leaveCircle, at.seats.sheltered, { personId });
  expect(await mailsTo('adviser')).toEqual(before);
});

async function mailsTo(key: 'adviser'): Promise<string[]> {
  const { rows } = await withOwner(db.ownerUrl, (owner) =>
    owner.query<{ template: string }>('SELECT template FROM mail_message WHERE recipient = $1', [
      at.emailOf(key),
    ]),
  );
  return rows.map((row) => row.template);
}

import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { type Context, query } from '../../platform/access/run.ts';
import { type Clock, civilDateAt } from '../../platform/clock/clock.ts';
import { asProfessional } from './professional-actor.ts';
import type { MyInvitations } from './views.ts';
import './tables.ts';
import '../person/tables.ts';

/** Everything that invites the bound professional, waits for them, or that they wait for. */
export const myInvitations = query({
  name: 'my-invitations',
  input: z.object({}),
  access: seated(),
  reads: 'list',
  listed: (result: MyInvitations) => [
    ...new Set([...result.received, ...result.toDecide, ...result.sent].map((line) => line.personId)),
  ],
  handle: async ({ tx, actor, clock, open }) => {
    const { seat } = asProfessional(actor);
    return {
      received: await received({ tx, clock }, seat),
      toDecide: await toDecide({ tx, open, clock }, seat),
      sent: await sent({ tx, clock }, seat),
    };
  },
});

export const NOTHING_WAITS = { invitations: 0, referrals: 0 };

/** How many acts wait for the reader: the numbers beside « Invitations » and « Demandes » in the navigation. */
export const waitingForMe = query({
  name: 'waiting-for-me',
  input: z.object({}),
  access: seated(),
  reads: 'none',
  handle: async ({ tx, actor }) => {
    const { seat } = asProfessional(actor);
    const { rows } = await sql<{ invitations: number; referrals: number }>`SELECT
      (SELECT count(*) FROM circle_invitation
         WHERE seat = ${seat} AND state = 'ouverte' AND direction = 'invitation')::int
      + (SELECT count(*) FROM access.requests_to_answer())::int AS invitations,
      access.my_referrals_to_do() AS referrals`.execute(tx);
    return rows[0] ?? NOTHING_WAITS;
  },
});

type Dated = Pick<Context, 'tx' | 'clock'>;

const line = [
  'i.circle_invitation_id as invitationId',
  'i.person_id as personId',
  'i.role',
  'i.reason',
  'i.created_at as at',
] as const;

const dated =
  (clock: Clock) =>
  <Row extends { at: Temporal.Instant }>({ at, ...row }: Row) => ({
    ...row,
    on: civilDateAt(at, clock),
  });

async function received({ tx, clock }: Dated, seat: string): Promise<MyInvitations['received']> {
  const lines = await tx
    .selectFrom('circle_invitation as i')
    .select([
      ...line,
      'i.person_label as personLabel',
      'i.by_name as byName',
      'i.by_organisation_name as byOrganisation',
    ])
    .where('i.seat', '=', seat)
    .where('i.direction', '=', 'invitation')
    .where('i.state', '=', 'ouverte')
    .orderBy('i.created_at')
    .limit(100)
    .execute();
  return lines.map(dated(clock));
}

async function toDecide(
  { tx, open, clock }: Dated & Pick<Context, 'open'>,
  seat: string,
): Promise<MyInvitations['toDecide']> {
  const { rows } = await sql<{
    person_id: string;
  }>`SELECT DISTINCT person_id FROM access.requests_to_answer() LIMIT 200`.execute(tx);
  if (rows.length === 0) return [];
  const opened = await open(rows.map((row) => row.person_id));
  const people = [...opened]
    .filter(([, levels]) => levels.lead || levels.summary)
    .map(([personId]) => personId);
  if (people.length === 0) return [];
  const lines = await tx
    .selectFrom('circle_invitation as i')
    .innerJoin('person_list as p', 'p.person_id', 'i.person_id')
    .innerJoin('membership as m', 'm.membership_id', 'i.seat')
    .select([
      ...line,
      'p.given_name',
      'p.family_name',
      'i.professional_name as name',
      'i.organisation_name as organisation',
      'm.function',
    ])
    .where('i.person_id', 'in', people)
    .where('i.direction', '=', 'demande')
    .where('i.state', '=', 'ouverte')
    .where('i.seat', '<>', seat)
    .orderBy('i.created_at')
    .execute();
  return lines.map(({ given_name, family_name, ...rest }) => ({
    ...dated(clock)(rest),
    personName: `${given_name} ${family_name}`,
  }));
}

async function sent({ tx, clock }: Dated, seat: string): Promise<MyInvitations['sent']> {
  const since = clock.now().subtract({ hours: 30 * 24 });
  const lines = await tx
    .selectFrom('circle_invitation as i')
    .select([
      ...line,
      'i.person_label as personLabel',
      'i.direction',
      'i.professional_name as name',
      'i.organisation_name as organisation',
      'i.state',
      'i.answered_at as answeredAt',
    ])
    .where('i.by_seat', '=', seat)
    .where((where) => where.or([where('i.state', '=', 'ouverte'), where('i.answered_at', '>=', since)]))
    .orderBy('i.created_at', 'desc')
    .limit(100)
    .execute();
  return lines.map(({ direction, answeredAt, ...rest }) => ({
    ...dated(clock)(rest),
    answeredOn: answeredAt && civilDateAt(answeredAt, clock),
    mine: direction === 'demande',
  }));
}

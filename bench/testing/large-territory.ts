import type pg from 'pg';
import { filesSql } from './large-territory-files.ts';
import { peopleSql } from './large-territory-people.ts';
import { teamSql } from './large-territory-teams.ts';

export interface LargeTerritory {
  readonly people: number;
  /** The civil date on which everything is drawn up. */
  readonly today: string;
}

/** Seats to measure from; each acts for the organisation of the same number as in large-territory-teams.ts. */
export interface MeasuredSeat {
  readonly professionalId: string;
  readonly seat: string;
  readonly organisationId: string;
  readonly people: number;
}

/**
 * A territory of many people, as their owner writes it: invented names, plausible dates, circles, plans, contacts and events. The
 * same numbers draw the same people. Written table by table, without the triggers of single acts; the columns of lists are
 * near what access.refresh_list would write.
 */
export async function fillLargeTerritory(
  owner: pg.ClientBase,
  { people, today }: LargeTerritory,
): Promise<void> {
  await owner.query(helpersSql);
  const draw = (text: string) =>
    owner.query(text.replaceAll('$people', String(people)).replaceAll('$today', `date '${today}'`));
  await owner.query('SET synchronous_commit = off');
  await owner.query("SET work_mem = '64MB'");
  await owner.query(`SET app.now = '${today}T09:00:00Z'`); // for the conditions that ask which day it is
  for (const text of teamSql) await draw(text);
  await withoutTriggers(owner, async () => {
    for (const text of [...peopleSql, ...filesSql]) await draw(text);
  });
  await owner.query(`VACUUM ANALYZE ${filled.join(', ')}`);
}

export type MeasuredSeats = Awaited<ReturnType<typeof measuredSeats>>;

/** A superuser writes without triggers and foreign keys; another owner, without the triggers of single acts: twice as long. */
async function withoutTriggers(owner: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  const { rows } = await owner.query<{ superuser: boolean }>(
    'SELECT rolsuper AS superuser FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.superuser) {
    await owner.query('SET session_replication_role = replica');
    await work();
    await owner.query('RESET session_replication_role');
    return;
  }
  for (const table of filled) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await work();
  for (const table of filled) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

const filled = [
  'person',
  'person_list',
  'person_identity',
  'person_contact',
  'person_address',
  'person_seen',
  'person_tag',
  'status_period',
  'circle_member',
  'lead_period',
  'orientation',
  'access_grant',
  'objective',
  'step',
  'plan_summary',
  'contact',
  'timeline_event',
  'membership',
  'household_period',
  'diagnosis',
  'diagnosis_sitting',
  'diagnosis_participant',
  'diagnosis_answer',
  'diagnosis_summary',
  'plan_proposal',
  'step_question',
  'circle_invitation',
  'audit.line',
];

/** Drawn from a number and a word instead of random(): one statement may be changed without changing what the others draw. */
const helpersSql = `
  CREATE OR REPLACE FUNCTION pg_temp.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(n), 8, '0') || '-0000-7' || substr(md5(kind || n::text), 1, 3) || '-8' || substr(md5(kind || n::text), 4, 3)
            || '-' || substr(md5(kind || n::text), 7, 12))::uuid $$;
  CREATE OR REPLACE FUNCTION pg_temp.chance(what text, n bigint) RETURNS double precision LANGUAGE sql IMMUTABLE AS $$
    SELECT ((hashtextextended(what, n) & 2147483647) / 2147483648.0)::double precision $$;
  CREATE OR REPLACE FUNCTION pg_temp.pick(what text, n bigint, among text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT among[1 + floor(pg_temp.chance(what, n) * cardinality(among))::int] $$;
  -- Many recent, few old: days with this mean.
  CREATE OR REPLACE FUNCTION pg_temp.days(what text, n bigint, mean double precision) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT floor(-ln(1 - pg_temp.chance(what, n)) * mean)::int $$;`;

const seatsSql = (role: string, order: string) => `
  SELECT m.professional_id AS "professionalId", m.membership_id AS seat, m.organisation_id AS "organisationId",
    count(c.person_id)::int AS people
  FROM membership m LEFT JOIN circle_member c ON c.seat = m.membership_id AND c.until IS NULL
  WHERE ${role} GROUP BY m.membership_id ORDER BY ${order}, m.membership_id LIMIT 1`;

/**
 * The référent nearest eighty people, and the busiest of each kind: who accompanies, manages the largest body, receives, orients for the
 * largest authority, stands in.
 */
export async function measuredSeats(owner: pg.ClientBase) {
  const one = async (role: string, order = 'people DESC'): Promise<MeasuredSeat> => {
    const { rows } = await owner.query<MeasuredSeat>(seatsSql(role, order));
    if (!rows[0]) throw new Error(`no seat: ${role}`);
    return rows[0];
  };
  const largest = `m.organisation_id = (SELECT referent_body_id FROM person WHERE referent_body_id IS NOT NULL
    GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)`;
  const standsIn =
    "EXISTS (SELECT FROM access_grant g WHERE g.seat = m.membership_id AND g.why = 'remplacement')";
  const accompanies = `m.member AND c.role = 'accompagnateur' AND NOT ${standsIn}`;
  return {
    referent: await one(accompanies, 'abs(count(c.person_id) - 80)'),
    member: await one(accompanies),
    standIn: await one(standsIn),
    manager: await one(`m.manager AND ${largest}`),
    reception: await one(`m.reception AND ${largest}`),
    officer: await one(`m.membership_id IN (SELECT d.membership_id FROM duty d WHERE d.authority_id = (
      SELECT authority_id FROM person GROUP BY 1 ORDER BY count(*) DESC LIMIT 1))`),
  };
}

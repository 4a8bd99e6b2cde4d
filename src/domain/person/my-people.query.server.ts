import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { query } from '../../platform/access/run.ts';
import { type PeopleSort, peopleSorts } from './codes.ts';
import { nameKey } from './identity-key.ts';
import type { ListedPerson, PeoplePage } from './views.ts';
import './tables.ts';

const PAGE = 50;

/** The circles that the seat belongs to, those it stands in for, those it has just handed over; the strongest place counts. */
const ownScope = sql`
  SELECT DISTINCT ON (person_id) person_id, place FROM (
    SELECT person_id, role AS place, CASE role WHEN 'accompagnateur' THEN 1 ELSE 3 END AS rank
      FROM circle_member WHERE seat = access.seat() AND until IS NULL
    UNION ALL
    SELECT person_id, why, CASE why WHEN 'remplacement' THEN 2 ELSE 4 END
      FROM access_grant WHERE seat = access.seat() AND revoked_at IS NULL AND access.today() BETWEEN from_on AND until_on
  ) places ORDER BY person_id, rank`;

/** People whose referent body is the reader's organisation, and those it brought in who have no référent yet. */
const organisationScope = sql`
  SELECT person_id, 'organisation' AS place FROM person_list WHERE referent_body_id = access.org()
  UNION SELECT person_id, 'organisation' FROM person_list WHERE origin_org = access.org() AND lead_seat IS NULL`;

/** Ascending, except by entry: the most recent first. People without a deadline come last. */
const sortKeys = {
  nom: sql`'-infinity'::date`,
  echeance: sql`coalesce(due, 'infinity'::date)`,
  entree: sql`('2200-01-01'::date - (entered_on - '1900-01-01'::date))`,
} satisfies Record<PeopleSort, unknown>;

const input = z.object({
  scope: z.enum(['mine', 'organisation']).default('mine'),
  sort: z.enum(peopleSorts).default('nom'),
  /** The page that follows, or precedes, this person. */
  after: z.uuid().optional(),
  before: z.uuid().optional(),
  /** Beginning of a name or given name. */
  named: z.string().max(80).default(''),
});
type Wanted = z.output<typeof input>;

/** The people of a professional's list, or of their organisation for its managers and its reception. */
export const myPeople = query({
  name: 'my-people',
  input,
  access: seated(),
  reads: 'list',
  listed: (page: PeoplePage) => page.people.map(({ personId }) => personId),
  handle: async ({ tx }, wanted): Promise<PeoplePage> => {
    const rows = await readRows(tx, wanted);
    // Whom the address names has left the list since: it begins again.
    const lost = rows.length === 0 && (wanted.after ?? wanted.before) !== undefined;
    return lost ? pageOf(await readRows(tx, firstPage(wanted)), firstPage(wanted)) : pageOf(rows, wanted);
  },
});

const firstPage = (wanted: Wanted): Wanted => ({ ...wanted, after: undefined, before: undefined });

type Row = ListedPerson & { total: number };

function pageOf(rows: Row[], { after, before }: Wanted): PeoplePage {
  const more = rows.length > PAGE;
  const page = rows.slice(0, PAGE).map(({ total: _, ...person }) => person);
  const backwards = before !== undefined;
  return {
    total: rows[0]?.total ?? 0,
    people: backwards ? page.reverse() : page,
    hasPrevious: backwards ? more : after !== undefined,
    hasNext: backwards ? true : more,
  };
}

/** One row more than a page, in the order of reading or against it. */
async function readRows(tx: Tx, { scope, sort, after, before, named }: Wanted): Promise<Row[]> {
  const backwards = before !== undefined;
  const cursor = before ?? after;
  const beyond = cursor
    ? sql`WHERE (sort_key, sort_name, person_id) ${backwards ? sql`<` : sql`>`}
        (SELECT sort_key, sort_name, person_id FROM sorted WHERE person_id = ${cursor})`
    : sql``;
  const direction = backwards ? sql`DESC` : sql`ASC`;
  const prefix = nameKey(named);
  const filter = prefix ? sql`WHERE strpos(' ' || l.sort_name, ${` ${prefix}`}) > 0` : sql``;
  // A contributeur and the reception learn no deadline: the function gives them no row, hence no order either.
  const { rows } = await sql<Row>`
    WITH scope AS MATERIALIZED (${scope === 'mine' ? ownScope : organisationScope}),
    shown AS (
      SELECT l.person_id, l.sort_name, l.family_name, l.given_name, l.birth_date, l.commune_name, l.lead_name,
        l.lead_organisation, l.referent_body_name, l.informed_on, l.entered_on,
        CASE WHEN l.lead_seat = access.seat() THEN 'referent' ELSE s.place END AS place,
        d.next_due_on AS due, d.next_label AS due_label
      FROM scope s JOIN person_list l USING (person_id)
      LEFT JOIN access.deadlines_of(ARRAY(SELECT person_id FROM scope)) d USING (person_id) ${filter}),
    sorted AS (SELECT *, ${sortKeys[sort]} AS sort_key FROM shown)
    SELECT person_id AS "personId", family_name AS "familyName", given_name AS "givenName", birth_date AS "birthDate",
      commune_name AS "communeName", place, lead_name AS "leadName", lead_organisation AS "leadOrganisation",
      referent_body_name AS "referentBodyName", informed_on IS NOT NULL AS informed, entered_on AS "enteredOn",
      due AS "nextDueOn", due_label AS "nextLabel", (SELECT count(*)::int FROM sorted) AS total
    FROM sorted ${beyond}
    ORDER BY sort_key ${direction}, sort_name ${direction}, person_id ${direction}
    LIMIT ${PAGE + 1}`.execute(tx);
  return rows;
}

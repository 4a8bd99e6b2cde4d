import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { categoriesOf } from '../timeline/codes.ts';
import { type PeopleScope, SILENCE_LABEL } from './codes.ts';
import { nameKey } from './identity-key.ts';
import type { PeopleView } from './people-address.ts';
import { COUNTED } from './read-people-total.server.ts';
import type { ListedPerson } from './views.ts';
import './tables.ts';

export interface PeopleWanted {
  readonly view: PeopleView;
  /** Beginning of a name or given name. */
  readonly named: string;
  /** Beyond, or up to, this person. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** `total`: of the whole list, up to COUNTED and one more. */
export type PeopleRow = ListedPerson & { readonly total: number };

const newsOf = (kinds: readonly string[] | null): ListedPerson['news'] =>
  kinds && { arrived: kinds.includes('arrivee'), categories: categoriesOf(kinds) };

const filtersOf = ({ view, named }: Pick<PeopleWanted, 'view' | 'named'>) =>
  JSON.stringify({ ...view.filters, ...(nameKey(named) && { named: nameKey(named) }) });

/**
 * The first rows of a view, or those beyond a person of it. The function gives ids in their order, for it knows of whom the reader may learn the sort key; the rows
 * themselves are read under the reader's own policies.
 */
export async function readPeopleRows(tx: Tx, wanted: PeopleWanted, most: number): Promise<PeopleRow[]> {
  const { view, after, before } = wanted;
  const filters = filtersOf(wanted);
  const rows = await readRows<{ total: number }>(tx, {
    scope: view.scope,
    page: sql`access.people_page(${view.scope}, ${filters}::jsonb, ${view.sort}, ${view.reversed},
      ${before ?? after ?? null}, ${before !== undefined}, ${most})`,
    more: sql`, (SELECT access.people_total(${view.scope}, ${filters}::jsonb, ${COUNTED})) AS total`,
  });
  return before === undefined ? rows : rows.toReversed();
}

/** More than this nobody exports at once. */
const MOST = 500_000;

/** Everybody of a view, of those whose name begins so, in its order. */
export async function readPeopleIds(tx: Tx, wanted: Pick<PeopleWanted, 'view' | 'named'>): Promise<string[]> {
  const { view } = wanted;
  const { rows } = await sql<{ person_id: string }>`
    SELECT person_id FROM access.people_page(${view.scope}, ${filtersOf(wanted)}::jsonb, ${view.sort}, ${view.reversed},
      NULL, false, ${MOST})`.execute(tx);
  return rows.map((row) => row.person_id);
}

/** What a list shows of these people, 200 at most, in this order; without those who are not the reader's any more. */
export const readPeople = (tx: Tx, scope: PeopleScope, people: readonly string[]): Promise<ListedPerson[]> =>
  readRows(tx, { scope, page: sql`unnest(${[...people]}::uuid[])`, more: sql`` });

async function readRows<More>(
  tx: Tx,
  { scope, page, more }: { scope: PeopleScope; page: RawBuilder<unknown>; more: RawBuilder<unknown> },
): Promise<(ListedPerson & More)[]> {
  const { rows } = await sql<Omit<ListedPerson, 'news'> & More & { newKinds: string[] | null }>`
    WITH page AS MATERIALIZED (SELECT person_id, ordinality AS rank FROM ${page} WITH ORDINALITY AS p (person_id, ordinality))
    SELECT l.person_id AS "personId", l.family_name AS "familyName", l.given_name AS "givenName", l.birth_date AS "birthDate",
      l.commune_name AS "communeName", l.lead_name AS "leadName", l.lead_organisation AS "leadOrganisation",
      l.referent_body_name AS "referentBodyName", l.informed_on IS NOT NULL AS informed, l.entered_on AS "enteredOn",
      l.ended_on AS "endedOn",
      coalesce(s.due_on, d.next_due_on) AS "nextDueOn", CASE WHEN s.silent THEN ${SILENCE_LABEL} ELSE d.next_label END AS "nextLabel",
      CASE WHEN s.silent THEN 'siege' ELSE d.next_owner END AS "nextOwner",
      CASE WHEN s.silent THEN l.lead_name ELSE d.next_owner_name END AS "nextOwnerName",
      coalesce(CASE WHEN s.silent THEN l.lead_seat ELSE d.next_owner_seat END = access.seat(), false) AS "nextMine",
      coalesce(t.names, '{}') AS tags, c.person_id IS NOT NULL AS "contactKnown", c.last_contact_on AS "lastContactOn", n.kinds AS "newKinds",
      CASE WHEN l.lead_seat = access.seat() THEN 'referent' ELSE coalesce(
        (SELECT m.role FROM circle_member m WHERE m.person_id = l.person_id AND m.seat = access.seat() AND m.until IS NULL
           AND m.role = 'accompagnateur'),
        (SELECT 'remplacement' FROM access_grant g WHERE g.person_id = l.person_id AND g.seat = access.seat() AND g.revoked_at IS NULL
           AND g.why = 'remplacement' AND access.today() BETWEEN g.from_on AND g.until_on LIMIT 1),
        (SELECT m.role FROM circle_member m WHERE m.person_id = l.person_id AND m.seat = access.seat() AND m.until IS NULL),
        (SELECT 'tuilage' FROM access_grant g WHERE g.person_id = l.person_id AND g.seat = access.seat() AND g.revoked_at IS NULL
           AND access.today() BETWEEN g.from_on AND g.until_on LIMIT 1), ${scope}) END AS place ${more}
    FROM page JOIN person_list l USING (person_id)
    LEFT JOIN access.deadlines_of(ARRAY(SELECT person_id FROM page)) d USING (person_id)
    LEFT JOIN access.contacts_of(ARRAY(SELECT person_id FROM page)) c USING (person_id)
    LEFT JOIN access.news_of(ARRAY(SELECT person_id FROM page)) n USING (person_id)
    LEFT JOIN access.tags_of(ARRAY(SELECT person_id FROM page)) t USING (person_id)
    CROSS JOIN LATERAL (SELECT due_on, due_on IS NOT NULL AS silent
      FROM access.silence_due(l.lead_seat, c.silent_since, d.next_due_on, access.today()) AS due_on) s
    ORDER BY page.rank`.execute(tx);
  return rows.map(({ newKinds, ...row }) => ({ ...row, news: newsOf(newKinds) }) as ListedPerson & More);
}

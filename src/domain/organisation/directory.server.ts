import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { fold } from '../../platform/text/fold.ts';
import type { DirectoryEntry } from './directory-views.ts';
import './absence-tables.ts';
import './tables.ts';

export interface DirectoryFilter {
  readonly kind?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly speciality?: string | undefined;
  readonly communeCode?: string | undefined;
  readonly text?: string | undefined;
  readonly seat?: string | undefined;
}

/** Sorted by family name, as people look for one. */
const sortKey = sql`access.folded(p.family_name || ' ' || p.given_name)`;

interface Page {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/**
 * Lines of professionals whose organisation acts in the reader's territories today, one's own team always. The policies leave out
 * discreet organisations and who is known only through them; the coordinator, who reads their names, finds nobody of them here.
 */
export async function directoryEntries(
  tx: Tx,
  filter: DirectoryFilter,
  page: Page,
): Promise<DirectoryEntry[]> {
  const backwards = page.before !== undefined;
  const direction = backwards ? sql`DESC` : sql`ASC`;
  const { rows } = await sql<DirectoryEntry>`
    SELECT m.membership_id AS seat, m.professional_name AS name, m.function, m.speciality, o.organisation_id AS "organisationId",
      o.name AS organisation, k.label AS kind, p.email, p.phone, coalesce(l.about, '') AS about,
      coalesce(l.languages, '') AS languages,
      ARRAY(SELECT DISTINCT d.kind FROM duty d WHERE d.membership_id = m.membership_id AND d.from_on <= access.today()
            AND (d.until_on IS NULL OR d.until_on > access.today())) AS duties,
      ARRAY(SELECT c.name FROM commune c WHERE c.code = ANY (l.communes) ORDER BY c.search_name) AS communes,
      (SELECT max(a.until_on) FROM absence a WHERE a.seat = m.membership_id AND a.withdrawn_at IS NULL
       AND access.today() BETWEEN a.from_on AND a.until_on) AS "awayUntil",
      (SELECT coalesce(json_agg(json_build_object('name', s.name, 'until', s.until_on) ORDER BY s.until_on, s.name), '[]')
       FROM access.replaced_today(m.membership_id) s) AS "standIns",
      m.membership_id = access.seat() OR (access.has_role('manager') AND m.organisation_id = access.org()) AS "mayEdit",
      m.membership_id = access.seat() AS "isReader",
      m.member AND m.membership_id <> access.seat() AND access.has_role('member') AND access.territories() IS NOT NULL AS "mayInvite"
    FROM membership m
    JOIN professional p USING (professional_id)
    JOIN organisation o USING (organisation_id)
    JOIN organisation_kind k ON k.code = o.kind
    LEFT JOIN directory_line l ON l.seat = m.membership_id
    WHERE ${where(filter)} ${beyond(page)}
    ORDER BY ${sortKey} ${direction}, m.membership_id ${direction}
    LIMIT ${page.limit}`.execute(tx);
  return backwards ? rows.reverse() : rows;
}

function where(filter: DirectoryFilter): RawBuilder<unknown> {
  const conditions = [
    sql`m.from_on <= access.today() AND (m.until_on IS NULL OR m.until_on > access.today())`,
    sql`(NOT o.discreet OR o.organisation_id = access.org())`,
    sql`(o.organisation_id = access.org() OR EXISTS (SELECT FROM partnership_agreement a
         WHERE a.organisation_id = o.organisation_id AND a.territory_id = ANY (access.territories())
           AND a.from_on <= access.today() AND (a.until_on IS NULL OR a.until_on >= access.today())))`,
  ];
  if (filter.seat) conditions.push(sql`m.membership_id = ${filter.seat}`);
  if (filter.organisationId) conditions.push(sql`o.organisation_id = ${filter.organisationId}`);
  if (filter.kind) conditions.push(sql`o.kind = ${filter.kind}`);
  // Whoever does both is found by either.
  if (filter.speciality) conditions.push(sql`m.speciality IN (${filter.speciality}, 'les-deux')`);
  if (filter.communeCode) {
    conditions.push(sql`(coalesce(l.communes, '{}') = '{}' OR ${filter.communeCode} = ANY (l.communes))`);
  }
  for (const word of fold(filter.text ?? '')
    .split(' ')
    .filter(Boolean)) {
    conditions.push(sql`strpos(' ' || access.folded(m.professional_name), ${` ${word}`}) > 0`);
  }
  return sql.join(conditions, sql` AND `);
}

/** Whoever the address names has left since: the list begins again, for nothing lies beyond a line that is not there. */
function beyond({ after, before }: Page): RawBuilder<unknown> {
  const cursor = before ?? after;
  if (!cursor) return sql``;
  return sql`AND (${sortKey}, m.membership_id) ${before ? sql`<` : sql`>`} (
    SELECT access.folded(x.family_name || ' ' || x.given_name), y.membership_id
    FROM membership y JOIN professional x USING (professional_id) WHERE y.membership_id = ${cursor})`;
}

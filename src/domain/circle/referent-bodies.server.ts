import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { PossibleLead, ReferentBody } from './views.ts';

/** The bodies that an orientation may name in these territories, with how many people each already has. */
export async function referentBodies(tx: Tx, territories: readonly string[]): Promise<ReferentBody[]> {
  const { rows } = await sql<ReferentBody>`
    WITH bodies AS (
      SELECT DISTINCT o.organisation_id, o.name, k.label
      FROM organisation o
      JOIN organisation_kind k ON k.code = o.kind AND k.accompanies
      JOIN partnership_agreement a ON a.organisation_id = o.organisation_id
      WHERE a.territory_id = ANY (${territories}) AND NOT o.discreet
        AND a.from_on <= access.today() AND (a.until_on IS NULL OR a.until_on >= access.today())),
    loads AS (
      SELECT organisation_id, sum(people)::int AS people, (sum(people) FILTER (WHERE seat IS NULL))::int AS waiting
      FROM access.caseloads(ARRAY(SELECT organisation_id FROM bodies)) GROUP BY 1)
    SELECT b.organisation_id AS "organisationId", b.name, b.label AS kind,
           coalesce(l.people, 0) AS people, coalesce(l.waiting, 0) AS "withoutLead"
    FROM bodies b LEFT JOIN loads l USING (organisation_id) ORDER BY b.name`.execute(tx);
  return rows;
}

/** The members of the manager's own organisation, with how many people each is référent of. */
export async function possibleLeads(tx: Tx, organisationId: string): Promise<PossibleLead[]> {
  const { rows } = await sql<PossibleLead>`
    SELECT m.membership_id AS seat, m.professional_name AS name, m.function, m.speciality, coalesce(c.people, 0)::int AS people
    FROM membership m
    LEFT JOIN access.caseloads(ARRAY[${organisationId}::uuid]) c ON c.seat = m.membership_id
    WHERE m.organisation_id = ${organisationId} AND m.member AND m.from_on <= access.today()
      AND (m.until_on IS NULL OR m.until_on > access.today())
    ORDER BY people, m.professional_name`.execute(tx);
  return rows;
}

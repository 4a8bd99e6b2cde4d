import { withOwner } from '../../../platform/database/connect.ts';
import type { CircleTerritory, Professional } from './circle-world.ts';

/** People of the body whom this professional leads, written at once as their owner would; gives their ids. */
export async function leadsMany(
  ownerUrl: string,
  at: { territoryId: string; organisations: Pick<CircleTerritory['organisations'], 'department' | 'body'> },
  who: Pick<Professional, 'seat'>,
  count: number,
): Promise<string[]> {
  return withOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ person_id: string }>(
      `WITH made AS (SELECT gen_random_uuid() AS person_id, n FROM generate_series(1, $5) n),
       spine AS (INSERT INTO person (person_id, territory_id, authority_id, origin_org, referent_body_id, informed_on, created_at)
         SELECT person_id, $1, $2, $2, $3, '2026-01-05', '2026-01-05' FROM made),
       list AS (INSERT INTO person_list (person_id, territory_id, authority_id, origin_org, referent_body_id, seats, part_seats, orgs,
           barred_orgs, conflict_seats, created_at, entered_on)
         SELECT person_id, $1, $2, $2, $3, '{}', '{}', '{}', '{}', '{}', '2026-01-05', '2026-01-05' FROM made),
       identity AS (INSERT INTO person_identity (person_id, family_name, given_name, family_key, given_key, updated_by)
         SELECT person_id, 'Personne' || n, 'Awa', 'personne' || n, 'awa', 'x' FROM made),
       place AS (INSERT INTO circle_member (person_id, circle_member_id, seat, organisation_id, professional_name, organisation_name,
           function, role, since, joined_how, discreet)
         SELECT person_id, gen_random_uuid(), $4, $3, 'Paul Gentil', 'x', 'x', 'accompagnateur', '2026-01-05', 'nomination', false FROM made),
       lead AS (INSERT INTO lead_period (person_id, lead_period_id, seat, organisation_id, professional_name, organisation_name, from_at)
         SELECT person_id, gen_random_uuid(), $4, $3, 'Paul Gentil', 'x', '2026-01-05' FROM made)
       SELECT person_id FROM made`,
      [at.territoryId, at.organisations.department, at.organisations.body, who.seat, count],
    );
    const ids = rows.map((row) => row.person_id);
    await owner.query('SELECT access.recompute(p) FROM unnest($1::uuid[]) p', [ids]);
    return ids;
  });
}

/** What breaks the promise that nobody is without référent: a gap, an overlap, nobody today, or a seat that has ended. */
export async function gapsOf(ownerUrl: string, people: readonly string[], today: string): Promise<string[]> {
  const { rows } = await withOwner(ownerUrl, (owner) =>
    owner.query<{ gap: string }>(
      `WITH periods AS (SELECT *, lead(from_at) OVER (PARTITION BY person_id ORDER BY from_at, until_at NULLS LAST) AS next
                        FROM lead_period WHERE person_id = ANY ($1))
       SELECT person_id || ' has a break after ' || until_at AS gap FROM periods
         WHERE until_at IS NOT NULL AND (next IS NULL OR next <> until_at)
       UNION ALL SELECT person_id || ' has two référents' FROM periods WHERE until_at IS NULL AND next IS NOT NULL
       UNION ALL SELECT p || ' has nobody' FROM unnest($1::uuid[]) p
         WHERE NOT EXISTS (SELECT FROM periods WHERE person_id = p AND until_at IS NULL)
       UNION ALL SELECT person_id || ' is led by a seat that ended' FROM periods JOIN membership m ON m.membership_id = seat
         WHERE until_at IS NULL AND m.until_on <= $2
       UNION ALL SELECT person_id || ' says otherwise in its list' FROM periods JOIN person s USING (person_id) JOIN person_list l USING (person_id)
         WHERE until_at IS NULL AND (s.lead_seat <> seat OR l.lead_seat <> seat OR NOT seat = ANY (s.seats))`,
      [people, today],
    ),
  );
  return rows.map((row) => row.gap);
}

import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import type { InvitablePeople } from './views.ts';

const MOST = 500;

/** Into whose circle the reader may invite this professional: the people they accompany, those already shared marked. */
export const invitablePeople = query({
  name: 'invitable-people',
  input: z.object({ seat: z.uuid() }),
  access: seated(({ roles }) => roles.includes('member')),
  reads: 'list',
  listed: (result: InvitablePeople) => result.people.map((person) => person.personId),
  handle: async ({ tx }, { seat }): Promise<InvitablePeople> => {
    const { rows } = await sql<InvitablePeople['people'][number]>`
      SELECT l.person_id AS "personId", l.given_name || ' ' || l.family_name AS name, l.birth_date AS "birthDate"
      FROM person_list l
      WHERE l.person_id IN (
        SELECT person_id FROM circle_member WHERE seat = access.seat() AND until IS NULL AND role = 'accompagnateur'
        UNION SELECT person_id FROM access_grant WHERE seat = access.seat() AND revoked_at IS NULL AND level IN ('lead', 'edit')
          AND access.today() BETWEEN from_on AND until_on)
      ORDER BY l.sort_name, l.person_id LIMIT ${MOST}`.execute(tx);
    const { rows: kinds } = await sql<{ accompanies: boolean }>`
      SELECT k.accompanies FROM membership m JOIN organisation o USING (organisation_id) JOIN organisation_kind k ON k.code = o.kind
      WHERE m.membership_id = ${seat}`.execute(tx);
    return { people: rows, mayAccompany: kinds[0]?.accompanies ?? false };
  },
});

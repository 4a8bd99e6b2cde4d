import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { fold } from '../../platform/text/fold.ts';
import type { FoundProfessional, InvitePage } from './views.ts';

const MOST = 50;

/**
 * The page that invites: organisations of the person's territory whose agreement is current, and the professionals of one of
 * them, or those whose name begins with what was typed. Discreet organisations are in neither.
 */
export const findProfessionals = query({
  name: 'find-professionals',
  input: z.object({
    personId: z.uuid(),
    organisationId: z.uuid().optional(),
    text: z.string().max(80).optional(),
  }),
  access: onPerson(['edit', 'summary']),
  reads: { continues: 'circle-page' },
  handle: async ({ tx }, { personId, organisationId, text }): Promise<InvitePage> => {
    const { rows: people } = await sql<InvitePage['person']>`
      SELECT person_id AS "personId", given_name AS "givenName", family_name AS "familyName"
      FROM person_list WHERE person_id = ${personId}`.execute(tx);
    const { rows: organisations } = await sql<InvitePage['organisations'][number]>`
      SELECT DISTINCT o.organisation_id AS "organisationId", o.name, k.label AS kind
      FROM person p JOIN partnership_agreement a USING (territory_id) JOIN organisation o USING (organisation_id)
      JOIN organisation_kind k ON k.code = o.kind
      WHERE p.person_id = ${personId} AND NOT o.discreet
        AND a.from_on <= access.today() AND (a.until_on IS NULL OR a.until_on >= access.today())
      ORDER BY k.label, o.name`.execute(tx);
    const words = fold(text ?? '')
      .split(' ')
      .filter(Boolean);
    const wanted = organisationId
      ? organisations.filter((o) => o.organisationId === organisationId)
      : organisations;
    const asked = organisationId !== undefined || words.length > 0;
    if (!asked || wanted.length === 0) return { person: people[0]!, organisations, found: asked ? [] : null };
    const { rows } = await sql<FoundProfessional>`
      SELECT m.membership_id AS seat, m.professional_name AS name, m.function, o.name AS organisation,
             k.accompanies AS "mayAccompany",
             CASE WHEN EXISTS (SELECT FROM circle_member c WHERE c.person_id = ${personId} AND c.seat = m.membership_id
                               AND c.until IS NULL) THEN 'in-circle'
                  WHEN EXISTS (SELECT FROM circle_invitation i WHERE i.person_id = ${personId} AND i.seat = m.membership_id
                               AND i.state = 'ouverte') THEN 'invited' END AS already
      FROM membership m JOIN organisation o USING (organisation_id) JOIN organisation_kind k ON k.code = o.kind
      WHERE m.organisation_id = ANY (${wanted.map((o) => o.organisationId)}) AND m.member AND NOT m.discreet
        AND m.from_on <= access.today() AND (m.until_on IS NULL OR m.until_on > access.today())
        AND m.membership_id <> access.seat()
      ORDER BY m.professional_name, o.name`.execute(tx);
    const matching = rows.filter((row) => beginsWith(fold(row.name), words));
    return { person: people[0]!, organisations, found: matching.slice(0, MOST) };
  },
});

/** Each word typed begins a word of the name, accents and hyphens apart. */
function beginsWith(name: string, words: readonly string[]): boolean {
  const parts = name.split(' ');
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}

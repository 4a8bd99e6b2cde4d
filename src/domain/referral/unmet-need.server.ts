import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson, seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command, query } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { curly } from '../french.ts';
import '../person/tables.ts';
import { type MissingKind, missingKindCodes, sensitiveThemes } from './codes.ts';
import './tables.ts';
import type { UnmetCount } from './views.ts';

/**
 * A need for which the territory had nothing suitable: one gesture, from a request that failed or from a search for somebody. What is
 * kept is about nobody: theme, place, public, what was missing; and no place where the theme, or the place, would tell of the person.
 */
export const noteUnmetNeed = command({
  name: 'note-unmet-need',
  input: z.object({
    personId: z.uuid(),
    theme: z.string().min(1, 'theme_missing'),
    missing: z.enum(missingKindCodes, 'missing_missing'),
    publics: z.array(z.string()).max(14).default([]),
    serviceId: z.string().optional(),
    /** The request that came to nothing: it is then followed up. */
    referralId: z.uuid().optional(),
  }),
  access: onPerson('edit'),
  handle: async ({ tx }, { personId, theme, missing, publics, serviceId, referralId }) => {
    const [person, known] = await Promise.all([
      tx
        .selectFrom('person')
        .leftJoin('person_address', 'person_address.person_id', 'person.person_id')
        .select([
          'person.territory_id',
          'person.protected',
          'person_address.commune_code',
          'person_address.commune_name',
        ])
        .where('person.person_id', '=', personId)
        .executeTakeFirst(),
      tx
        .selectFrom('offer_value')
        .select('value')
        .where('kind', '=', 'thematique')
        .where('value', '=', theme)
        .executeTakeFirst(),
    ]);
    if (!person || !known) throw new NotFound();
    const tells = person.protected || sensitiveThemes.includes(theme) || !person.commune_name;
    await tx
      .insertInto('unmet_need')
      .values({
        unmet_need_id: newId(),
        territory_id: person.territory_id,
        theme,
        commune_code: tells ? null : person.commune_code,
        commune_name: tells || !person.commune_code ? null : person.commune_name,
        publics,
        missing,
        service_id: serviceId ?? null,
      })
      .execute();
    if (referralId) await sql`SELECT access.follow_up_referral(${personId}, ${referralId})`.execute(tx);
  },
});

/** By theme and place, the most frequent first. */
export const unmetNeeds = query({
  name: 'unmet-needs',
  input: z.object({}),
  access: seated(),
  reads: 'none',
  handle: async ({ tx }): Promise<UnmetCount[]> => {
    const { rows } = await sql<{
      theme: string;
      label: string | null;
      commune_name: string | null;
      count: number;
      last_on: string;
      missing: MissingKind[];
    }>`
      SELECT n.theme, v.label, n.commune_name, count(*)::integer AS count, max(n.noted_on) AS last_on,
        array_agg(DISTINCT n.missing) AS missing
      FROM unmet_need n LEFT JOIN offer_value v ON v.kind = 'thematique' AND v.value = n.theme
      GROUP BY n.theme, v.label, n.commune_code, n.commune_name
      ORDER BY count(*) DESC, v.label, n.commune_name LIMIT 500`.execute(tx);
    return rows.map((row) => ({
      theme: row.theme,
      themeLabel: row.label ?? row.theme,
      communeName: row.commune_name && curly(row.commune_name),
      count: row.count,
      lastOn: row.last_on,
      missing: row.missing,
    }));
  },
});

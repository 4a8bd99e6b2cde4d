import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { zoneOf } from '../../platform/clock/clock.ts';
import type { Look } from './read-log.ts';

export interface WhoRead {
  /** « 2026-03 »: the month shown. */
  month: string;
  /** Months in which somebody looked, the latest first. */
  months: string[];
  looks: Look[];
}

/** Who looked at the person's file: one month, or everything that is kept (for their own copy). Never a professional's name. */
export const whoRead = query({
  name: 'who-read',
  input: z.object({
    personId: z.uuid(),
    month: z.union([z.literal('tout'), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)]).optional(),
  }),
  access: onPerson('self'),
  reads: 'none',
  handle: async ({ tx, clock }, { personId, month }): Promise<WhoRead> => {
    const { rows: months } = await sql<{ month: string }>`
      SELECT DISTINCT to_char(at AT TIME ZONE ${zoneOf(clock)}, 'YYYY-MM') AS month FROM audit.read_public
      WHERE person_id = ${personId} ORDER BY month DESC`.execute(tx);
    const shown = month ?? months[0]?.month ?? 'tout';
    const within =
      shown === 'tout'
        ? sql`true`
        : sql`at >= ${`${shown}-01`}::date::timestamp AT TIME ZONE ${zoneOf(clock)}
            AND at < (${`${shown}-01`}::date + interval '1 month')::timestamp AT TIME ZONE ${zoneOf(clock)}`;
    const { rows: looks } = await sql<Look>`
      SELECT (at AT TIME ZONE ${zoneOf(clock)})::date AS "on", organisation_name AS organisation, function, kind, act, purpose, included
      FROM audit.read_public WHERE person_id = ${personId} AND ${within}
      ORDER BY at DESC, line_id`.execute(tx);
    return { month: shown, months: months.map((row) => row.month), looks };
  },
});

import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Context } from '../../platform/access/run.ts';
import { query } from '../../platform/access/run.ts';
import { type Change, changesBetween, type DatedAnswer, standingAt } from './compare.ts';
import { diagnosisPage } from './diagnosis-page.query.server.ts';
import { readFrame } from './page-frame.server.ts';
import type { PageFrame, ShownSitting } from './rules.ts';
import { readSittings } from './sittings.server.ts';
import { readAllVersions } from './stored-answers.server.ts';

export interface Comparison {
  readonly frame: PageFrame;
  /** Sittings whose dates may be chosen, the latest first. */
  readonly sittings: readonly ShownSitting[];
  /** Civil date of the first answer that the reader sees; null when there is none. */
  readonly begunOn: string | null;
  /** Null until two dates are chosen. */
  readonly changes: readonly Change[] | null;
}

/**
 * The diagnosis at two dates. Made of the versions that the reader may read and of nothing else: what was kept from them at one of
 * the dates is no change for them.
 */
export const compareDates = query({
  name: 'compare-diagnosis',
  input: z.object({ personId: z.uuid(), from: z.iso.date().nullable(), until: z.iso.date().nullable() }),
  access: onPerson(['file', 'self']),
  reads: { continues: diagnosisPage.name },
  async handle(context, { personId, from, until }): Promise<Comparison> {
    const frame = await readFrame(context, personId);
    const versions = await datedVersions(context, personId, frame.timeZone);
    const changes =
      from && until ? changesBetween(standingAt(versions, from), standingAt(versions, until)) : null;
    return {
      frame,
      sittings: await readSittings(context.tx, context.actor, personId),
      begunOn: versions.map(({ on }) => on).sort()[0] ?? null,
      changes,
    };
  },
});

async function datedVersions(
  { tx, actor }: Context,
  personId: string,
  timeZone: string,
): Promise<DatedAnswer[]> {
  const versions = await readAllVersions(tx, actor, personId);
  const { rows } = await sql<{ change_no: string; on: string }>`
    SELECT v.change_no, coalesce(s.held_on, (v.answered_at AT TIME ZONE ${timeZone})::date) AS on
    FROM diagnosis_answer_version v
    LEFT JOIN diagnosis_sitting s ON s.person_id = v.person_id AND s.sitting_id = v.sitting_id
    WHERE v.person_id = ${personId}`.execute(tx);
  const days = new Map(rows.map((row) => [Number(row.change_no), row.on]));
  return versions.map((version) => ({
    ...version,
    on: days.get(version.changeNo) ?? version.at.slice(0, 10),
  }));
}

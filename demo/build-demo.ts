import { Temporal } from 'temporal-polyfill';
import { withOwner } from '../src/platform/database/connect.ts';
import type { Runtime } from '../src/platform/runtime.ts';
import { arrangeTerritory } from './arrange-territory.ts';
import { withCountedIds } from './counted-ids.ts';
import { crowd } from './crowd.ts';
import { DemoClock } from './demo-clock.ts';
import { Storyteller } from './storyteller.ts';
import { wholeCast } from './whole-cast.ts';

/** The Monday on which the invented territory was looked at: whoever loads it moves every date by whole weeks. */
export const PRESENT = Temporal.Instant.from('2026-01-05T17:00:00Z');
export const FIRST_DAY = 730;

/**
 * Tells the whole territory, except for the stories, in an empty database, by the real acts and with a clock and ids that are the same
 * each time. What only says that it was told today is then left out: messages that nobody waits for, and the log of who looked.
 */
export async function buildDemo(runtime: Runtime, ownerUrl: string, people: number): Promise<void> {
  const clock = new DemoClock(PRESENT);
  const then = { ...runtime, clock };
  const cast = wholeCast();
  await withCountedIds(clock, async () => {
    clock.daysAgo(FIRST_DAY);
    const territory = await arrangeTerritory(then, clock.civilDaysAgo(FIRST_DAY), cast);
    await crowd(new Storyteller(then, clock, territory), { people, days: 690, waiting: 0.025, cast });
  });
  await withOwner(ownerUrl, (owner) => owner.query(LEAVE_OUT));
}

/** Changes of a diagnosis are numbered by the machine's own clock: here, by when each was told. */
const LEAVE_OUT = `
  BEGIN;
  TRUNCATE mail_message, audit.line, audit.read_public, audit.seal;
  ALTER TABLE diagnosis_answer DISABLE TRIGGER USER;
  ALTER TABLE diagnosis_answer_version DISABLE TRIGGER USER;
  ALTER TABLE diagnosis DISABLE TRIGGER USER;
  CREATE TEMP TABLE renumbered ON COMMIT DROP AS
    SELECT person_id, change_no, (extract(epoch FROM answered_at) * 1000000)::bigint
      + row_number() OVER (PARTITION BY person_id ORDER BY change_no) AS told
    FROM (SELECT DISTINCT person_id, change_no, answered_at FROM diagnosis_answer_version) v;
  UPDATE diagnosis_answer_version v SET change_no = r.told FROM renumbered r WHERE (v.person_id, v.change_no) = (r.person_id, r.change_no);
  UPDATE diagnosis_answer v SET change_no = r.told FROM renumbered r WHERE (v.person_id, v.change_no) = (r.person_id, r.change_no);
  UPDATE diagnosis d SET change_no = r.told FROM (SELECT person_id, max(told) AS told FROM renumbered GROUP BY 1) r
    WHERE d.person_id = r.person_id;
  ALTER TABLE diagnosis_answer ENABLE TRIGGER USER;
  ALTER TABLE diagnosis_answer_version ENABLE TRIGGER USER;
  ALTER TABLE diagnosis ENABLE TRIGGER USER;
  COMMIT`;

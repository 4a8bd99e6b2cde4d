import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Context } from '../../platform/access/run.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { ShownComment } from '../comment/codes.ts';
import { type CommentRow, commentsOf, shownComment } from '../comment/read-comments.server.ts';
import type { DiagnosisSummary } from '../diagnosis/rules.ts';
import { diagnosisSummary, summaryOf } from '../diagnosis/summary.server.ts';
import { type ClockColumns, nextClock } from '../referral/next-clock.ts';
import { overStates } from '../referral/states.ts';
import type { ListedReferral } from '../referral/views.ts';

/** Of what the person says, the latest: the rest has its own page. */
const WORDS = 3;
const REFERRALS = 3;

interface Opened {
  /** Up to where the seat's visit before had read; null when there was none. */
  readonly newSince: Temporal.Instant | null;
  readonly diagnosis: DiagnosisSummary | null;
  readonly words: ShownComment[];
  readonly referrals: ListedReferral[];
  /** The record of the same person that remains, when this one is an alias and the reader has both. */
  readonly survivorId: string | null;
}

type ReferralRow = Omit<ListedReferral, 'next'> &
  Omit<ClockColumns, 'clockFrom'> & { readonly clockFrom: string };

const listed = ({ id, service, structure, ...row }: ReferralRow, clock: Clock): ListedReferral => ({
  id,
  service,
  structure,
  state: row.state,
  next: nextClock({ ...row, clockFrom: Temporal.Instant.from(row.clockFrom) }, clock),
});

interface OpenedRow {
  readonly newSince: Temporal.Instant | null;
  readonly diagnosis: Parameters<typeof diagnosisSummary>[0] | null;
  readonly words: readonly CommentRow[];
  readonly referrals: readonly ReferralRow[];
  readonly survivorId: string | null;
}

/**
 * The bound seat opens the page of an opened person: lists stop calling « nouveau » what is there to read by now. To be called
 * before what the page shows is read; one statement with the summary of the diagnosis and what the person says, and what was asked of services.
 */
export async function openPage(
  { tx, clock }: Pick<Context, 'tx' | 'clock'>,
  personId: string,
): Promise<Opened> {
  const { rows } = await sql<OpenedRow>`
    SELECT access.mark_seen(${personId}) AS "newSince", (SELECT to_json(s) FROM (${summaryOf(personId)}) s) AS diagnosis,
      (SELECT coalesce(json_agg(c), '[]') FROM (${commentsOf(personId, WORDS)}) c) AS words,
      (SELECT coalesce(json_agg(r), '[]') FROM (
        SELECT referral_id AS id, service_name AS service, structure_name AS structure, state, clock_from AS "clockFrom", reminded,
          receiver_email IS NOT NULL AS written
        FROM referral WHERE person_id = ${personId}
        ORDER BY state = ANY (${overStates}::text[]), state_since DESC, referral_id LIMIT ${REFERRALS}) r) AS referrals,
      access.survivor_of(${personId}) AS "survivorId"`.execute(tx);
  const { newSince = null, diagnosis = null, words = [], referrals = [], survivorId = null } = rows[0] ?? {};
  return {
    newSince,
    diagnosis: diagnosis && diagnosisSummary(diagnosis),
    words: words.map((row) => shownComment(row, clock)),
    referrals: referrals.map((row) => listed(row, clock)),
    survivorId,
  };
}

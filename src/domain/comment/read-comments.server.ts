import { type RawBuilder, sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Context } from '../../platform/access/run.ts';
import { type Clock, civilDateAt } from '../../platform/clock/clock.ts';
import type { CommentKind, ShownComment } from './codes.ts';
import './tables.ts';

/** Instants are text where the row comes as JSON. */
export interface CommentRow {
  readonly id: string;
  readonly kind: CommentKind;
  readonly subject: string;
  readonly about: string;
  readonly contests: boolean;
  readonly body: string;
  readonly forLead: boolean;
  readonly madeAt: Temporal.Instant | string;
  readonly reply: string;
  readonly repliedAt: Temporal.Instant | string | null;
  readonly repliedBy: string | null;
  readonly repliedFor: string | null;
  readonly version: number;
}

const MOST = 200;

/** What the person said, latest first, as far as the actor may read it: to be composed in the query of a page about one person. */
export async function readComments(
  { tx, clock }: Pick<Context, 'tx' | 'clock'>,
  personId: string,
): Promise<ShownComment[]> {
  const { rows } = await commentsOf(personId, MOST).execute(tx);
  return rows.map((row) => shownComment(row, clock));
}

/** The same as a subquery, for pages that read it with something else: `shownComment` takes its rows, or the JSON of them. */
export const commentsOf = (personId: string, most: number): RawBuilder<CommentRow> => sql`
  SELECT person_comment_id AS id, kind, subject, label AS about, contests, body, for_lead AS "forLead", made_at AS "madeAt", reply,
    replied_at AS "repliedAt", replied_by AS "repliedBy", replied_for AS "repliedFor", version
  FROM person_comment WHERE person_id = ${personId} AND withdrawn_at IS NULL
  ORDER BY made_at DESC, person_comment_id LIMIT ${most}`;

export function shownComment(row: CommentRow, clock: Clock): ShownComment {
  const { id, kind, subject, about, contests, body, forLead, version } = row;
  const on = (at: Temporal.Instant | string) => civilDateAt(Temporal.Instant.from(at.toString()), clock);
  const reply = row.repliedAt && {
    text: row.reply,
    by: row.repliedBy ?? '',
    for: row.repliedFor ?? '',
    on: on(row.repliedAt),
  };
  return {
    id,
    kind,
    subject,
    about,
    contests,
    body,
    forLead,
    on: on(row.madeAt),
    reply: reply || null,
    version,
  };
}

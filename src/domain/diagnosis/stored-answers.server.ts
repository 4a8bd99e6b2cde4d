import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { ItemKind, ItemRef } from './codes.ts';
import type { AnswerState, ShownAnswer } from './rules.ts';
import './tables.ts';

/** `held_by` of the rows that belong to the whole circle. */
export const CIRCLE = '00000000-0000-0000-0000-000000000000';

export const seatOf = (actor: Actor): string | null => (actor.kind === 'professional' ? actor.seat : null);

const columns = [
  'kind',
  'parent',
  'code',
  'held_by',
  'value',
  'impact',
  'priority',
  'details',
  'version',
  'change_no',
  'author_name',
  'organisation_name',
  'answered_at',
] as const;

/** Answers that the actor may read, of one person; those changed after `since`, of these items or of this kind, when asked. */
export async function readAnswers(
  tx: Tx,
  actor: Actor,
  personId: string,
  only: { since?: number; refs?: readonly ItemRef[]; kind?: ItemKind } = {},
): Promise<ShownAnswer[]> {
  let query = tx.selectFrom('diagnosis_answer').select(columns).where('person_id', '=', personId);
  if (only.since !== undefined) query = query.where('change_no', '>', String(only.since));
  if (only.kind) query = query.where('kind', '=', only.kind);
  if (only.refs) query = query.where(isOneOf(only.refs));
  const rows = await query.orderBy('change_no').execute();
  return rows.map((row) => shown(row, actor));
}

/** What was saved under these versions: the base from which somebody answered, when others saved since. */
export async function readVersions(
  tx: Tx,
  personId: string,
  refs: readonly ItemRef[],
): Promise<(ItemRef & AnswerState & { holder: string; version: number })[]> {
  const rows = await tx
    .selectFrom('diagnosis_answer_version')
    .select(['kind', 'parent', 'code', 'held_by', 'version', 'value', 'impact', 'priority', 'details'])
    .where('person_id', '=', personId)
    .where(isOneOf(refs))
    .execute();
  return rows.map(({ held_by, ...row }) => ({ ...row, holder: held_by }));
}

/** Every version of one item that the actor may read, the latest first. */
export async function readHistory(
  tx: Tx,
  actor: Actor,
  personId: string,
  ref: ItemRef,
): Promise<ShownAnswer[]> {
  const rows = await tx
    .selectFrom('diagnosis_answer_version')
    .select(columns)
    .where('person_id', '=', personId)
    .where(isOneOf([ref]))
    .orderBy('change_no', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => shown(row, actor));
}

/** Every version of every item that the actor may read, the first one first. */
export async function readAllVersions(tx: Tx, actor: Actor, personId: string): Promise<ShownAnswer[]> {
  const rows = await tx
    .selectFrom('diagnosis_answer_version')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('change_no')
    .execute();
  return rows.map((row) => shown(row, actor));
}

/** Restricts a query to these items. */
export function isOneOf(refs: readonly ItemRef[]) {
  const list = refs.map(({ kind, parent, code }) => sql`(${kind}, ${parent}, ${code})`);
  return sql<boolean>`(kind, parent, code) IN (${sql.join(list)})`;
}

interface Row extends ItemRef, AnswerState {
  readonly held_by: string;
  readonly version: number;
  readonly change_no: string;
  readonly author_name: string;
  readonly organisation_name: string;
  readonly answered_at: { toString(): string };
}

function shown(row: Row, actor: Actor): ShownAnswer {
  const { kind, parent, code, value, impact, priority, details, version } = row;
  return {
    kind,
    parent,
    code,
    value,
    impact,
    priority,
    details,
    version,
    heldBy: row.held_by === CIRCLE ? 'circle' : row.held_by === seatOf(actor) ? 'me' : 'other',
    holder: row.held_by,
    changeNo: Number(row.change_no), // microseconds since 1970: exact in a double until the year 2255
    authorName: row.author_name,
    organisationName: row.organisation_name,
    at: row.answered_at.toString(),
  };
}

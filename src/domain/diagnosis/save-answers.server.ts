import { sql } from 'kysely';
import { Refused } from '../../platform/access/errors.ts';
import type { Context } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import type { ParsedAnswer } from './answer-input.ts';
import { type Item, itemKey } from './codes.ts';
import { detailFields } from './details.ts';
import { MOST_JOBS } from './rome.ts';
import {
  type AnswerConflict,
  type AnswerRows,
  type AnswerState,
  blankAnswer,
  groupRows,
  type Hold,
  holdOf,
  latestAnswer,
  mergeAnswer,
  type ShownAnswer,
  withRow,
} from './rules.ts';
import { CIRCLE, readAnswers, readVersions, seatOf } from './stored-answers.server.ts';

interface SavedAnswers {
  readonly written: readonly Item[];
  /** What stands now for every item that was sent, conflicts included. */
  readonly answers: readonly ShownAnswer[];
  readonly conflicts: readonly AnswerConflict[];
}

/**
 * Saves answers, each against the version its author had on the screen. What others touched meanwhile is kept; where both
 * touched the same thing nothing is written and the conflict is returned, while the other answers of the call are saved.
 * The caller holds the lock of the diagnosis.
 */
export async function saveAnswers(
  context: Context,
  personId: string,
  answers: readonly ParsedAnswer[],
  sittingId: string | null,
): Promise<SavedAnswers> {
  const { tx, actor, clock } = context;
  refuseFuture(answers, today(clock));
  const refs = answers.map(({ item }) => item);
  const before = groupRows(await readAnswers(tx, actor, personId, { refs }));
  const planned = await planWrites(context, personId, answers, before);
  for (const write of planned.writes) await save(context, personId, write, sittingId);
  if (planned.writes.some(({ item }) => item.kind === 'job')) await refuseTooManyJobs(context, personId);
  return {
    written: planned.writes.map(({ item }) => item),
    answers: await readAnswers(tx, actor, personId, { refs }),
    conflicts: planned.conflicts,
  };
}

function refuseFuture(answers: readonly ParsedAnswer[], day: string): void {
  for (const { item, wanted } of answers) {
    for (const field of detailFields(item.kind)) {
      const value = wanted.details[field.name];
      if (field.type === 'date' && field.past && value && value > day) throw new Refused('date_in_future');
    }
  }
}

/** Of what the author may read: a job that is kept from them neither counts nor tells. */
async function refuseTooManyJobs({ tx, actor }: Context, personId: string): Promise<void> {
  const byJob = new Map<string, readonly ShownAnswer[]>();
  for (const row of await readAnswers(tx, actor, personId, { kind: 'job' })) {
    byJob.set(row.code, withRow(byJob.get(row.code) ?? [], row));
  }
  const kept = [...byJob.values()].filter((rows) => {
    const value = latestAnswer(rows)?.value;
    return value === 'VISE' || value === 'EXERCE';
  });
  if (kept.length > MOST_JOBS) throw new Refused('too_many_jobs');
}

/** Where an answer goes: the row to change, or a row to add. */
interface Place {
  readonly item: Item;
  readonly row: ShownAnswer | undefined;
  readonly hold: Hold;
}
interface Target extends Place, ParsedAnswer {
  readonly item: Item;
}
interface Write extends Place {
  readonly state: AnswerState;
}

async function planWrites(
  { tx }: Context,
  personId: string,
  answers: readonly ParsedAnswer[],
  before: AnswerRows,
): Promise<{ writes: Write[]; conflicts: AnswerConflict[] }> {
  const discreet = await actsDiscreetly(tx);
  const targets = answers.map((answer): Target => {
    const rows = before.get(itemKey(answer.item)) ?? [];
    const hold = holdOf(answer.item, rows, discreet);
    return { ...answer, hold, row: rows.find((known) => known.heldBy === hold) };
  });
  const baseOf = await readBases(tx, personId, targets);
  const writes: Write[] = [];
  const conflicts: AnswerConflict[] = [];
  for (const target of targets) {
    const { item, row, hold } = target;
    const merge = mergeAnswer(item.kind, baseOf(target), row ?? blankAnswer(item.kind), target.wanted);
    if (merge.outcome === 'write') writes.push({ item, state: merge.state, row, hold });
    if (merge.outcome === 'conflict' && row) {
      const { kind, parent, code } = item;
      conflicts.push({ kind, parent, code, mine: merge.mine, theirs: row });
    }
  }
  return { writes, conflicts };
}

async function actsDiscreetly(tx: Context['tx']): Promise<boolean> {
  const { rows } = await sql<{ discreet: boolean }>`SELECT access.org_discreet() AS discreet`.execute(tx);
  return rows[0]?.discreet ?? false;
}

/** The state each answer started from; versions are read only when somebody saved since. */
async function readBases(
  tx: Context['tx'],
  personId: string,
  targets: readonly Target[],
): Promise<(target: Target) => AnswerState> {
  const outdated = targets.filter(
    ({ baseVersion, row }) => baseVersion > 0 && row && row.version !== baseVersion,
  );
  const versions =
    outdated.length > 0
      ? await readVersions(
          tx,
          personId,
          outdated.map(({ item }) => item),
        )
      : [];
  return ({ item, baseVersion, row }) => {
    if (baseVersion === 0 || !row) return blankAnswer(item.kind);
    if (row.version === baseVersion) return row;
    const key = itemKey(item);
    const seen = versions.find(
      (known) => itemKey(known) === key && known.version === baseVersion && known.holder === row.holder,
    );
    return seen ?? blankAnswer(item.kind);
  };
}

async function save(
  context: Context,
  personId: string,
  write: Write,
  sittingId: string | null,
): Promise<void> {
  const { tx } = context;
  const { value, impact, priority, details } = write.state;
  const said = { value, impact, priority, details: JSON.stringify(details), sitting_id: sittingId };
  const { kind, parent, code, sensitive } = write.item;
  if (write.row) {
    const { numUpdatedRows } = await tx
      .updateTable('diagnosis_answer')
      .set(said)
      .where('person_id', '=', personId)
      .where('kind', '=', kind)
      .where('parent', '=', parent)
      .where('code', '=', code)
      .where('held_by', '=', write.row.holder)
      .where('version', '=', write.row.version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Error('an answer changed under the lock');
    return;
  }
  const seat = seatOf(context.actor);
  const add = async (held: string | null) => {
    if (held === null) return 0n;
    const row = { person_id: personId, kind, parent, code, sensitive, held_by: held, ...said };
    const result = await tx
      .insertInto('diagnosis_answer')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows ?? 0n;
  };
  if (write.hold === 'circle' && (await add(CIRCLE)) === 1n) return;
  // The circle's row exists and is hidden from this organisation: the answer is kept beside it, and nothing tells why.
  if ((await add(seat)) !== 1n) throw new Error('an answer appeared under the lock');
}

import type { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { Runtime } from '../runtime.ts';
import type { AccessRule } from './access-rule.ts';
import type { Actor, Levels, Standing } from './actor.ts';
import { noLevels } from './actor.ts';
import { type Bound, boundTransaction, type Tx } from './bound-transaction.ts';
import { Invalid, NotFound, Refused } from './errors.ts';

/** What a handler receives: a transaction already bound to the actor, and nothing else of the database. */
export interface Context {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly standing: Standing;
  /** Towards `input.personId`; all false when the act is not about one person. */
  readonly levels: Levels;
  readonly runtime: Runtime;
  readonly open: Bound['open'];
  /** Runs once the transaction is committed (to wake a worker); it must not be needed for correctness. */
  afterCommit(work: () => void): void;
}

type Parsed<Schema extends z.ZodType> = z.output<Schema>;

interface Definition<Schema extends z.ZodType, Result> {
  readonly name: string;
  readonly input: Schema;
  readonly access: AccessRule<Parsed<Schema>>;
  readonly handle: (context: Context, input: Parsed<Schema>) => Promise<Result>;
  /** Whom the act was about, when only its result tells (a person just created). */
  readonly about?: (result: Result) => string | undefined;
}

export interface Command<Schema extends z.ZodType, Result> extends Definition<Schema, Result> {
  readonly type: 'command';
}

export interface Query<Schema extends z.ZodType, Result> extends Definition<Schema, Result> {
  readonly type: 'query';
  /**
   * What the read line says: one file, a list (with its ids), an exact-identity search (each hit gets a line), or nothing
   * about a person. `{ continues }` is a page that polls: the line of that query covers it for half an hour.
   */
  readonly reads: 'file' | 'list' | 'search' | 'none' | { readonly continues: string };
  /** The people that the result shows, for `list` and `search`. */
  readonly listed?: (result: Result) => readonly string[];
}

/** One business act. Without `access` it does not compile; without a policy it touches no row. */
export const command = <Schema extends z.ZodType, Result>(
  definition: Definition<Schema, Result>,
): Command<Schema, Result> => ({ type: 'command', ...definition });

/** One read model of one screen or export. */
export const query = <Schema extends z.ZodType, Result>(
  definition: Omit<Query<Schema, Result>, 'type'>,
): Query<Schema, Result> => ({ type: 'query', ...definition });

/** The way of every request, whatever the door. Throws NotFound, Invalid, Refused, Conflict or SeatEnded. */
export async function run<Schema extends z.ZodType, Result>(
  runtime: Runtime,
  act: Command<Schema, Result> | Query<Schema, Result>,
  actor: Actor,
  rawInput: z.input<Schema>,
): Promise<Result> {
  const parsed = act.input.safeParse(rawInput);
  if (!parsed.success) throw new Invalid(parsed.error);
  const input = parsed.data as Parsed<Schema>;
  const after: (() => void)[] = [];
  try {
    if (act.type === 'query') await writeLineFirst(runtime, act, actor, input);
    const result = await boundTransaction(runtime, actor, async (bound) => {
      const levels = await allowed(act, actor, bound, input);
      const context = contextOf(runtime, actor, bound, levels, after);
      const value = await act.handle(context, input);
      await writeLineAfter(act, bound, input, value);
      return value;
    });
    for (const work of after) work();
    return result;
  } catch (error) {
    if (error instanceof NotFound) await recordRefusal(runtime, act, actor, input);
    throw error;
  }
}

/** The line is committed before the data is read: no line, no data. */
async function writeLineFirst<Schema extends z.ZodType, Result>(
  runtime: Runtime,
  act: Query<Schema, Result>,
  actor: Actor,
  input: Parsed<Schema>,
): Promise<void> {
  const { reads } = act;
  if (reads === 'none' || reads === 'list') return;
  await boundTransaction(runtime, actor, async (bound) => {
    await allowed(act, actor, bound, input);
    const personId = personOf(act.access, input);
    if (reads === 'search') return bound.record({ kind: 'search', act: act.name });
    if (!personId) throw new Error(`${act.name} reads a file and names no person`);
    if (typeof reads === 'object') {
      if (await bound.continues(personId, reads.continues)) return;
      return bound.record({ kind: 'read', act: reads.continues, personId });
    }
    return bound.record({ kind: 'read', act: act.name, personId });
  });
}

/** Lists and hits are known after reading; the line is committed before they leave. */
async function writeLineAfter<Schema extends z.ZodType, Result>(
  act: Command<Schema, Result> | Query<Schema, Result>,
  bound: Bound,
  input: Parsed<Schema>,
  result: Result,
): Promise<void> {
  if (act.type === 'command') {
    return bound.record({
      kind: 'write',
      act: act.name,
      personId: personOf(act.access, input) ?? act.about?.(result),
    });
  }
  const people = act.listed?.(result) ?? [];
  if (act.reads === 'list') return bound.record({ kind: 'list', act: act.name, people });
  if (act.reads === 'search') {
    for (const personId of people) await bound.record({ kind: 'search_hit', act: act.name, personId });
  }
}

async function recordRefusal<Schema extends z.ZodType, Result>(
  runtime: Runtime,
  act: Command<Schema, Result> | Query<Schema, Result>,
  actor: Actor,
  input: Parsed<Schema>,
): Promise<void> {
  const wanted = personOf(act.access, input);
  try {
    // The identifier was typed by somebody who may not know whether it exists: it is detail, never a person's column.
    await boundTransaction(runtime, actor, (bound) =>
      bound.record({ kind: 'refused', act: act.name, detail: wanted ? { wanted } : {} }),
    );
  } catch (error) {
    if (!(error instanceof Refused || error instanceof NotFound))
      runtime.log.error({ err: error }, 'refusal not recorded');
  }
}

function personOf<Schema extends z.ZodType>(
  rule: AccessRule<Parsed<Schema>>,
  input: Parsed<Schema>,
): string | undefined {
  return rule.kind === 'person' ? rule.personOf(input) : undefined;
}

async function allowed<Schema extends z.ZodType>(
  act: { readonly access: AccessRule<Parsed<Schema>> },
  actor: Actor,
  bound: Bound,
  input: Parsed<Schema>,
): Promise<Levels> {
  const rule = act.access;
  if (rule.kind === 'person') {
    const personId = rule.personOf(input);
    const levels = (await bound.open([personId])).get(personId);
    if (!levels || !rule.allows(levels)) throw new NotFound();
    return levels;
  }
  if (rule.kind === 'seat') {
    if (actor.kind !== 'professional' || !rule.allows(bound.standing)) throw new NotFound();
    return noLevels;
  }
  if (!rule.allows(actor)) throw new NotFound();
  return noLevels;
}

function contextOf(
  runtime: Runtime,
  actor: Actor,
  bound: Bound,
  levels: Levels,
  after: (() => void)[],
): Context {
  return {
    tx: bound.tx,
    actor,
    clock: runtime.clock,
    standing: bound.standing,
    levels,
    runtime,
    open: bound.open,
    afterCommit: (work) => after.push(work),
  };
}

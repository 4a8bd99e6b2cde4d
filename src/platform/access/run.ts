import type { z } from 'zod';
import { type Clock, clockIn } from '../clock/clock.ts';
import type { Runtime } from '../runtime.ts';
import type { AccessRule } from './access-rule.ts';
import type { Actor, Levels, Standing } from './actor.ts';
import { anyLevel, noLevels } from './actor.ts';
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
  /** Other records of the same person, opened with theirs: how the actor stands towards each. */
  readonly aliases: ReadonlyMap<string, Levels>;
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

interface Continues {
  readonly continues: string;
}

interface Exports<Input> extends Continues {
  readonly exports: (input: Input) => { readonly included: readonly string[] };
}

/** What is to leave Relais, of many people: one line that tells how many, before the pages that name them. */
interface BeginsExport<Result> {
  readonly beginsExport: (result: Result) => Readonly<Record<string, unknown>>;
}

/** A page of it, 200 people at most: a line for those of them who are the reader's, whom each is told of, before any is read. */
interface ExportsPeople<Input> {
  readonly exportsPeople: (input: Input) => {
    readonly people: readonly string[];
    readonly detail: Readonly<Record<string, unknown>>;
  };
}

export interface Query<Schema extends z.ZodType, Result> extends Definition<Schema, Result> {
  readonly type: 'query';
  /**
   * What the read line says: one file, a list (with its ids), an exact-identity search (each hit gets a line), or nothing
   * about a person. `{ continues }` is a page that polls: the line of that query covers it for half an hour. `{ exports }` is
   * data of one person that leaves Relais: besides that line, one that says what was taken. `{ beginsExport }` and `{ exportsPeople }`:
   * a list that does.
   */
  readonly reads:
    | 'file'
    | 'list'
    | 'search'
    | 'none'
    | Continues
    | Exports<Parsed<Schema>>
    | BeginsExport<Result>
    | ExportsPeople<Parsed<Schema>>;
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
      const opened = await allowed(act, actor, bound, input);
      const context = contextOf(runtime, actor, bound, opened, after);
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
  if (typeof reads === 'object' && 'beginsExport' in reads) return; // how many they are is known after reading
  await boundTransaction(runtime, actor, async (bound) => {
    const { levels } = await allowed(act, actor, bound, input);
    if (typeof reads === 'object' && 'exportsPeople' in reads)
      return recordExported(bound, act.name, reads.exportsPeople(input));
    const personId = personOf(act.access, input);
    if (reads === 'search') return bound.record({ kind: 'search', act: act.name });
    if (!personId) throw new Error(`${act.name} reads a file and names no person`);
    if (reads === 'file') return bound.record({ kind: 'read', act: act.name, personId });
    if (!(await bound.continues(personId, reads.continues)))
      await bound.record({ kind: 'read', act: reads.continues, personId });
    if (!('exports' in reads)) return;
    const detail = { ...reads.exports(input), ...(await outsidePortfolio(bound, personId, levels)) };
    if (await bound.exported(personId, act.name, detail)) return;
    return bound.record({ kind: 'export', act: act.name, personId, detail });
  });
}

/** What the day's ceiling of exports counts: nothing, of one's own people. */
async function outsidePortfolio(
  { outside }: Bound,
  personId: string,
  { edit, part, desk, self }: Levels,
): Promise<{ outside?: number }> {
  const count = edit || part || desk || self ? 0 : await outside([personId]);
  return count > 0 ? { outside: count } : {};
}

async function recordExported(
  bound: Bound,
  act: string,
  { people, detail }: ReturnType<ExportsPeople<unknown>['exportsPeople']>,
): Promise<void> {
  // Opened, for the line tells each in what quality they were read; who is no more the reader's is not.
  const levels = await bound.open(people);
  const theirs = people.filter((id) => anyLevel(levels.get(id)));
  if (theirs.length > 0) await bound.record({ kind: 'export', act, people: theirs, detail });
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
  if (typeof act.reads === 'object' && 'beginsExport' in act.reads)
    return bound.record({ kind: 'export', act: act.name, detail: act.reads.beginsExport(result) });
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
  return rule.kind === 'person' || rule.kind === 'prepared' ? rule.personOf(input) : undefined;
}

const noAliases: ReadonlyMap<string, Levels> = new Map();

async function allowed<Schema extends z.ZodType>(
  act: { readonly access: AccessRule<Parsed<Schema>> },
  actor: Actor,
  bound: Bound,
  input: Parsed<Schema>,
): Promise<Pick<Context, 'levels' | 'aliases'>> {
  const rule = act.access;
  if (rule.kind === 'person') {
    const personId = rule.personOf(input);
    const opened = await bound.open([personId]);
    const levels = opened.get(personId);
    if (!levels || !rule.allows(levels)) throw new NotFound();
    const aliases = opened.size > 1 ? new Map([...opened].filter(([id]) => id !== personId)) : noAliases;
    return { levels, aliases };
  }
  if (rule.kind === 'prepared') {
    const own = actor.kind === 'person' || actor.kind === 'preparing';
    if (!own || actor.personId !== rule.personOf(input)) throw new NotFound();
    return { levels: { ...noLevels, self: actor.kind === 'person' }, aliases: noAliases };
  }
  if (rule.kind === 'seat') {
    if (actor.kind !== 'professional' || !rule.allows(bound.standing)) throw new NotFound();
    return { levels: noLevels, aliases: noAliases };
  }
  if (!rule.allows(actor)) throw new NotFound();
  return { levels: noLevels, aliases: noAliases };
}

function contextOf(
  runtime: Runtime,
  actor: Actor,
  bound: Bound,
  { levels, aliases }: Pick<Context, 'levels' | 'aliases'>,
  after: (() => void)[],
): Context {
  return {
    tx: bound.tx,
    actor,
    clock: clockIn(bound.timeZone, runtime.clock),
    standing: bound.standing,
    levels,
    aliases,
    runtime,
    open: bound.open,
    afterCommit: (work) => after.push(work),
  };
}

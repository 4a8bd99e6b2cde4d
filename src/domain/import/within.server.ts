import type { z } from 'zod';
import { noLevels } from '../../platform/access/actor.ts';
import { NotFound } from '../../platform/access/errors.ts';
import type { Command, Context } from '../../platform/access/run.ts';

/**
 * A command about one person as a part of a larger act: same transaction, same rule of access, same checks. The audit line is
 * that of the larger act.
 */
export async function within<Schema extends z.ZodType<{ personId: string }>, Result>(
  context: Context,
  act: Command<Schema, Result>,
  rawInput: z.input<Schema>,
): Promise<Result> {
  const input = act.input.parse(rawInput);
  if (act.access.kind !== 'person') throw new Error(`${act.name} is not about one person`);
  const levels = (await context.open([input.personId])).get(input.personId) ?? noLevels;
  if (!act.access.allows(levels)) throw new NotFound();
  return act.handle({ ...context, levels }, input);
}

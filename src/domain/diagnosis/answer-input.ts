import { z } from 'zod';
import { findItem, impacts, isValueOf, itemKinds } from './codes.ts';
import { type AnswerState, tidyAnswer } from './rules.ts';

/**
 * One answer as a page or another system sends it: what it is about, what it should say, and the version of its own row that
 * was on the screen (0: nothing). What was not touched is sent as it was seen: it then follows what others saved meanwhile.
 */
export const AnswerInput = z
  .object({
    kind: z.enum(itemKinds),
    parent: z.string().max(3),
    code: z.string().max(3),
    baseVersion: z.number().int().min(0),
    value: z.string().max(20),
    impact: z
      .enum(impacts.map((impact) => impact.value))
      .nullable()
      .default(null),
    priority: z.boolean().default(false),
  })
  .transform(({ baseVersion, value, impact, priority, ...ref }, context) => {
    const item = findItem(ref);
    if (!item || !isValueOf(ref.kind, value)) {
      context.addIssue({ code: 'custom', message: 'unknown_answer' });
      return z.NEVER;
    }
    const wanted: AnswerState = tidyAnswer(ref.kind, { value, impact, priority });
    return { item, baseVersion, wanted };
  });
export type AnswerInput = z.input<typeof AnswerInput>;
export type ParsedAnswer = z.output<typeof AnswerInput>;

import { z } from 'zod';
import { impacts, isValueOf, itemKinds } from './codes.ts';
import { readDetails } from './details.ts';
import { findAnyItem } from './rome.ts';
import { type AnswerState, tidyAnswer } from './rules.ts';

/**
 * One answer as a page or another system sends it: what it is about, what it should say, and the version of its own row that
 * was on the screen (0: nothing). What was not touched is sent as it was seen: it then follows what others saved meanwhile.
 */
export const AnswerInput = z
  .object({
    kind: z.enum(itemKinds),
    parent: z.string().max(5),
    code: z.string().max(5),
    baseVersion: z.number().int().min(0),
    value: z.string().max(20),
    impact: z
      .enum(impacts.map((impact) => impact.value))
      .nullable()
      .default(null),
    priority: z.boolean().default(false),
    details: z.record(z.string().max(20), z.string().max(1_000)).default({}),
  })
  .transform(({ baseVersion, value, impact, priority, details: typed, ...ref }, context) => {
    const item = findAnyItem(ref);
    const details = readDetails(ref.kind, typed);
    if (!item || !details || !isValueOf(ref.kind, value)) {
      context.addIssue({ code: 'custom', message: 'unknown_answer' });
      return z.NEVER;
    }
    const wanted: AnswerState = tidyAnswer(ref.kind, { value, impact, priority, details });
    return { item, baseVersion, wanted };
  });
export type AnswerInput = z.input<typeof AnswerInput>;
export type ParsedAnswer = z.output<typeof AnswerInput>;

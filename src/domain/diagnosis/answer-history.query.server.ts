import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { type Item, itemKinds } from './codes.ts';
import { diagnosisPage } from './diagnosis-page.query.server.ts';
import { readFrame } from './page-frame.server.ts';
import { findAnyItem } from './rome.ts';
import type { PageFrame, ShownAnswer } from './rules.ts';
import { readHistory } from './stored-answers.server.ts';

export interface AnswerHistory extends Pick<PageFrame, 'personName' | 'timeZone'> {
  readonly item: Item;
  readonly versions: readonly ShownAnswer[];
}

/** Every answer that was ever given to one item, by whom and when, the latest first. */
export const answerHistory = query({
  name: 'answer-history',
  input: z.object({
    personId: z.uuid(),
    kind: z.enum(itemKinds),
    parent: z.string().max(5),
    code: z.string().max(5),
  }),
  access: onPerson(['file', 'self']),
  reads: { continues: diagnosisPage.name },
  async handle(context, { personId, ...ref }): Promise<AnswerHistory> {
    const item = findAnyItem(ref);
    if (!item) throw new NotFound();
    const { personName, timeZone } = await readFrame(context, personId);
    const versions = await readHistory(context.tx, context.actor, personId, item);
    return { personName, timeZone, item, versions };
  },
});

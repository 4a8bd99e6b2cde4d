import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { findItem, type Item, itemKinds } from './codes.ts';
import { diagnosisPage } from './diagnosis-page.query.server.ts';
import type { ShownAnswer } from './rules.ts';
import { readHistory } from './stored-answers.server.ts';

/** Every answer that was ever given to one item, by whom and when, the latest first. */
export const answerHistory = query({
  name: 'answer-history',
  input: z.object({
    personId: z.uuid(),
    kind: z.enum(itemKinds),
    parent: z.string().max(3),
    code: z.string().max(3),
  }),
  access: onPerson(['file', 'self']),
  reads: { continues: diagnosisPage.name },
  async handle(
    { tx, actor },
    { personId, ...ref },
  ): Promise<{ item: Item; versions: readonly ShownAnswer[] }> {
    const item = findItem(ref);
    if (!item) throw new NotFound();
    return { item, versions: await readHistory(tx, actor, personId, item) };
  },
});

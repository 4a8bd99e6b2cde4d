import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { command } from '../../platform/access/run.ts';
import { findItem, type Item } from '../diagnosis/codes.ts';
import { objectiveId, personId, title } from './inputs.ts';
import { lockObjective } from './lock-rows.server.ts';
import { recordPlanEvent } from './record-plan-event.server.ts';

/** `objective.23.28`, `constraint..23`: what of the shared diagnosis the objective answers. */
const about = z
  .string()
  .transform((key) => {
    const [kind, parent, code] = key.split('.');
    return kind && code ? findItem({ kind: kind as Item['kind'], parent: parent ?? '', code }) : undefined;
  })
  .pipe(z.custom<Item>((item) => item !== undefined && (item as Item).kind !== 'situation', 'about_unknown'));

/**
 * Adds an objective: one of the shared diagnosis, or the person's own words, or both (own words about a constraint). The page makes
 * the id, so that sending a form twice adds one objective.
 */
export const addObjective = command({
  name: 'add-objective',
  input: z
    .object({ personId, objectiveId, title: title.optional(), about: about.optional() })
    .refine((input) => input.title ?? input.about, { path: ['title'], message: 'title_missing' }),
  access: onPerson('edit'),
  handle: async (context, input) => {
    const { tx } = context;
    const words = input.title ?? input.about?.label ?? '';
    const inserted = await tx
      .insertInto('objective')
      .values({
        person_id: input.personId,
        objective_id: input.objectiveId,
        title: words,
        about_kind: (input.about?.kind as 'need' | 'constraint' | 'objective' | undefined) ?? null,
        about_parent: input.about?.parent ?? null,
        about_code: input.about?.code ?? null,
        sensitive: input.about?.sensitive ?? false,
        rank: await nextRank(tx, input.personId),
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'objective_id']).doNothing())
      .executeTakeFirst();
    const row = await lockObjective(tx, input);
    if (inserted.numInsertedOrUpdatedRows === 0n) return { objectiveId: row.objective_id }; // sent twice
    await recordPlanEvent(
      context,
      { personId: input.personId, subjectId: input.objectiveId, marks: row },
      'objective-added',
      { title: words },
    );
    return { objectiveId: input.objectiveId };
  },
});

async function nextRank(tx: Tx, person: string): Promise<number> {
  const last = await tx
    .selectFrom('objective')
    .select(({ fn }) => fn.max('rank').as('rank'))
    .where('person_id', '=', person)
    .executeTakeFirst();
  return (last?.rank ?? 0) + 1;
}

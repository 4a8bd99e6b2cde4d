import type { Tx } from '../../platform/access/bound-transaction.ts';
import { type PreparedAnswer, questions } from './preparation.ts';
import './tables.ts';

/** What the person prepared, as far as the actor may read it, in the order of the questions. */
export async function readPrepared(tx: Tx, personId: string): Promise<PreparedAnswer[]> {
  const rows = await tx
    .selectFrom('diagnosis_prepared')
    .select(['question', 'choice', 'kind', 'parent', 'code', 'value', 'impact', 'details', 'prepared_at'])
    .where('person_id', '=', personId)
    .where('choice', '!=', 'retiree')
    .execute();
  return questions.flatMap((question): PreparedAnswer[] => {
    const row = rows.find((one) => one.question === question.code);
    if (!row || row.choice === 'retiree') return [];
    const { kind, parent, code, value, impact, details } = row;
    return [
      {
        question: row.question,
        choice: row.choice,
        item: kind !== null && parent !== null && code !== null ? { kind, parent, code } : null,
        state: value && { value, impact, priority: false, details },
        at: row.prepared_at.toString(),
      },
    ];
  });
}

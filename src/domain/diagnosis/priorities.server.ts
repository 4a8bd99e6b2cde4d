import type { Tx } from '../../platform/access/bound-transaction.ts';
import { findConstraint } from './codes.ts';
import './tables.ts';

/** Constraints that stand as a priority today, as far as the actor reads the answers: sensitive ones for whoever reads them. */
export async function readPriorities(
  tx: Tx,
  personId: string,
): Promise<{ code: string; title: string; sensitive: boolean }[]> {
  const rows = await tx
    .selectFrom('diagnosis_answer')
    .select('code')
    .distinct()
    .where('person_id', '=', personId)
    .where('kind', '=', 'constraint')
    .where('priority', '=', true)
    .where('value', '=', 'OUI')
    .orderBy('code')
    .execute();
  return rows.flatMap(({ code }) => {
    const constraint = findConstraint(code);
    return constraint ? [{ code, title: constraint.title, sensitive: constraint.sensitive }] : [];
  });
}

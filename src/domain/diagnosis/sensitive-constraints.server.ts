import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { OpenConstraint } from './rules.ts';
import './tables.ts';

/** Sensitive constraints of an opened person, as far as the actor reads them; what a discreet organisation noted is left out. */
export async function readSensitiveConstraints(tx: Tx, personId: string): Promise<OpenConstraint[]> {
  return tx
    .selectFrom('diagnosis_answer')
    .select(['code', 'value', 'impact', 'priority'])
    .where('person_id', '=', personId)
    .where('kind', '=', 'constraint')
    .where('value', 'in', ['OUI', 'CLOTUREE'])
    .where('sensitive', '=', true)
    .where('discreet', '=', false)
    .orderBy('code')
    .execute();
}

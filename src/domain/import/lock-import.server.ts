import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { type importActs, importActs as statesOf } from './states.ts';
import './tables.ts';

/**
 * The import, locked until the transaction ends, if the act may be done now: 404 for whoever is not of the organisation, a
 * refusal when another page or the worker was faster.
 */
export async function lockImport(tx: Tx, importId: string, act: keyof typeof importActs) {
  const found = await tx
    .selectFrom('people_import')
    .selectAll()
    .where('import_id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) {
    await mustExist(tx, importId);
    throw new Refused('import-runner');
  }
  const states: readonly string[] = statesOf[act];
  if (!states.includes(found.state)) throw new Refused('import-state');
  return found;
}

/** A colleague reads the import without leading it: the lock finds no row, since it needs the right to update. */
async function mustExist(tx: Tx, importId: string): Promise<void> {
  const found = await tx
    .selectFrom('people_import')
    .select('import_id')
    .where('import_id', '=', importId)
    .executeTakeFirst();
  if (!found) throw new NotFound();
}

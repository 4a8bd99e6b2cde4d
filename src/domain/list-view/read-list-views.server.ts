import type { Tx } from '../../platform/access/bound-transaction.ts';
import './tables.ts';
import type { ListView } from './views.ts';

/** The views of the bound seat, in the order they were saved. */
export async function readListViews(tx: Tx): Promise<ListView[]> {
  return tx
    .selectFrom('list_view')
    .select(['list_view_id as listViewId', 'name', 'address', 'by_default as byDefault', 'version'])
    .orderBy('saved_at')
    .orderBy('list_view_id')
    .execute();
}

import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { Conflict, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { listViewId, version, viewName } from './inputs.ts';
import { readListViews } from './read-list-views.server.ts';
import './tables.ts';
import type { ListView } from './views.ts';
import { inTurn, refuseTakenName } from './write-list-views.server.ts';

/** Another name, on top of the one that was on the screen: one given meanwhile in another window is shown, not lost. */
export const renameListView = command({
  name: 'rename-list-view',
  input: z.object({ listViewId, name: viewName, version }),
  access: seated(),
  handle: async ({ tx }, { listViewId: id, name, version: seen }): Promise<void> => {
    await inTurn(tx);
    await refuseTakenName(tx, name, id);
    const renamed = await tx
      .updateTable('list_view')
      .set({ name, version: seen + 1 })
      .where('list_view_id', '=', id)
      .where('version', '=', seen)
      .executeTakeFirst();
    if (renamed.numUpdatedRows !== 1n) await refuseChanged(tx, id);
  },
});

async function refuseChanged(tx: Tx, id: string): Promise<never> {
  const current = (await readListViews(tx)).find((view) => view.listViewId === id);
  if (!current) throw new Refused('view-gone');
  throw new Conflict<ListView>(current);
}

/** Deleted twice, it is deleted. */
export const deleteListView = command({
  name: 'delete-list-view',
  input: z.object({ listViewId }),
  access: seated(),
  handle: async ({ tx }, { listViewId: id }): Promise<void> => {
    await inTurn(tx);
    await tx.deleteFrom('list_view').where('list_view_id', '=', id).execute();
  },
});

/** The view that /personnes opens on; null: the whole list again. */
export const chooseDefaultView = command({
  name: 'choose-default-view',
  input: z.object({ listViewId: listViewId.nullable() }),
  access: seated(),
  handle: async ({ tx }, { listViewId: id }): Promise<void> => {
    await inTurn(tx);
    await tx.updateTable('list_view').set({ by_default: false }).where('by_default', '=', true).execute();
    if (id === null) return;
    const chosen = await tx
      .updateTable('list_view')
      .set({ by_default: true })
      .where('list_view_id', '=', id)
      .executeTakeFirst();
    if (chosen.numUpdatedRows !== 1n) throw new Refused('view-gone');
  },
});

import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { readPeopleView, writePeopleView } from '../person/people-address.ts';
import { listViewId, viewName } from './inputs.ts';
import { readListViews } from './read-list-views.server.ts';
import { MOST_VIEWS } from './rules.ts';
import './tables.ts';
import { inTurn, refuseTakenName } from './write-list-views.server.ts';

/** Keeps scope, filters and sort under a name. The same identifier twice (a button pressed twice) is one view. */
export const saveListView = command({
  name: 'save-list-view',
  input: z.object({ listViewId, name: viewName, address: z.string().max(500) }),
  access: seated(),
  handle: async ({ tx }, { listViewId: id, name, address }): Promise<void> => {
    await inTurn(tx);
    const kept = await readListViews(tx);
    if (kept.some(({ listViewId: one }) => one === id)) return;
    if (kept.length >= MOST_VIEWS) throw new Refused('view-too-many');
    await refuseTakenName(tx, name, id);
    const codes = writePeopleView(readPeopleView(new URLSearchParams(address))).toString();
    await tx.insertInto('list_view').values({ list_view_id: id, name, address: codes }).execute();
  },
});

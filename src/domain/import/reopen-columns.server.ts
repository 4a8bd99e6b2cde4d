import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { lockImport } from './lock-import.server.ts';
import { mayImport } from './who-imports.ts';

/** Back from the preview to the columns: what was compared is compared again afterwards. */
export const reopenColumns = command({
  name: 'reopen-import-columns',
  input: z.object({ importId: z.uuid() }),
  access: seated(mayImport),
  handle: async ({ tx, clock }, { importId }) => {
    await lockImport(tx, importId, 'decideRow');
    await tx
      .updateTable('people_import')
      .set({ state: 'columns', counts: null, touched_at: clock.now() })
      .where('import_id', '=', importId)
      .execute();
  },
});

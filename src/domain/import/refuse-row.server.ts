import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { flowProblem } from './flow-messages.ts';
import './tables.ts';
import { mayImport } from './who-imports.ts';

/** A row that a rule refused while it was written; the others go on. */
export const refuseRow = command({
  name: 'refuse-import-row',
  input: z.object({ importId: z.uuid(), rowNumber: z.number().int() }),
  access: seated(mayImport),
  handle: async ({ tx, clock }, { importId, rowNumber }) => {
    const row = await tx
      .selectFrom('people_import_row')
      .select('problems')
      .where('import_id', '=', importId)
      .where('row_number', '=', rowNumber)
      .where('result', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return;
    await tx
      .updateTable('people_import_row')
      .set({
        result: 'refused',
        problems: JSON.stringify([...row.problems, flowProblem('not-written')]),
        written_at: clock.now(),
      })
      .where('import_id', '=', importId)
      .where('row_number', '=', rowNumber)
      .execute();
  },
});

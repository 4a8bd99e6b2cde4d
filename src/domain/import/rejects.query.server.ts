import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { problemMessage, type StoredProblem } from './flow-messages.ts';
import { isKeptNir } from './keep-row.ts';
import './tables.ts';
import { mayImport } from './who-imports.ts';

/** The rows that were not written, as the file had them, each with its reason: corrected, they are imported again. */
export const importRejects = query({
  name: 'import-rejects',
  input: z.object({ importId: z.uuid() }),
  access: seated(mayImport),
  reads: 'none',
  handle: async ({ tx }, { importId }): Promise<{ headers: string[]; rows: string[][] }> => {
    const list = await tx
      .selectFrom('people_import')
      .select('columns')
      .where('import_id', '=', importId)
      .executeTakeFirst();
    if (!list) throw new NotFound();
    const { rows } = await sql<{ row_number: number; cells: string[]; problems: StoredProblem[] }>`
      SELECT row_number, cells, problems FROM people_import_row WHERE import_id = ${importId}
        AND (result IN ('refused', 'skipped') OR (result IS NULL AND outcome = 'refused'))
      ORDER BY row_number`.execute(tx);
    return {
      headers: ['Ligne du fichier', 'Pourquoi', ...list.columns.map(({ header }) => header)],
      rows: rows.map(({ row_number, cells, problems }) => [
        String(row_number),
        problems.map(problemMessage).join(' '),
        // The number itself is not kept: the column comes back empty.
        ...cells.map((cell) => (isKeptNir(cell) ? '' : cell)),
      ]),
    };
  },
});

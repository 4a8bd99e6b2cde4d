import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import type { Column } from './columns.ts';
import { applySaved, recogniseSaved } from './saved-columns.ts';
import { savedMappings } from './saved-mappings.server.ts';
import './tables.ts';
import { mayImport } from './who-imports.ts';

const startInput = z.object({
  /** Needed when the organisation works in several territories. */
  territoryId: z.uuid().nullable().default(null),
  fileName: z.string().trim().min(1).max(200),
  sheet: z.string().nullable(),
  headerRow: z.number().int(),
  columns: z.custom<Column[]>(Array.isArray),
  /** Cells as they may be kept (keep-row.ts): no NIR among them. */
  rows: z.custom<readonly { number: number; cells: readonly string[] }[]>(Array.isArray),
});

const AT_ONCE = 500;

/** Keeps what a file says, for its columns to be checked; nothing is compared yet and nobody is written. */
export const startImport = command({
  name: 'start-import',
  input: startInput,
  access: seated(mayImport),
  handle: async ({ tx, standing }, { territoryId, fileName, sheet, headerRow, columns, rows }) => {
    const [only] = standing.territories;
    const territory = territoryId ?? only;
    if (!territory || !standing.territories.includes(territory)) throw new NotFound();
    const importId = newId();
    const saved = recogniseSaved(
      await savedMappings(tx),
      columns.map(({ header }) => header),
    );
    await tx
      .insertInto('people_import')
      .values({
        import_id: importId,
        territory_id: territory,
        file_name: fileName,
        sheet,
        header_row: headerRow,
        columns: JSON.stringify(saved ? applySaved(columns, saved.columns) : columns),
        mapping_id: saved?.mappingId ?? null,
        rows_total: rows.length,
      })
      .execute();
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const kept = rows.slice(from, from + AT_ONCE).map(({ number, cells }) => ({
        import_id: importId,
        row_number: number,
        cells: JSON.stringify(cells),
      }));
      await tx.insertInto('people_import_row').values(kept).execute();
    }
    return { importId };
  },
});

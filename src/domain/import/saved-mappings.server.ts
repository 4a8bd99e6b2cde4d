import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import type { Column } from './columns.ts';
import { lockImport } from './lock-import.server.ts';
import { type SavedColumn, savedColumnsOf } from './saved-columns.ts';
import './tables.ts';
import { mayImport } from './who-imports.ts';

/** Nobody uses more pieces of software; beyond, the oldest are not looked at. */
const MOST = 100;

export interface SavedMapping {
  mappingId: string;
  columns: SavedColumn[];
}

/** What the organisation said of the columns of its software, the most recent first. */
export async function savedMappings(tx: Tx): Promise<SavedMapping[]> {
  const rows = await tx
    .selectFrom('people_import_mapping')
    .select(['mapping_id', 'columns'])
    .where('organisation_id', '=', sql<string>`access.org()`)
    .orderBy('saved_at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ mapping_id, columns }) => ({ mappingId: mapping_id, columns }));
}

/** Keeps what these columns mean under this name, for the next list of the same software; a name used before is said anew. */
export async function saveMapping(tx: Tx, name: string, columns: readonly Column[]): Promise<string> {
  const saved = JSON.stringify(savedColumnsOf(columns));
  const { rows } = await sql<{ mapping_id: string }>`
    INSERT INTO people_import_mapping (mapping_id, name, columns) VALUES (${newId()}, ${name}, ${saved}::jsonb)
    ON CONFLICT (organisation_id, lower(name)) DO UPDATE SET name = excluded.name, columns = excluded.columns,
      saved_by = access.author_name(), saved_at = access.now()
    RETURNING mapping_id`.execute(tx);
  return rows[0]?.mapping_id ?? '';
}

/** The name is free again, and the next list is recognised by its columns alone. This one keeps the columns that are shown. */
export const forgetMapping = command({
  name: 'forget-import-mapping',
  input: z.object({ importId: z.uuid() }),
  access: seated(mayImport),
  handle: async ({ tx }, { importId }) => {
    const { mapping_id: mappingId } = await lockImport(tx, importId, 'chooseColumns');
    if (mappingId) await tx.deleteFrom('people_import_mapping').where('mapping_id', '=', mappingId).execute();
  },
});

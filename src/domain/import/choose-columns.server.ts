import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { correctColumns, type MappingProblem, mappingProblems } from './columns.ts';
import { type Field, isField } from './fields.ts';
import { lockImport } from './lock-import.server.ts';
import { saveMapping } from './saved-mappings.server.ts';
import { wakeImportWorker } from './wake.server.ts';
import { mayImport } from './who-imports.ts';

const LONGEST_NAME = 60;

/** '' sets the column aside. */
const choice = z
  .string()
  .refine((text) => text === '' || isField(text))
  .transform((text): Field | null => (isField(text) ? text : null));

/** Says what each column of the file is, and starts the analysis; a mapping that cannot be read is returned with what is wrong. */
export const chooseColumns = command({
  name: 'choose-import-columns',
  input: z.object({
    importId: z.uuid(),
    choices: z.record(z.string().regex(/^\d{1,3}$/), choice).default({}),
    /** Kept under this name for the next list of the same software. */
    saveAs: z.string().trim().max(1_000).default(''),
  }),
  access: seated(mayImport),
  handle: async ({ tx, clock, afterCommit }, { importId, choices, saveAs }): Promise<MappingProblem[]> => {
    const current = await lockImport(tx, importId, 'chooseColumns');
    const chosen = new Map(Object.entries(choices).map(([index, field]) => [Number(index), field]));
    const columns = correctColumns(current.columns, chosen);
    const problems = mappingProblems(columns);
    if (saveAs.length > LONGEST_NAME)
      problems.push({ code: 'mapping-name-long', params: { max: LONGEST_NAME } });
    if (problems.length > 0) return problems;
    const mappingId = saveAs === '' ? current.mapping_id : await saveMapping(tx, saveAs, columns);
    await tx
      .updateTable('people_import')
      .set({
        columns: JSON.stringify(columns),
        mapping_id: mappingId,
        state: 'analysing',
        progress: 0,
        attempts: 0,
        counts: null,
        stopped_why: null,
        touched_at: clock.now(),
      })
      .where('import_id', '=', importId)
      .execute();
    await tx
      .updateTable('people_import_row')
      .set({ outcome: null, decision: null })
      .where('import_id', '=', importId)
      .where('result', 'is', null)
      .execute();
    afterCommit(wakeImportWorker);
    return [];
  },
});

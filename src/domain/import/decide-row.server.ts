import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { changesOf } from './changes.ts';
import { findPeople } from './known-people.server.ts';
import { lockImport } from './lock-import.server.ts';
import { organisationNumber } from './match-list.ts';
import { permitted } from './permitted.ts';
import type { RowValues } from './row-values.ts';
import { decisions } from './states.ts';
import { mayImport } from './who-imports.ts';

/** Somebody says whether a row is a person already known; what would then change is shown. Never automatic. */
export const decideRow = command({
  name: 'decide-import-row',
  input: z.object({
    importId: z.uuid(),
    rowNumber: z.coerce.number<number | string>().int(),
    decision: z.enum(decisions),
    targetId: z.uuid().optional(),
  }),
  access: seated(mayImport),
  handle: async (context, { importId, rowNumber, decision, targetId }) => {
    const { tx, clock } = context;
    await lockImport(tx, importId, 'decideRow');
    const row = await tx
      .selectFrom('people_import_row')
      .select(['candidates', 'row_values'])
      .where('import_id', '=', importId)
      .where('row_number', '=', rowNumber)
      .where('outcome', '=', 'decision')
      .where('result', 'is', null)
      .executeTakeFirst();
    if (!row) throw new NotFound();
    const proposed = row.candidates.some((one) => 'personId' in one && one.personId === targetId);
    if (decision === 'same' && !proposed) throw new Refused('import-target');
    const same = decision === 'same' && targetId ? await compared(context, row.row_values, targetId) : null;
    await tx
      .updateTable('people_import_row')
      .set({
        decision,
        target_id: same ? targetId : null,
        changes: JSON.stringify(same?.changes ?? []),
        kept_back: JSON.stringify(same?.keptBack ?? []),
      })
      .where('import_id', '=', importId)
      .where('row_number', '=', rowNumber)
      .execute();
    await tx
      .updateTable('people_import')
      .set({ touched_at: clock.now() })
      .where('import_id', '=', importId)
      .execute();
  },
});

async function compared(context: Context, values: RowValues, targetId: string) {
  const { kind } = await context.tx
    .selectFrom('organisation')
    .select('kind')
    .where('organisation_id', '=', context.actor.kind === 'professional' ? context.actor.organisationId : '')
    .executeTakeFirstOrThrow();
  const number = organisationNumber(values, kind);
  const { people } = await findPeople(context, [{ values, number }], [targetId]);
  const person = people.find(({ known }) => known.personId === targetId);
  if (!person) throw new Refused('import-target');
  return permitted(changesOf(values, number, person.known), person);
}

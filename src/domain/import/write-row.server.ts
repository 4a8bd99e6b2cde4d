import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { enterPerson, newPersonInput } from '../person/enter-person.server.ts';
import { applyChanges, type Written } from './apply-changes.server.ts';
import { fieldNames } from './changes.ts';
import { readMarks } from './compare-rows.query.server.ts';
import { flowProblem, type StoredProblem } from './flow-messages.ts';
import { type RowMarks, rowMarks } from './keyed-hashes.server.ts';
import { findPeople } from './known-people.server.ts';
import { decide } from './match.ts';
import { organisationNumber } from './match-list.ts';
import { newPersonOf } from './new-person.ts';
import type { RowResult } from './states.ts';
import type { StoredCandidate } from './stored-row.ts';
import type { FormerMark } from './tables.ts';
import { mayImport } from './who-imports.ts';

const oneRow = z.object({ importId: z.uuid(), rowNumber: z.number().int() });

interface Outcome {
  result: RowResult;
  personId: string | undefined;
  problems: StoredProblem[];
}

/**
 * One row of a launched import, in one transaction: the person, the timeline, the audit line and the mark that it is done stand
 * or fall together, so that a worker killed between two rows, or two workers at once, write nobody twice.
 */
export const writeRow = command({
  name: 'import-row',
  input: oneRow,
  access: seated(mayImport),
  about: (written: Outcome | null) => written?.personId,
  handle: async (context, { importId, rowNumber }): Promise<Outcome | null> => {
    const row = await lockRow(context.tx, importId, rowNumber);
    if (!row) return null;
    const number = organisationNumber(row.row_values, row.kind);
    const marks = rowMarks(context.runtime, row.organisation_id, { values: row.row_values, number });
    const written = await writeOne(context, { ...row, importId, rowNumber, number, marks });
    const former = written.personId ? await remember(context.tx, marks, written.personId) : [];
    await context.tx
      .updateTable('people_import_row')
      .set({
        result: written.result,
        target_id: written.personId ?? row.target_id,
        problems: JSON.stringify([...row.problems, ...written.problems]),
        former_marks: JSON.stringify(former),
        written_at: context.clock.now(),
      })
      .where('import_id', '=', importId)
      .where('row_number', '=', rowNumber)
      .execute();
    return written;
  },
});

/** The row, if it is still to be written; whoever comes second waits for the first and finds nothing to do. */
function lockRow(tx: Tx, importId: string, rowNumber: number) {
  return tx
    .selectFrom('people_import_row')
    .innerJoin('people_import', 'people_import.import_id', 'people_import_row.import_id')
    .innerJoin('organisation', 'organisation.organisation_id', 'people_import.organisation_id')
    .select([
      'people_import.organisation_id',
      'people_import.territory_id',
      'organisation.kind',
      'people_import_row.row_values',
      'people_import_row.outcome',
      'people_import_row.decision',
      'people_import_row.target_id',
      'people_import_row.candidates',
      'people_import_row.changes',
      'people_import_row.problems',
    ])
    .where('people_import_row.import_id', '=', importId)
    .where('people_import_row.row_number', '=', rowNumber)
    .where('people_import_row.result', 'is', null)
    .where('people_import.state', '=', 'importing')
    .forUpdate('people_import_row')
    .executeTakeFirst();
}

type LockedRow = NonNullable<Awaited<ReturnType<typeof lockRow>>> & {
  importId: string;
  rowNumber: number;
  number: string | undefined;
  marks: RowMarks;
};

const nothing = (result: RowResult, ...problems: StoredProblem[]): Outcome => ({
  result,
  personId: undefined,
  problems,
});

/** Launching settled the refused, the undecided and those set aside. */
function writeOne(context: Context, row: LockedRow): Promise<Outcome> | Outcome {
  if (row.outcome === 'update' || row.decision === 'same') return update(context, row);
  if (row.outcome === 'unchanged')
    return { result: 'unchanged', personId: row.target_id ?? undefined, problems: [] };
  return create(context, row);
}

async function create(context: Context, row: LockedRow): Promise<Outcome> {
  const { row_values: values, number, territory_id: territoryId } = row;
  if (await knownSince(context, row)) return nothing('refused', flowProblem('known-since'));
  const entry = newPersonInput.parse(newPersonOf(values, { territoryId, number, day: today(context.clock) }));
  const personId = await enterPerson(context, entry, 'import');
  return { result: 'created', personId, problems: [] };
}

/** Two lists that hold the same person are written one after the other: the second finds whom the first created. */
async function knownSince(context: Context, row: LockedRow): Promise<boolean> {
  const { row_values: values, number, marks, candidates, decision } = row;
  for (const mark of [...marks.identities].sort())
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${mark}, 0))`.execute(context.tx);
  const seen = new Set(
    candidates.flatMap((one: StoredCandidate) => ('personId' in one ? [one.personId] : [])),
  );
  if (decision === null) {
    const imported = await readMarks(context.tx, [marks.whole, ...marks.identities]);
    if ([...imported.values()].some(({ targetId }) => !seen.has(targetId))) return true;
  }
  const found = await findPeople(context, [{ values, number }], []);
  const unseen = found.people
    .map(({ known }) => known)
    .filter(({ personId, survivorId }) => !seen.has(personId) && !seen.has(survivorId ?? personId));
  const sameNir = found.sameNir.get(values.nirHash ?? '');
  const fresh = decide({ values, number, sameNir }, unseen);
  return fresh.kind === 'update' || fresh.kind === 'unchanged';
}

async function update(context: Context, row: LockedRow): Promise<Outcome> {
  const { row_values: values, number, target_id: target, changes } = row;
  const found = target ? await findPeople(context, [{ values, number }], [target]) : undefined;
  const person = found?.people.find(({ known }) => known.personId === target);
  if (!person) return nothing('refused', flowProblem('target-gone'));
  const { written, left } = await applyChanges(context, person, { changes, values });
  await keepWhatWasThere(context.tx, row, person.known.personId, written);
  const problems = left.length > 0 ? [flowProblem('changed-since', { fields: fieldNames(left) })] : [];
  return { result: written.length > 0 ? 'updated' : 'unchanged', personId: person.known.personId, problems };
}

/** What taking the list back needs. */
async function keepWhatWasThere(
  tx: Tx,
  { importId, rowNumber }: LockedRow,
  personId: string,
  written: readonly Written[],
): Promise<void> {
  if (written.length === 0) return;
  const rows = written.map(({ field, old, new: value }) => ({
    person_id: personId,
    import_id: importId,
    row_number: rowNumber,
    field,
    new_value: value,
    old_value: old,
  }));
  await tx.insertInto('people_import_write').values(rows).execute();
}

/** So that the next list of this organisation finds the person again, and knows what this one said of them. */
async function remember(tx: Tx, marks: RowMarks, personId: string): Promise<FormerMark[]> {
  const replaced = await tx
    .deleteFrom('people_import_mark')
    .where('organisation_id', '=', sql<string>`access.org()`)
    .where('target_id', '=', personId)
    .where('whole_row', '=', true)
    .returning(['mark', 'target_id'])
    .execute();
  const kept = await readMarks(tx, [marks.whole, ...marks.identities]);
  const all = [
    { mark: marks.whole, whole: true },
    ...marks.identities.map((mark) => ({ mark, whole: false })),
  ];
  await tx
    .insertInto('people_import_mark')
    .values(
      all.map(({ mark, whole }) => ({
        mark: Buffer.from(mark, 'hex'),
        target_id: personId,
        whole_row: whole,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'mark'])
        .doUpdateSet((eb) => ({ target_id: eb.ref('excluded.target_id') })),
    )
    .execute();
  return [
    ...replaced.map(({ mark, target_id }) => ({
      mark: mark.toString('hex'),
      target: target_id,
      whole: true,
    })),
    ...[...kept].map(([mark, { targetId, whole }]) => ({ mark, target: targetId, whole })),
  ];
}

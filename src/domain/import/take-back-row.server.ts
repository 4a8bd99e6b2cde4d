import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { type ChangedField, fieldNames, isListedField } from './changes.ts';
import { flowProblem, type StoredProblem } from './flow-messages.ts';
import { type RowMarks, rowMarks } from './keyed-hashes.server.ts';
import { findPeople, type ReadablePerson } from './known-people.server.ts';
import { organisationNumber } from './match-list.ts';
import { writes } from './permitted.ts';
import type { TakenBack } from './states.ts';
import './tables.ts';
import { mayImport } from './who-imports.ts';
import { type FieldValues, type WrittenField, writeFields } from './write-fields.server.ts';

const oneRow = z.object({ importId: z.uuid(), rowNumber: z.number().int() });

interface Undone {
  takenBack: TakenBack;
  personId: string | undefined;
  problems: StoredProblem[];
}

/** Undoes one row, in one transaction with the mark that it is undone: a worker killed between two rows undoes nothing twice. */
export const takeBackRow = command({
  name: 'take-back-import-row',
  input: oneRow,
  access: seated(mayImport),
  about: (undone: Undone | null) => undone?.personId,
  handle: async (context, { importId, rowNumber }): Promise<Undone | null> => {
    const row = await lockRow(context.tx, importId, rowNumber);
    if (!row) return null;
    const number = organisationNumber(row.row_values, row.kind);
    const marks = rowMarks(context.runtime, row.organisation_id, { values: row.row_values, number });
    const whole = { ...row, importId, rowNumber, number: number ?? null, marks };
    const undone = row.result === 'created' ? await remove(context, whole) : await restore(context, whole);
    await settle(context.tx, row, whole, undone);
    return undone;
  },
});

/** A row that a rule refused to undo: what it wrote stays, and is shown to a human. */
export const leaveRow = command({
  name: 'leave-import-row',
  input: oneRow,
  access: seated(mayImport),
  handle: async ({ tx }, { importId, rowNumber }) => {
    const row = await lockRow(tx, importId, rowNumber);
    if (!row) return;
    const problems = [flowProblem('not-taken-back')];
    await settle(tx, row, { importId, rowNumber }, { takenBack: 'kept', personId: undefined, problems });
  },
});

/** The row, if it is still to be undone; whoever comes second waits for the first and finds nothing to do. */
function lockRow(tx: Tx, importId: string, rowNumber: number) {
  return tx
    .selectFrom('people_import_row')
    .innerJoin('people_import', 'people_import.import_id', 'people_import_row.import_id')
    .innerJoin('organisation', 'organisation.organisation_id', 'people_import.organisation_id')
    .select([
      'people_import.organisation_id',
      'organisation.kind',
      'people_import_row.row_values',
      'people_import_row.result',
      'people_import_row.target_id',
      'people_import_row.problems',
    ])
    .where('people_import_row.import_id', '=', importId)
    .where('people_import_row.row_number', '=', rowNumber)
    .where('people_import_row.result', 'in', ['created', 'updated', 'unchanged'])
    .where('people_import_row.taken_back', 'is', null)
    .where('people_import.state', '=', 'taking-back')
    .forUpdate('people_import_row')
    .executeTakeFirst();
}

type LockedRow = NonNullable<Awaited<ReturnType<typeof lockRow>>>;
interface RowKey {
  importId: string;
  rowNumber: number;
}
type WholeRow = LockedRow & RowKey & { number: string | null; marks: RowMarks };

async function settle(
  tx: Tx,
  { problems }: Pick<LockedRow, 'problems'>,
  { importId, rowNumber }: RowKey,
  undone: Undone,
): Promise<void> {
  await tx
    .updateTable('people_import_row')
    .set({
      taken_back: undone.takenBack,
      problems: JSON.stringify([...problems, ...undone.problems]),
      ...(undone.takenBack === 'removed' && { target_id: null }),
    })
    .where('import_id', '=', importId)
    .where('row_number', '=', rowNumber)
    .execute();
}

const hash = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** Whom the row brought in goes, unless somebody wrote of them since: nobody's work is undone with the list. */
async function remove({ tx }: Context, row: WholeRow): Promise<Undone> {
  const { importId, rowNumber, number, row_values: values } = row;
  const nir = values.nirHash ? hash(values.nirHash) : null;
  const personId = row.target_id ?? undefined;
  if (await changeAccess(tx, 'remove_imported_person', importId, rowNumber, number, nir))
    return { takenBack: 'removed', personId, problems: [] };
  return { takenBack: 'kept', personId, problems: [flowProblem('person-stays')] };
}

interface StoredWrite {
  person_id: string;
  field: WrittenField;
  old_value: string | null;
  new_value: string;
  moved: boolean;
}

async function restore(context: Context, row: WholeRow): Promise<Undone> {
  const { importId, rowNumber, marks } = row;
  const personId = row.target_id ?? undefined;
  const { people } = personId ? await findPeople(context, [], [personId]) : { people: [] };
  const person = people.find(({ known }) => known.personId === personId);
  const { rows: written } = await sql<StoredWrite>`
    SELECT * FROM access.import_writes(${importId}, ${rowNumber})`.execute(context.tx);
  const left = person ? await undo(context, row, person, written) : written;
  const identities = marks.identities.map(hash);
  await sql`SELECT access.close_taken_back_row(${importId}, ${rowNumber}, ${hash(marks.whole)}, ${identities}::bytea[])`.execute(
    context.tx,
  );
  if (written.length === 0) return { takenBack: 'nothing', personId, problems: [] };
  if (left.length === 0) return { takenBack: 'restored', personId, problems: [] };
  const problem = person
    ? flowProblem('values-stay', { fields: fieldNames(left.map(({ field }) => shownAs(field))) })
    : flowProblem('closed-since');
  return { takenBack: 'kept', personId, problems: [problem] };
}

/** Under which of the fields of a preview it is shown, and judged: a hash of NIR serves the identity alone. */
function shownAs(field: WrittenField): ChangedField {
  if (field === 'nir') return 'familyName';
  return field === 'phoneAcceptsSms' ? 'phone' : field;
}

/** Gives back what nobody changed since and the importer may still write; returns the rest. */
async function undo(
  context: Context,
  { importId, rowNumber }: RowKey,
  person: ReadablePerson,
  written: readonly StoredWrite[],
): Promise<StoredWrite[]> {
  const due = written.filter(({ field, moved }) => !moved && writes(shownAs(field), person));
  const next: FieldValues = new Map();
  for (const { field, old_value, new_value } of due) {
    if (isTakenAway(field, old_value))
      await changeAccess(context.tx, 'take_back_import_write', importId, rowNumber, field, new_value);
    else next.set(field, old_value);
  }
  // The number has moved on, and with it what was said of messages to it.
  if (!next.has('phone')) next.delete('phoneAcceptsSms');
  await writeFields(context, person, next);
  const { personId } = person.known;
  if (due.length > 0) await recordEvent(context, { personId, kind: 'list-taken-back', params: {} });
  return written.filter((one) => !due.includes(one));
}

/** No act of a page takes these away, or gives them back as they were. */
const isTakenAway = (field: WrittenField, old: string | null): boolean =>
  field === 'statuses' ||
  field === 'nir' ||
  field === 'informedOn' ||
  field === 'statusUntil' ||
  field === 'lastContactOn' ||
  isListedField(field) ||
  (field === 'externalNumber' && old === null);

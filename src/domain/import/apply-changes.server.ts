import type { Context } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { addListedContact } from '../contact/enter-listed-contact.server.ts';
import { noteListedDate } from '../listed-date/note-listed-date.server.ts';
import { readListedDate } from '../listed-date/rules.ts';
import { addStatusPeriod } from '../person/add-status-period.server.ts';
import { expectStatusEnd } from '../person/change-status-period.server.ts';
import { markInformed } from '../person/mark-informed.server.ts';
import { type Change, type ChangedField, isListedField, listedFields, periodThatEnds } from './changes.ts';
import type { ReadablePerson } from './known-people.server.ts';
import { listedStatus } from './new-person.ts';
import { addedStatuses, permitted } from './permitted.ts';
import type { RowValues } from './row-values.ts';
import { within } from './within.server.ts';
import { type FieldValues, type WrittenField, writeFields } from './write-fields.server.ts';

export interface Written {
  field: WrittenField;
  old: string | null;
  /** Of a status, the identifier of its period, followed by the date when its end alone is written; of an exchange, its own. */
  new: string;
}

export interface Applied {
  written: Written[];
  /** Somebody changed them since the preview: what they wrote stays. */
  left: ChangedField[];
}

/** Fields that have an act of their own, beside those of writeFields(). */
const OWN_ACT: readonly ChangedField[] = ['statuses', 'informedOn', 'statusUntil', 'lastContactOn'];

/** Writes what the preview showed and the importer accepted, field by field, where nothing moved since. */
export async function applyChanges(
  context: Context,
  person: ReadablePerson,
  { changes, values }: { changes: readonly Change[]; values: RowValues },
): Promise<Applied> {
  const open = permitted(changes, person).changes.filter((change) => !holds(person, change, values));
  const due = open.filter((change) => unmoved(person, change, values));
  const fields = due.filter(({ field }) => !OWN_ACT.includes(field) && !isListedField(field));
  const next: FieldValues = new Map(fields.map(({ field, new: value }) => [field, value]));
  // Accepting messages was said of the former number.
  if (next.has('phone') && person.contact?.phoneAcceptsSms) next.set('phoneAcceptsSms', 'false');
  await writeFields(context, person, next);
  const informed = due.filter(({ field }) => field === 'informedOn');
  for (const { new: informedOn } of informed)
    await within(context, markInformed, { personId: person.known.personId, informedOn });
  const written: Written[] = [
    ...fields,
    ...(next.has('phoneAcceptsSms')
      ? [{ field: 'phoneAcceptsSms' as const, old: 'true', new: 'false' }]
      : []),
    ...(await writeStatuses(context, person, due, values)),
    ...informed,
    ...(await writeDates(context, person, due, values)),
    ...(await writeNir(context, person, values)),
  ];
  const left = changes.filter((change) => !due.includes(change) && !holds(person, change, values));
  return { written, left: left.map(({ field }) => field) };
}

async function writeNir(
  { tx }: Context,
  { known, levels }: ReadablePerson,
  { nirHash }: RowValues,
): Promise<Written[]> {
  if (!nirHash || known.hasNir || !(levels.lead || levels.desk)) return [];
  await changeAccess(tx, 'set_nir', known.personId, Buffer.from(nirHash, 'hex'));
  return [{ field: 'nir', old: null, new: nirHash }];
}

function current(
  { known }: ReadablePerson,
  field: Exclude<ChangedField, 'statuses'>,
  values: RowValues,
): string | null {
  return field === 'statusUntil' ? (periodThatEnds(values, known)?.expectedUntil ?? null) : known[field];
}

/** Already as the list says. */
function holds(person: ReadablePerson, change: Change, values: RowValues): boolean {
  if (change.field === 'lastContactOn') return (person.known.lastContactOn ?? '') >= change.new;
  if (change.field !== 'statuses') return current(person, change.field, values) === change.new;
  return addedStatuses(change).every((code) => person.known.statuses.includes(code));
}

/** Still as the preview showed it; a status and an exchange are only ever added. */
const unmoved = (person: ReadablePerson, change: Change, values: RowValues): boolean =>
  change.field === 'statuses' ||
  change.field === 'lastContactOn' ||
  current(person, change.field, values) === change.old;

async function writeStatuses(
  context: Context,
  { known }: ReadablePerson,
  due: readonly Change[],
  values: RowValues,
): Promise<Written[]> {
  const from = values.statusFrom ?? today(context.clock);
  const written: Written[] = [];
  for (const change of due.filter(({ field }) => field === 'statuses')) {
    for (const kind of addedStatuses(change).filter((code) => !known.statuses.includes(code))) {
      const status = { personId: known.personId, ...listedStatus(kind, from, values) };
      const { statusPeriodId } = await within(context, addStatusPeriod, status);
      written.push({ field: 'statuses', old: null, new: statusPeriodId });
    }
  }
  return written;
}

/** The end of a right, the last exchange, the dates that the organisation keeps. */
async function writeDates(
  context: Context,
  { known }: ReadablePerson,
  due: readonly Change[],
  values: RowValues,
): Promise<Written[]> {
  const { personId } = known;
  const written: Written[] = [];
  for (const { field, old, new: next } of due) {
    const period = periodThatEnds(values, known);
    if (field === 'statusUntil' && period) {
      const { statusPeriodId, version } = period;
      await within(context, expectStatusEnd, { personId, statusPeriodId, version, expectedUntil: next });
      written.push({ field, old, new: `${statusPeriodId} ${next}` });
    } else if (field === 'lastContactOn') {
      written.push({ field, old: null, new: await addListedContact(context, personId, next) });
    } else if (isListedField(field)) {
      const date = { kind: listedFields[field], ...readListedDate(next) };
      await within(context, noteListedDate, { personId, ...date });
      written.push({ field, old, new: next });
    }
  }
  return written;
}

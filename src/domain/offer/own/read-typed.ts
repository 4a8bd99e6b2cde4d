import type { RecordFields, RowContext } from '../import/record-fields.ts';
import type { OfferReading } from '../schema.ts';
import type { EnteredPlace } from './entered-place.ts';

export interface EnteredProblem<Field extends string> {
  readonly field: Field;
  readonly code: string;
}

export type EnteredReading<Read, Field extends string> =
  | { readonly record: Read; readonly problems: null }
  | { readonly record: null; readonly problems: readonly EnteredProblem<Field>[] };

interface Rules<Read, Field extends string> {
  readonly today: string;
  /** The commune that was chosen, if it exists. */
  readonly place: EnteredPlace | null;
  readonly fieldsOf: (context: RowContext) => RecordFields;
  readonly read: (cleaned: unknown) => OfferReading<Read>;
  /** What the form calls a field of the schema. */
  readonly enteredName: (field: string) => Field;
  /** Those of the form's hours that could not be read. */
  readonly wrongHours: readonly Field[];
}

/** What the cleaning of imports mends by itself is mended here too; these are asked of whoever typed. */
const MENDED = new Set(['final-dot']);

/** A record of schema v1 from what was typed, by the rules of an import; or all that is to be corrected, in the order of `given`. */
export function cleanTyped<Read, Field extends string>(
  given: Readonly<Record<string, unknown>>,
  { today, place, fieldsOf, read, enteredName, wrongHours }: Rules<Read, Field>,
): EnteredReading<Read, Field> {
  const problems: EnteredProblem<Field>[] = wrongHours.map((field) => ({ field, code: 'hours' }));
  const communes: RowContext['communes'] = new Map(place ? [[place.code, null]] : []);
  const cleaned: Record<string, unknown> = {};
  for (const [field, clean] of Object.entries(fieldsOf({ today, communes }))) {
    const { value, wrong } = clean(given[field]);
    cleaned[field] = value;
    if (wrong && !MENDED.has(wrong)) problems.push({ field: enteredName(field), code: wrong });
  }
  const { record, errors } = read(cleaned);
  for (const error of errors ?? []) problems.push({ field: enteredName(error.field), code: error.code });
  if (record && problems.length === 0) return { record, problems: null };
  const asked = Object.keys(given);
  const order = ({ field }: EnteredProblem<Field>) => asked.indexOf(field);
  return { record: null, problems: problems.toSorted((one, other) => order(one) - order(other)) };
}

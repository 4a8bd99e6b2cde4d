import { structureFields } from '../import/record-fields.ts';
import { OWN_SOURCE } from '../reference/sources.ts';
import { offerReader, type StructureRecord } from '../schema.ts';
import { type EnteredPlace, placeTyped } from './entered-place.ts';
import { hoursTyped } from './entered-reach.ts';
import type { EnteredStructure, EnteredStructureField } from './entered-structure.ts';
import { cleanTyped, type EnteredReading } from './read-typed.ts';

interface StructureContext {
  readonly today: string;
  /** The commune that was chosen, if it exists. */
  readonly place: EnteredPlace | null;
  /** The record that this one replaces. */
  readonly before: StructureRecord;
  /** Of the organisation, for a record that has none. */
  readonly siret: string | null;
}

/** A structure of schema v1 from what was typed, by the same rules as an import; or what is to be corrected, by field of the form. */
export function readEnteredStructure(
  entered: EnteredStructure,
  context: StructureContext,
): EnteredReading<StructureRecord, EnteredStructureField> {
  const { hours, wrong } = hoursTyped(entered);
  return cleanTyped(
    {
      ...entered,
      source: OWN_SOURCE,
      id: context.before.id,
      siret: context.before.siret ?? context.siret,
      date_maj: context.today,
      horaires_accueil: hours,
      ...placeTyped(entered, context),
    },
    {
      ...context,
      fieldsOf: structureFields,
      read: (cleaned) => offerReader(context.today).structure(cleaned),
      enteredName: (field) => field as EnteredStructureField,
      wrongHours: wrong,
    },
  );
}

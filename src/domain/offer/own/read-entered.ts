import type { RowContext } from '../import/record-fields.ts';
import { serviceFields } from '../import/record-fields.ts';
import { OWN_SOURCE } from '../reference/sources.ts';
import { offerReader, type ServiceRecord } from '../schema.ts';
import { joinConditions } from './documents.ts';
import { type EnteredField, type EnteredService, hoursField } from './entered-service.ts';
import { hoursOf, type Week, weekDays } from './opening-week.ts';

export interface EnteredPlace {
  readonly code: string;
  readonly name: string;
  readonly postalCodes: readonly string[];
  readonly longitude: number | null;
  readonly latitude: number | null;
}

export interface EnteredContext {
  readonly serviceId: string;
  readonly structureId: string;
  readonly today: string;
  /** The commune that was chosen, if it exists. */
  readonly place: EnteredPlace | null;
  /** The record that this one replaces. */
  readonly before: ServiceRecord | null;
}

export interface EnteredProblem {
  readonly field: EnteredField;
  readonly code: string;
}

export type EnteredReading =
  | { readonly record: ServiceRecord; readonly problems: null }
  | { readonly record: null; readonly problems: readonly EnteredProblem[] };

/** What the cleaning of imports mends by itself is mended here too; these are asked of whoever typed. */
const MENDED = new Set(['final-dot']);

/** A record of schema v1 from what was typed, by the same rules as an import; or what is to be corrected, by field of the form. */
export function readEntered(entered: EnteredService, context: EnteredContext): EnteredReading {
  const { hours, wrong } = readHours(entered);
  const problems: EnteredProblem[] = wrong.map((day) => ({ field: hoursField(day), code: 'hours' }));
  const given: Record<string, unknown> = {
    ...entered,
    source: OWN_SOURCE,
    structure_id: context.structureId,
    id: context.serviceId,
    date_maj: context.today,
    conditions_acces: joinConditions(entered),
    horaires_accueil: hours,
    zone_eligibilite: [...new Set([...entered.zone_eligibilite, entered.zone_commune])].filter(Boolean),
    ...placeOf(entered, context),
  };
  const cleaned: Record<string, unknown> = {};
  for (const [field, clean] of Object.entries(serviceFields(rowContext(context)))) {
    const { value, wrong: found } = clean(given[field]);
    cleaned[field] = value;
    if (found && !MENDED.has(found)) problems.push({ field: enteredName(field), code: found });
  }
  const { record, errors } = offerReader(context.today).service(cleaned);
  for (const error of errors ?? []) problems.push({ field: enteredName(error.field), code: error.code });
  return record && problems.length === 0 ? { record, problems: null } : { record: null, problems };
}

const rowContext = ({ today, place }: EnteredContext): RowContext => ({
  today,
  communes: new Map(place ? [[place.code, null]] : []),
});

/** Fields of the schema that the form asks otherwise. */
const enteredName = (field: string): EnteredField =>
  field === 'conditions_acces' ? 'conditions' : (field as EnteredField);

function readHours(entered: EnteredService) {
  if (entered.horaires_accueil.trim() !== '') return { hours: entered.horaires_accueil, wrong: [] };
  const week = Object.fromEntries(weekDays.map((day) => [day, entered[hoursField(day)]])) as unknown as Week;
  return hoursOf(week);
}

/** Nobody types coordinates: those known for an address that did not change, else the middle of the commune. */
function placeOf(entered: EnteredService, { place, before }: EnteredContext): Record<string, unknown> {
  const [only, ...others] = place?.postalCodes ?? [];
  const postalCode = entered.code_postal.trim() || (others.length === 0 ? only : undefined);
  const stays =
    before !== null &&
    before.code_insee === (place?.code ?? null) &&
    (before.adresse ?? '') === entered.adresse.trim();
  const at = stays ? before : place;
  return {
    commune: place?.name,
    code_postal: postalCode,
    longitude: at?.longitude,
    latitude: at?.latitude,
  };
}

/** What a published service must say, beyond what the schema asks of a draft: without it nobody finds it, or reaches it. */
export function missingToPublish(record: ServiceRecord): EnteredField[] {
  const missing: EnteredField[] = [];
  if (!record.thematiques?.length) missing.push('thematiques');
  if (!record.modes_accueil?.length) missing.push('modes_accueil');
  if (record.modes_accueil?.includes('en-presentiel') && !record.code_insee) missing.push('code_insee');
  if (!record.telephone && !record.courriel && !record.lien_mobilisation) missing.push('telephone');
  return missing;
}

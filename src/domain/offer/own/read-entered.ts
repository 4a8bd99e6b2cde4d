import { serviceFields } from '../import/record-fields.ts';
import { OWN_SOURCE } from '../reference/sources.ts';
import { offerReader, type ServiceRecord } from '../schema.ts';
import { joinConditions } from './documents.ts';
import { type EnteredPlace, placeTyped } from './entered-place.ts';
import { hoursTyped } from './entered-reach.ts';
import type { EnteredField, EnteredService } from './entered-service.ts';
import { cleanTyped, type EnteredReading } from './read-typed.ts';

export interface EnteredContext {
  readonly serviceId: string;
  readonly structureId: string;
  readonly today: string;
  /** The commune that was chosen, if it exists. */
  readonly place: EnteredPlace | null;
  /** The record that this one replaces. */
  readonly before: ServiceRecord | null;
}

/** A service of schema v1 from what was typed, by the same rules as an import; or what is to be corrected, by field of the form. */
export function readEntered(
  entered: EnteredService,
  context: EnteredContext,
): EnteredReading<ServiceRecord, EnteredField> {
  const { hours, wrong } = hoursTyped(entered);
  return cleanTyped(
    {
      ...entered,
      source: OWN_SOURCE,
      structure_id: context.structureId,
      id: context.serviceId,
      date_maj: context.today,
      conditions_acces: joinConditions(entered),
      horaires_accueil: hours,
      zone_eligibilite: [...new Set([...entered.zone_eligibilite, entered.zone_commune])].filter(Boolean),
      ...placeTyped(entered, context),
    },
    {
      ...context,
      fieldsOf: serviceFields,
      read: (cleaned) => offerReader(context.today).service(cleaned),
      // Fields of the schema that the form asks otherwise.
      enteredName: (field) => (field === 'conditions_acces' ? 'conditions' : (field as EnteredField)),
      wrongHours: wrong,
    },
  );
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

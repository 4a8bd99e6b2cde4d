import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import type { ServiceRecord } from '../schema.ts';
import '../tables.ts';
import type { OwnServiceState } from './states.ts';

export interface OwnRow {
  readonly serviceId: string;
  readonly structureId: string;
  readonly structureName: string;
  readonly state: OwnServiceState;
  readonly version: number;
  readonly record: ServiceRecord;
  readonly placesFree: number | null;
  readonly waitingWeeks: number | null;
  readonly roomSaidOn: string | null;
}

/** A service of a structure that the reader's organisation keeps, in whatever state; any other is missing. */
export async function ownService(tx: Tx, organisationId: string, serviceId: string): Promise<OwnRow> {
  const row = await tx
    .selectFrom('offer_service as s')
    .innerJoin('offer_structure as st', 'st.structure_id', 's.structure_id')
    .select(['s.service_id as serviceId', 's.structure_id as structureId', 'st.name as structureName'])
    .select(['s.state', 's.version', 's.record'])
    .select([
      's.places_free as placesFree',
      's.waiting_weeks as waitingWeeks',
      's.room_said_on as roomSaidOn',
    ])
    .where('s.service_id', '=', serviceId)
    .where('st.managed_by', '=', organisationId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  // Written by imports and by us, through the schema.
  return { ...row, record: row.record as ServiceRecord };
}

/** What the form of services calls a commune. */
export async function enteredPlace(tx: Tx, code: string) {
  if (code === '') return null;
  const found = await tx
    .selectFrom('commune')
    .select(['code', 'name', 'postal_codes as postalCodes', 'longitude', 'latitude'])
    .where('code', '=', code)
    .executeTakeFirst();
  return found ?? null;
}

import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import '../tables.ts';

/** What one writing changed, of a service or of a structure. */
export interface OfferChange {
  readonly version: number;
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly organisation: string;
  /** Before and after, by field of the schema, or `state`, `places_free`, `kept`… */
  readonly changed: Readonly<Record<string, readonly [unknown, unknown]>>;
}

const MOST = 50;

/** The last changes of a service, latest first. */
export const readHistory = (tx: Tx, serviceId: string): Promise<OfferChange[]> =>
  ofService(tx, serviceId).limit(MOST).execute();

/** All that was written of it after that version, latest first. */
export const changesSince = (tx: Tx, serviceId: string, version: number): Promise<OfferChange[]> =>
  ofService(tx, serviceId).where('version', '>', version).execute();

export const readStructureHistory = (tx: Tx, structureId: string): Promise<OfferChange[]> =>
  ofStructure(tx, structureId).limit(MOST).execute();

export const structureChangesSince = (tx: Tx, structureId: string, version: number): Promise<OfferChange[]> =>
  ofStructure(tx, structureId).where('version', '>', version).execute();

const ofService = (tx: Tx, serviceId: string) =>
  tx
    .selectFrom('offer_service_change')
    .select(['version', 'at', 'author_name as by', 'organisation_name as organisation', 'changed'])
    .where('service_id', '=', serviceId)
    .orderBy('version', 'desc');

const ofStructure = (tx: Tx, structureId: string) =>
  tx
    .selectFrom('offer_structure_change')
    .select(['version', 'at', 'author_name as by', 'organisation_name as organisation', 'changed'])
    .where('structure_id', '=', structureId)
    .orderBy('version', 'desc');

import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import '../tables.ts';

export interface ServiceChange {
  readonly version: number;
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly organisation: string;
  /** Before and after, by field of the schema, or `state`, `places_free`… */
  readonly changed: Readonly<Record<string, readonly [unknown, unknown]>>;
}

const MOST = 50;

/** The last changes of a service, latest first. */
export function readHistory(tx: Tx, serviceId: string): Promise<ServiceChange[]> {
  return tx
    .selectFrom('offer_service_change')
    .select(['version', 'at', 'author_name as by', 'organisation_name as organisation', 'changed'])
    .where('service_id', '=', serviceId)
    .orderBy('version', 'desc')
    .limit(MOST)
    .execute();
}

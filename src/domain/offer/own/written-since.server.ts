import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import type { ServiceRecord } from '../schema.ts';
import { type EnteredService, enteredOf } from './entered-service.ts';
import type { OwnRow } from './own-record.server.ts';

/** What a form that was written from an older version needs to know. */
export interface WrittenSince {
  readonly version: number;
  /** Of the last writing. */
  readonly by: string;
  readonly at: Temporal.Instant;
  /** The version that the form was about. */
  readonly base: EnteredService;
  readonly current: EnteredService;
}

/** The current record, and the older one that a form was about, found again by undoing the history. */
export async function writtenSince(tx: Tx, current: OwnRow, version: number): Promise<WrittenSince> {
  const changes = await tx
    .selectFrom('offer_service_change')
    .select(['author_name', 'at', 'changed'])
    .where('service_id', '=', current.serviceId)
    .where('version', '>', version)
    .orderBy('version', 'desc')
    .execute();
  const base: Record<string, unknown> = { ...current.record };
  for (const { changed } of changes)
    for (const [field, [before]] of Object.entries(changed)) base[field] = before;
  const [last] = changes;
  if (!last) throw new Error(`no history of version ${version} of ${current.serviceId}`);
  return {
    version: current.version,
    by: last.author_name,
    at: last.at,
    base: enteredOf(base as Partial<ServiceRecord>),
    current: enteredOf(current.record),
  };
}

import type pg from 'pg';
import { readServiceTexts, structurePayloads, writeService } from '../search/payloads.server.ts';

/** What became of one record: the last thing that happened to it. */
export interface OfferChange {
  readonly number: number;
  readonly kind: 'structure' | 'service';
  readonly id: string;
  /** No longer published. */
  readonly removed: boolean;
  /** ISO 8601. */
  readonly at: string;
  readonly serviceKey: number | null;
}

/**
 * What changed after that number, in the order of commits. A record that changes again moves to the end: whoever reads to the end
 * has missed nothing, and may read a record twice. Identifiers begin by their source, which is how what is gone is known to be restricted.
 */
export async function offerChanges(
  openPool: pg.Pool,
  { after, limit, restricted }: { after: number; limit: number; restricted: boolean },
): Promise<OfferChange[]> {
  const { rows } = await openPool.query<OfferChange>({
    name: 'offer-api-changes',
    text: `SELECT c.change_no::float8 AS number, c.kind, c.id, c.removed, to_char(c.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, s.service_key AS "serviceKey"
           FROM offer_change c LEFT JOIN offer_service s ON c.kind = 'service' AND s.service_id = c.id
           WHERE c.change_no > $1 AND ($3 OR split_part(c.id, '--', 1) NOT IN (SELECT source FROM offer_source WHERE restricted))
           ORDER BY c.change_no LIMIT $2`,
    values: [after, limit, restricted],
  });
  return rows;
}

/** The JSON text of each of these records that is published, by kind and identifier. */
export async function changedRecords(
  openPool: pg.Pool,
  changes: readonly OfferChange[],
  { restricted }: { restricted: boolean },
): Promise<(change: OfferChange) => string | undefined> {
  const structures = changes.filter(({ kind, removed }) => kind === 'structure' && !removed);
  const [services, others] = await Promise.all([
    readServiceTexts(
      openPool,
      changes.flatMap(({ serviceKey, removed }) => (removed || serviceKey === null ? [] : [serviceKey])),
    ),
    structurePayloads(
      openPool,
      structures.map(({ id }) => id),
      { restricted },
    ),
  ]);
  return ({ kind, id, serviceKey }) => {
    if (kind === 'structure') return others.get(id);
    const service = services.get(serviceKey ?? 0);
    return service && writeService(service, false);
  };
}

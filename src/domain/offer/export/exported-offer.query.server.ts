import type { Runtime } from '../../../platform/runtime.ts';
import type { OfferKind } from '../import/report.ts';

const PAGE = 2_000;

/**
 * All that is published and may be copied, as it was at one instant, a page at a time: the JSON text of each record, in schema v1, with
 * what the open data publishes beside it under its own names (`adresse_certifiee`, `score_qualite`; of a structure, `cluster_id`).
 */
export async function readWholeOffer(
  runtime: Runtime,
  take: (kind: OfferKind, records: readonly string[]) => Promise<void>,
): Promise<void> {
  const client = await runtime.database.openPool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    for (const kind of ['structure', 'service'] as const) {
      const read = (after: string) =>
        client.query<Row>({ name: `offer-export-${kind}`, text: TEXTS[kind], values: [after, PAGE] });
      for (let reading = read(''), last: Row | undefined; ; ) {
        const { rows } = await reading;
        last = rows.length === PAGE ? rows.at(-1) : undefined;
        // PostgreSQL reads the next page while this one is written.
        if (last) reading = read(last.id);
        reading.catch(() => undefined); // heard where it is awaited
        await take(kind, rows.map(written));
        if (!last) break;
      }
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

interface Row {
  readonly id: string;
  readonly record: string;
  readonly certified: boolean;
  readonly score: number;
  /** undefined: of a service, which has none. */
  readonly cluster?: string | null;
}

const TEXTS: Record<OfferKind, string> = {
  structure: `SELECT f.structure_id AS id, f.record::text AS record, f.address_certified AS certified, f.score,
                coalesce(f.given_cluster, f.cluster_id) AS cluster
              FROM offer_structure f JOIN offer_source src USING (source)
              WHERE f.structure_id > $1 AND NOT src.restricted ORDER BY f.structure_id LIMIT $2`,
  service: `SELECT f.service_id AS id, f.record::text AS record, f.address_certified AS certified, f.score
            FROM offer_service f JOIN offer_structure st USING (structure_id) JOIN offer_source src ON src.source = f.source
              JOIN offer_source theirs ON theirs.source = st.source
            WHERE f.service_id > $1 AND NOT src.restricted AND NOT theirs.restricted ORDER BY f.service_id LIMIT $2`,
};

function written({ record, certified, score, cluster }: Row): string {
  const beside = `"adresse_certifiee":${certified},"score_qualite":${score / 100}`;
  return `${record.slice(0, -1)},${beside}${cluster === undefined ? '' : `,"cluster_id":${JSON.stringify(cluster)}`}}`;
}

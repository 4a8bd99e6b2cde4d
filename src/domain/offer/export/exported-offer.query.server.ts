import type pg from 'pg';
import type { Runtime } from '../../../platform/runtime.ts';
import type { OfferKind } from '../import/report.ts';
import type { ServiceRecord, StructureRecord } from '../schema.ts';

/** What is published beside the schema, under the names of the open data. */
export interface ExportedBeside {
  adresse_certifiee: boolean;
  score_qualite: number;
}
export type ExportedStructure = StructureRecord & ExportedBeside & { cluster_id: string | null };
export type ExportedService = ServiceRecord & ExportedBeside;
export type ExportedRecord = ExportedStructure | ExportedService;

const PAGE = 2_000;

/** All that is published and may be copied, as it was at one instant, a page at a time. */
export async function readWholeOffer(
  runtime: Runtime,
  take: (kind: OfferKind, records: readonly ExportedRecord[]) => Promise<void>,
): Promise<void> {
  const client = await runtime.database.openPool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    for (const kind of ['structure', 'service'] as const) {
      for (let after = ''; ; ) {
        const page = await readPage(client, kind, after);
        await take(
          kind,
          page.map(({ record, beside }) => ({ ...record, ...beside })),
        );
        const last = page.at(-1);
        if (!last || page.length < PAGE) break;
        after = last.record.id;
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
  record: ExportedRecord;
  beside: ExportedBeside;
}

const TEXTS: Record<OfferKind, string> = {
  structure: `SELECT f.record, json_build_object('adresse_certifiee', f.address_certified, 'score_qualite', f.score / 100.0,
                'cluster_id', coalesce(f.given_cluster, f.cluster_id)) AS beside
              FROM offer_structure f JOIN offer_source src USING (source)
              WHERE f.structure_id > $1 AND NOT src.restricted ORDER BY f.structure_id LIMIT $2`,
  service: `SELECT f.record, json_build_object('adresse_certifiee', f.address_certified, 'score_qualite', f.score / 100.0) AS beside
            FROM offer_service f JOIN offer_structure st USING (structure_id) JOIN offer_source src ON src.source = f.source
              JOIN offer_source theirs ON theirs.source = st.source
            WHERE f.service_id > $1 AND NOT src.restricted AND NOT theirs.restricted ORDER BY f.service_id LIMIT $2`,
};

async function readPage(client: pg.PoolClient, kind: OfferKind, after: string): Promise<Row[]> {
  const { rows } = await client.query<Row>(TEXTS[kind], [after, PAGE]);
  return rows;
}

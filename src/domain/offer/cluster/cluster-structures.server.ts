import { sql } from 'kysely';
import { systemDb } from '../../../platform/access/system-db.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { REASON } from '../import/reason.ts';
import { clusterStructures, type Placing, type StructureCard } from './rules.ts';

const BATCH = 1_000;

interface KnownCard extends StructureCard, Placing {}

interface Change extends Placing {
  id: string;
  /** Another record of the cluster is shown now, or this one: its services are found or left out otherwise. */
  moved: boolean;
}

/** Finds again which records are one structure, and writes what differs. */
export async function placeInClusters(runtime: Runtime): Promise<void> {
  const cards = await readCards(runtime);
  const placings = clusterStructures(cards);
  const changes = cards.flatMap(({ id, cluster, preferred }): Change[] => {
    const placing = placings.get(id) ?? { cluster: null, preferred: true };
    if (placing.cluster === cluster && placing.preferred === preferred) return [];
    return [{ id, ...placing, moved: placing.preferred !== preferred }];
  });
  for (let from = 0; from < changes.length; from += BATCH)
    await write(runtime, changes.slice(from, from + BATCH));
}

async function readCards(runtime: Runtime): Promise<KnownCard[]> {
  const { rows } = await systemDb(
    runtime,
    REASON,
    (tx) =>
      sql<KnownCard>`
        SELECT f.structure_id AS id, f.source, f.name, f.commune_code AS commune, f.siret, said.telephone AS phone, said.courriel AS email,
          said.longitude, said.latitude, f.given_cluster AS "givenCluster", f.score, f.cluster_id AS cluster, f.preferred, src.restricted,
          f.managed_by IS NOT NULL AS kept
        FROM offer_structure f JOIN offer_source src ON src.source = f.source
          CROSS JOIN LATERAL json_to_record(f.record) AS said (telephone text, courriel text, longitude float8, latitude float8)
        WHERE f.state = 'published'`.execute(tx),
    { routine: true },
  );
  return rows;
}

async function write(runtime: Runtime, changes: readonly Change[]): Promise<void> {
  const ids = changes.map(({ id }) => id);
  const moved = changes.filter((change) => change.moved).map(({ id }) => id);
  await systemDb(
    runtime,
    REASON,
    async (tx) => {
      await sql`SELECT offer.write_lock()`.execute(tx);
      await sql`UPDATE offer_structure f SET cluster_id = c.cluster, preferred = c.preferred
        FROM unnest(${ids}::text[], ${changes.map(({ cluster }) => cluster)}::text[], ${changes.map(({ preferred }) => preferred)}::boolean[])
          AS c (id, cluster, preferred)
        WHERE f.structure_id = c.id`.execute(tx);
      await sql`SELECT offer.tell_structures(${ids}::text[])`.execute(tx);
      await sql`SELECT offer.derive(array_agg(service_id)) FROM offer_service WHERE structure_id = ANY (${moved}::text[])
        HAVING count(*) > 0`.execute(tx);
    },
    { routine: true },
  );
}

import { sql } from 'kysely';
import { systemDb } from '../../../platform/access/system-db.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { REASON } from './reason.ts';

const BATCH = 2_000;

/** The score of a structure is the mean of its services'; those whose it no longer is are written, and told. */
export async function scoreStructures(runtime: Runtime): Promise<void> {
  const { rows } = await systemDb(
    runtime,
    REASON,
    (tx) =>
      sql<{ id: string; score: number }>`
        SELECT f.structure_id AS id, coalesce(m.score, 0)::int AS score
        FROM offer_structure f LEFT JOIN (
          SELECT structure_id, round(avg(score)) AS score FROM offer_service WHERE state = 'published' GROUP BY structure_id) m USING (structure_id)
        WHERE f.state = 'published' AND f.score <> coalesce(m.score, 0)
        ORDER BY 1`.execute(tx),
    { routine: true },
  );
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const ids = batch.map(({ id }) => id);
    await systemDb(
      runtime,
      REASON,
      async (tx) => {
        await sql`SELECT offer.write_lock()`.execute(tx);
        await sql`UPDATE offer_structure f SET score = b.score
          FROM unnest(${ids}::text[], ${batch.map(({ score }) => score)}::int[]) AS b (id, score)
          WHERE f.structure_id = b.id`.execute(tx);
        await sql`SELECT offer.tell_structures(${ids}::text[])`.execute(tx);
      },
      { routine: true },
    );
  }
}

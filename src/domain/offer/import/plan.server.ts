import { sql } from 'kysely';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { systemDb } from '../../../platform/access/system-db.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { OWN_SOURCE } from '../reference/sources.ts';
import { REASON } from './reason.ts';
import { noCounts, type OfferCounts, type OfferKind } from './report.ts';

/** A line that only the facts can refuse. */
export interface LateRefusal {
  kind: OfferKind;
  file: number;
  line: number;
  id: string;
  code: 'managed-here' | 'structure-unknown' | 'structure-closed';
}

export interface Plan {
  structures: OfferCounts;
  services: OfferCounts;
  refusals: LateRefusal[];
}

/** Compares the lines with the facts and writes offer.todo: what is to be created, changed and dropped, in which order. */
export async function plan(runtime: Runtime, { replace }: { replace: boolean }): Promise<Plan> {
  return systemDb(
    runtime,
    REASON,
    async (tx) => {
      await sql`INSERT INTO offer_source (source, name)
        SELECT DISTINCT source, source FROM offer.staged WHERE record IS NOT NULL ON CONFLICT DO NOTHING`.execute(
        tx,
      );
      const refusals = await refuseManaged(tx);
      await planStructures(tx);
      await planGoneStructures(tx, replace);
      refusals.push(...(await refuseOrphans(tx)));
      await planServices(tx);
      if (replace) await planGoneServices(tx);
      return { ...(await count(tx)), refusals };
    },
    { routine: true },
  );
}

/** What an organisation writes here is not written over by a file. */
async function refuseManaged(tx: Tx): Promise<LateRefusal[]> {
  const { rows } = await sql<LateRefusal>`
    UPDATE offer.staged s SET record = NULL
    FROM offer_structure f
    WHERE f.managed_by IS NOT NULL AND s.record IS NOT NULL AND f.structure_id = CASE s.kind WHEN 'structure' THEN s.id
      ELSE coalesce((SELECT v.structure_id FROM offer_service v WHERE v.service_id = s.id), s.structure_id) END
    RETURNING s.kind, s.file, s.line, s.id, 'managed-here' AS code`.execute(tx);
  return rows;
}

async function planStructures(tx: Tx): Promise<void> {
  await sql`INSERT INTO offer.todo (seq, act, id, place, created)
    SELECT row_number() OVER (ORDER BY s.cell, s.place), 'structure', s.id, s.place, f.structure_id IS NULL
    FROM offer.staged s LEFT JOIN offer_structure f ON f.structure_id = s.id
    WHERE s.kind = 'structure' AND s.record IS NOT NULL AND NOT s.closed
      AND (f.structure_id IS NULL OR f.hash <> s.hash OR f.state <> 'published')`.execute(tx);
}

/** Closed by their source; and, when the file replaces, what its sources no longer say. */
async function planGoneStructures(tx: Tx, replace: boolean): Promise<void> {
  await sql`INSERT INTO offer.todo (seq, act, id, created)
    SELECT (SELECT coalesce(max(seq), 0) FROM offer.todo) + row_number() OVER (ORDER BY f.structure_id), 'drop structure', f.structure_id, false
    FROM offer_structure f LEFT JOIN offer.staged s ON s.kind = 'structure' AND s.id = f.structure_id
    WHERE f.state = 'published' AND f.managed_by IS NULL
      AND (s.closed OR ${replace} AND s.id IS NULL
        -- What was written here and given back is its first source's again.
        AND CASE f.source WHEN ${OWN_SOURCE} THEN split_part(f.structure_id, '--', 1) ELSE f.source END
          IN (SELECT source FROM offer.staged WHERE kind = 'structure'))`.execute(tx);
}

/** Services of a structure that nobody describes, or that has closed. */
async function refuseOrphans(tx: Tx): Promise<LateRefusal[]> {
  const { rows } = await sql<LateRefusal>`
    WITH orphan AS (
      SELECT s.place, EXISTS (SELECT FROM offer.staged c WHERE c.kind = 'structure' AND c.id = s.structure_id AND c.closed) AS closed
      FROM offer.staged s
        LEFT JOIN offer.todo t ON t.act = 'structure' AND t.id = s.structure_id
        LEFT JOIN offer_structure f ON f.structure_id = s.structure_id AND f.state = 'published'
        LEFT JOIN offer.todo d ON d.act = 'drop structure' AND d.id = s.structure_id
      WHERE s.kind = 'service' AND s.record IS NOT NULL AND t.id IS NULL AND (f.structure_id IS NULL OR d.id IS NOT NULL))
    DELETE FROM offer.staged s USING orphan WHERE s.place = orphan.place
    RETURNING s.kind, s.file, s.line, s.id, CASE WHEN orphan.closed THEN 'structure-closed' ELSE 'structure-unknown' END AS code`.execute(
    tx,
  );
  return rows;
}

async function planServices(tx: Tx): Promise<void> {
  await sql`INSERT INTO offer.todo (seq, act, id, place, created)
    SELECT (SELECT coalesce(max(seq), 0) FROM offer.todo) + row_number() OVER (ORDER BY s.cell, s.place), 'service', s.id, s.place,
           f.service_id IS NULL
    FROM offer.staged s LEFT JOIN offer_service f ON f.service_id = s.id
    WHERE s.kind = 'service' AND s.record IS NOT NULL
      AND (f.service_id IS NULL OR f.hash <> s.hash OR f.state <> 'published')`.execute(tx);
}

async function planGoneServices(tx: Tx): Promise<void> {
  await sql`INSERT INTO offer.todo (seq, act, id, created)
    SELECT (SELECT coalesce(max(seq), 0) FROM offer.todo) + row_number() OVER (ORDER BY f.service_id), 'drop service', f.service_id, false
    FROM offer_service f JOIN offer_structure st USING (structure_id)
      LEFT JOIN offer.staged s ON s.kind = 'service' AND s.id = f.service_id
    WHERE f.state = 'published' AND st.managed_by IS NULL AND s.id IS NULL
      AND f.source IN (SELECT source FROM offer.staged WHERE kind = 'service')
      AND NOT EXISTS (SELECT FROM offer.todo d WHERE d.act = 'drop structure' AND d.id = f.structure_id)`.execute(
    tx,
  );
}

interface CountRow {
  kind: OfferKind;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
}

async function count(tx: Tx): Promise<{ structures: OfferCounts; services: OfferCounts }> {
  const { rows } = await sql<CountRow>`
    SELECT kind, created, updated, said - created - updated AS unchanged, removed
    FROM (VALUES ('structure'), ('service')) AS kinds (kind)
      CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE created)::int AS created, count(*) FILTER (WHERE NOT created)::int AS updated
                          FROM offer.todo WHERE act = kind) written
      CROSS JOIN LATERAL (SELECT count(*)::int AS removed FROM offer.todo WHERE act = 'drop ' || kind) dropped
      CROSS JOIN LATERAL (SELECT count(*)::int AS said FROM offer.staged s WHERE s.kind = kinds.kind AND record IS NOT NULL AND NOT closed) lines`.execute(
    tx,
  );
  const services = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM offer.todo d JOIN offer_service v ON v.structure_id = d.id AND v.state = 'published'
    WHERE d.act = 'drop structure'`.execute(tx);
  const of = (kind: OfferKind): OfferCounts => {
    const { kind: _, ...found } = rows.find((row) => row.kind === kind) ?? { kind, ...noCounts() };
    return { ...found, refused: 0 };
  };
  const gone = of('service');
  return {
    structures: of('structure'),
    services: { ...gone, removed: gone.removed + (services.rows[0]?.n ?? 0) },
  };
}

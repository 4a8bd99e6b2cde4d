import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { systemDb } from '../../../platform/access/system-db.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { REASON } from './reason.ts';

type Act = 'structure' | 'service' | 'drop service' | 'drop structure';

/** In this order: a service needs its structure. */
const ACTS: readonly Act[] = ['structure', 'service', 'drop service', 'drop structure'];

/** How long a batch may keep other writers of the offer waiting, aimed at by its size. */
const AIM_MS = 1_000;
const SMALLEST = 250;
const LARGEST = 5_000;

/** Carries offer.todo into the facts, a batch a transaction. */
export async function carry(runtime: Runtime, progress: (done: number, of: number) => void): Promise<void> {
  const ranges = await inOrder(runtime);
  const total = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  let done = 0;
  for (const { act, first, last } of ranges) {
    let size = SMALLEST;
    for (let from = first; from <= last; ) {
      const to = Math.min(from + size - 1, last);
      const took = await carryBatch(runtime, act, from, to);
      done += to - from + 1;
      progress(done, total);
      from = to + 1;
      size = Math.round(
        Math.min(LARGEST, Math.max(SMALLEST, size * Math.min(2, AIM_MS / Math.max(took, 1)))),
      );
    }
  }
}

async function inOrder(runtime: Runtime): Promise<{ act: Act; first: number; last: number }[]> {
  const { rows } = await systemDb(
    runtime,
    REASON,
    (tx) =>
      sql<{
        act: Act;
        first: number;
        last: number;
      }>`SELECT act, min(seq) AS first, max(seq) AS last FROM offer.todo GROUP BY act`.execute(tx),
    { routine: true },
  );
  return rows.sort((a, b) => ACTS.indexOf(a.act) - ACTS.indexOf(b.act));
}

async function carryBatch(runtime: Runtime, act: Act, from: number, to: number): Promise<number> {
  const batch = sql`(SELECT * FROM offer.todo WHERE seq BETWEEN ${from} AND ${to})`;
  let began = 0;
  await systemDb(
    runtime,
    REASON,
    async (tx) => {
      // Words are merged into their index some thousands of services at a time: one by one they would take most of the import.
      await sql`SET LOCAL gin_pending_list_limit = '16MB'`.execute(tx);
      await sql`SET LOCAL work_mem = '64MB'`.execute(tx);
      await sql`SELECT offer.write_lock()`.execute(tx);
      began = performance.now();
      await perform[act](tx, batch);
    },
    { routine: true },
  );
  return performance.now() - began;
}

const perform: Record<Act, (tx: Tx, batch: RawBuilder<unknown>) => Promise<unknown>> = {
  async structure(tx, batch) {
    // Words of a service hold the name of its structure; without hours of its own, it is open when its structure is.
    const { rows } = await sql<{ ids: string[] | null }>`
      SELECT array_agg(v.service_id) AS ids FROM ${batch} t JOIN offer.staged s USING (place)
        JOIN offer_structure f ON f.structure_id = t.id JOIN offer_service v ON v.structure_id = f.structure_id
      WHERE NOT t.created AND (f.name <> s.name OR f.state <> 'published'
        OR f.record ->> 'horaires_accueil' IS DISTINCT FROM s.record ->> 'horaires_accueil')`.execute(tx);
    await writeStructures(tx, batch);
    await sql`SELECT offer.tell_structures(array_agg(id)) FROM ${batch} t`.execute(tx);
    if (rows[0]?.ids) await sql`SELECT offer.derive(${rows[0].ids})`.execute(tx);
  },
  async service(tx, batch) {
    await writeServices(tx, batch);
    await sql`SELECT offer.derive(array_agg(id)) FROM ${batch} t`.execute(tx);
  },
  async 'drop service'(tx, batch) {
    await sql`UPDATE offer_service f SET state = 'archived' FROM ${batch} t WHERE f.service_id = t.id`.execute(
      tx,
    );
    await sql`SELECT offer.derive(array_agg(id)) FROM ${batch} t`.execute(tx);
  },
  async 'drop structure'(tx, batch) {
    await sql`UPDATE offer_structure f SET state = 'archived' FROM ${batch} t WHERE f.structure_id = t.id`.execute(
      tx,
    );
    const { rows } = await sql<{
      service_id: string;
    }>`UPDATE offer_service f SET state = 'archived' FROM ${batch} t
      WHERE f.structure_id = t.id AND f.state = 'published' RETURNING f.service_id`.execute(tx);
    await sql`SELECT offer.tell_structures(array_agg(id)) FROM ${batch} t`.execute(tx);
    await sql`SELECT offer.derive(${rows.map((row) => row.service_id)}::text[])`.execute(tx);
  },
};

async function writeStructures(tx: Tx, batch: RawBuilder<unknown>): Promise<void> {
  await sql`INSERT INTO offer_structure AS f (structure_id, source, name, record, hash, updated_on, commune_code, departement_code,
      region_code, siret, networks, address_certified, score, given_cluster)
    SELECT s.id, s.source, s.name, s.record, s.hash, s.updated_on, c.code, c.departement_code, c.region_code, s.siret, s.networks,
      s.address_certified, coalesce(m.score, 0), s.given_cluster
    FROM ${batch} t JOIN offer.staged s USING (place) LEFT JOIN LATERAL (SELECT * FROM commune WHERE code = s.code_insee LIMIT 1) c ON true
      LEFT JOIN LATERAL (SELECT round(avg(v.score)) AS score FROM offer.staged v
                         WHERE v.kind = 'service' AND v.structure_id = s.id AND v.record IS NOT NULL) m ON t.created
    ON CONFLICT (structure_id) DO UPDATE SET source = excluded.source, name = excluded.name, record = excluded.record,
      hash = excluded.hash, updated_on = excluded.updated_on, commune_code = excluded.commune_code,
      departement_code = excluded.departement_code, region_code = excluded.region_code, siret = excluded.siret,
      networks = excluded.networks, address_certified = excluded.address_certified, given_cluster = excluded.given_cluster,
      state = 'published'
    WHERE f.managed_by IS NULL`.execute(tx);
}

async function writeServices(tx: Tx, batch: RawBuilder<unknown>): Promise<void> {
  await sql`INSERT INTO offer_service (service_id, structure_id, source, name, record, hash, updated_on, address_certified, score,
      score_sum, score_terms, score_ages, given_score)
    SELECT s.id, s.structure_id, s.source, s.name, s.record, s.hash, s.updated_on, s.address_certified, s.score, s.score_sum,
      s.score_terms, s.score_ages, s.given_score
    FROM ${batch} t JOIN offer.staged s USING (place)
    ORDER BY t.seq
    ON CONFLICT (service_id) DO UPDATE SET structure_id = excluded.structure_id, source = excluded.source, name = excluded.name,
      record = excluded.record, hash = excluded.hash, updated_on = excluded.updated_on,
      address_certified = excluded.address_certified, score = excluded.score, score_sum = excluded.score_sum,
      score_terms = excluded.score_terms, score_ages = excluded.score_ages, given_score = excluded.given_score, state = 'published'`.execute(
    tx,
  );
}

import { sql } from 'kysely';
import { systemDb } from '../access/system-db.ts';
import type { Runtime } from '../runtime.ts';

/** More minutes than this wait for the next run: the first seal of a long history must not hold one transaction. */
const MOST_A_RUN = 2_000;

/** Seals what is sealable and keeps the months ahead; returns how many minutes were sealed. */
export async function sealAudit(runtime: Runtime): Promise<number> {
  const now = runtime.clock.now().toString();
  return systemDb(
    runtime,
    'audit seal',
    async (tx) => {
      await sql`SELECT audit.ensure_partitions(${now})`.execute(tx);
      const { rows } = await sql<{
        sealed: number;
      }>`SELECT audit.seal_minutes(${now}, ${MOST_A_RUN}) AS sealed`.execute(tx);
      return rows[0]?.sealed ?? 0;
    },
    { routine: true },
  );
}

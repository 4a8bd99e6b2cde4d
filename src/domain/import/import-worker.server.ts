import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound, Refused, SeatEnded } from '../../platform/access/errors.ts';
import { systemDb } from '../../platform/access/system-db.ts';
import { startSweeper } from '../../platform/jobs/sweeper.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { communeLookup } from '../territory/commune-lookup.server.ts';
import { analyseImport } from './analyse-import.server.ts';
import type { ImportState } from './states.ts';
import './tables.ts';
import { undoImport } from './undo-import.server.ts';
import { onWake } from './wake.server.ts';
import { type Writing, writeImport } from './write-import.server.ts';

/**
 * The work of lists, outside of requests. Not a job of the queue: it lasts minutes, shows its progress, and after a kill must go
 * on within seconds; the import's own row is the queue, and a lease on the database's clock says who works on it.
 */
const LEASE_SECONDS = 15;
const RENEW_MS = 5_000;
/** Begun and not finished that many times: something in it brings the worker down, a human looks. */
const MAX_ATTEMPTS = 8;

interface Claimed {
  importId: string;
  state: ImportState;
  actor: Actor;
}

const asWorker = <T>(runtime: Runtime, work: Parameters<typeof systemDb<T>>[2]): Promise<T> =>
  systemDb(runtime, 'import worker', work, { routine: true });

/** Takes the import that waits longest, or the one named; nobody else works on it while the lease lasts. */
export function claimImport(runtime: Runtime, only: string | null = null): Promise<Claimed | null> {
  return asWorker(runtime, async (tx) => {
    const { rows } = await sql<{
      import_id: string;
      state: ImportState;
      attempts: number;
      organisation_id: string;
      runner_professional: string;
      runner_seat: string;
    }>`
      UPDATE people_import SET lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), attempts = attempts + 1
      WHERE import_id = (SELECT import_id FROM people_import
        WHERE state IN ('analysing', 'importing', 'taking-back') AND stopped_why IS NULL
          AND (lease_until IS NULL OR lease_until < clock_timestamp()) AND (${only}::uuid IS NULL OR import_id = ${only})
        ORDER BY touched_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING import_id, state, attempts, organisation_id, runner_professional, runner_seat`.execute(tx);
    const [row] = rows;
    if (!row) return null;
    if (row.attempts > MAX_ATTEMPTS) {
      await stop(tx, row.import_id, 'failed');
      return null;
    }
    return {
      importId: row.import_id,
      state: row.state,
      actor: {
        kind: 'professional',
        professionalId: row.runner_professional,
        seat: row.runner_seat,
        organisationId: row.organisation_id,
      },
    };
  });
}

type SystemTx = Parameters<Parameters<typeof systemDb>[2]>[0];

const stop = (tx: SystemTx, importId: string, why: 'seat-ended' | 'failed') =>
  tx
    .updateTable('people_import')
    .set({ stopped_why: why, lease_until: null })
    .where('import_id', '=', importId)
    .execute();

const release = (runtime: Runtime, importId: string) =>
  asWorker(runtime, (tx) =>
    tx.updateTable('people_import').set({ lease_until: null }).where('import_id', '=', importId).execute(),
  );

const renew = (runtime: Runtime, importId: string) =>
  asWorker(runtime, (tx) =>
    sql`UPDATE people_import SET lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      WHERE import_id = ${importId} AND lease_until IS NOT NULL`.execute(tx),
  );

const works: Partial<Record<ImportState, (work: Writing) => Promise<unknown>>> = {
  analysing: analyseImport,
  importing: writeImport,
  'taking-back': undoImport,
};

/** Does what a claimed import waits for, under the rights of whoever leads it. */
export async function performImport(
  runtime: Runtime,
  claimed: Claimed,
  goOn: () => boolean = () => true,
): Promise<void> {
  const { importId, state, actor } = claimed;
  const timer = setInterval(
    () =>
      void renew(runtime, importId).catch((error) => runtime.log.warn({ err: error }, 'lease not renewed')),
    RENEW_MS,
  );
  try {
    await works[state]?.({ runtime, actor, importId, goOn });
  } catch (error) {
    await giveUp(runtime, importId, error);
  } finally {
    clearInterval(timer);
    await release(runtime, importId);
  }
}

async function giveUp(runtime: Runtime, importId: string, error: unknown): Promise<void> {
  // Thrown away, taken over or sent back to its columns meanwhile: whoever did it knows.
  if (error instanceof Refused || error instanceof NotFound) return;
  runtime.log.error({ err: error, importId }, 'import stopped');
  await asWorker(runtime, (tx) => stop(tx, importId, error instanceof SeatEnded ? 'seat-ended' : 'failed'));
}

/** Everything that waits, until nothing does; returns how many pieces of work were done. For tests and verbs. */
export async function drainImports(runtime: Runtime): Promise<number> {
  let done = 0;
  for (;;) {
    const claimed = await claimImport(runtime);
    if (!claimed) return done;
    await performImport(runtime, claimed);
    done++;
  }
}

/** Works on lists one at a time. */
export function startImportWorker(runtime: Runtime): { stop(): Promise<void> } {
  communeLookup(); // read while nobody waits for a page yet, not in the middle of the first list
  return startSweeper(runtime, {
    name: 'import worker',
    onRing: onWake,
    next: async (goOn) => {
      const claimed = await claimImport(runtime);
      if (claimed) await performImport(runtime, claimed, goOn);
      return claimed !== null;
    },
  });
}

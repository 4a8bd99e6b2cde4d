import { sql } from 'kysely';
import { systemDb } from '../../../platform/access/system-db.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { placeInClusters } from '../cluster/cluster-structures.server.ts';
import { REASON } from './reason.ts';
import { scoreStructures } from './score-structures.server.ts';

/** What is worked out from the whole offer. Safe to repeat: it writes what differs. */
export async function finish(runtime: Runtime, { wroteServices }: { wroteServices: boolean }): Promise<void> {
  await scoreStructures(runtime);
  await placeInClusters(runtime);
  await systemDb(runtime, REASON, (tx) => sql`SELECT offer.count_again(false)`.execute(tx), {
    routine: true,
  });
  if (wroteServices)
    await systemDb(runtime, REASON, (tx) => sql`SELECT offer.refresh_vocabulary()`.execute(tx), {
      routine: true,
    });
}

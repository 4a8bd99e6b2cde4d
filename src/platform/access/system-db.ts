import type { Runtime } from '../runtime.ts';
import { systemTransaction, type Tx } from './bound-transaction.ts';

const counts = new Map<string, number>();

/** How often each reason was used by this process: `relais check` and the tests read it. */
export const systemDbCounts = (): ReadonlyMap<string, number> => counts;

/**
 * Work that has no actor yet (sign-in) or none any more (delivery of messages). It reads no table about a person. Each
 * reason is counted and logged; `routine` work (resolving the session of every request) leaves no audit line.
 */
export async function systemDb<T>(
  runtime: Runtime,
  reason: string,
  work: (tx: Tx) => Promise<T>,
  options: { routine?: boolean } = {},
): Promise<T> {
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
  runtime.log.debug({ reason }, 'system database access');
  return systemTransaction(runtime, reason, async (bound) => {
    if (!options.routine) await bound.record({ kind: 'system', act: reason });
    return work(bound.tx);
  });
}

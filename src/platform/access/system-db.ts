import type { Clock } from '../clock/clock.ts';
import { withOwner } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Runtime } from '../runtime.ts';
import { type Bound, systemTransaction, type Tx } from './bound-transaction.ts';

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
  return systemBound(runtime, reason, ({ tx }) => work(tx), options);
}

/** The same for work that also copies whole tables in or out. */
export async function systemCopy<T>(
  runtime: Runtime,
  reason: string,
  work: (bound: Pick<Bound, 'tx' | 'copyIn' | 'copyOut'>) => Promise<T>,
  options: { routine?: boolean } = {},
): Promise<T> {
  return systemBound(runtime, reason, work, options);
}

function systemBound<T>(
  runtime: Runtime,
  reason: string,
  work: (bound: Bound) => Promise<T>,
  { routine = false }: { routine?: boolean },
): Promise<T> {
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
  runtime.log.debug({ reason }, 'system database access');
  return systemTransaction(runtime, reason, async (bound) => {
    if (!routine) await bound.record({ kind: 'system', act: reason });
    return work(bound);
  });
}

/** The same audit line for a verb that works as the owner of the database (backup), which no rule of access holds back. */
export async function recordOwnerWork(ownerUrl: string, clock: Clock, reason: string): Promise<void> {
  await withOwner(ownerUrl, async (owner) => {
    await owner.query('BEGIN; SET LOCAL ROLE relais_system');
    await owner.query('SELECT access.bind_system($1, $2)', [reason, clock.now().toString()]);
    await owner.query(`SELECT audit.record($1, 'system', $2, NULL, NULL, '{}')`, [newId(), reason]);
    await owner.query('COMMIT');
  });
}

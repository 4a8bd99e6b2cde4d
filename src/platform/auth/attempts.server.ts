import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../access/bound-transaction.ts';
import { delayAfter, FORGET_FAILURES_HOURS, FREE_FAILURES } from './rules.ts';
import './tables.ts';

export type Attempt =
  | { outcome: 'right' }
  | { outcome: 'wrong'; triesLeft: number; until: Temporal.Instant | null }
  | { outcome: 'blocked'; until: Temporal.Instant };

/**
 * One try at something that can be guessed. The subject's row is locked until the end of the transaction, so that many tries
 * sent at once count one by one. The transaction must commit whatever the outcome, or the failure would not be counted.
 */
export async function attempt(
  tx: Tx,
  now: Temporal.Instant,
  subject: string,
  isRight: () => Promise<boolean>,
): Promise<Attempt> {
  const row = await lockSubject(tx, now, subject);
  if (row.blocked_until && Temporal.Instant.compare(now, row.blocked_until) < 0) {
    return { outcome: 'blocked', until: row.blocked_until };
  }
  if (await isRight()) {
    await forgetFailures(tx, subject);
    return { outcome: 'right' };
  }
  const failures = await countFailure(tx, now, subject, row);
  const until = blockedUntil(now, failures);
  return { outcome: 'wrong', triesLeft: Math.max(0, FREE_FAILURES - failures), until };
}

/** One more of something that costs nothing at first and waits longer each time (asking for an e-mail). */
export async function pace(tx: Tx, now: Temporal.Instant, subject: string): Promise<Temporal.Instant | null> {
  const row = await lockSubject(tx, now, subject);
  if (row.blocked_until && Temporal.Instant.compare(now, row.blocked_until) < 0) return row.blocked_until;
  await countFailure(tx, now, subject, row);
  return null;
}

export async function forgetFailures(tx: Tx, subject: string): Promise<void> {
  await tx.deleteFrom('failed_attempt').where('subject', '=', subject).execute();
}

interface Failures {
  failures: number;
  last_at: Temporal.Instant;
  blocked_until: Temporal.Instant | null;
}

async function lockSubject(tx: Tx, now: Temporal.Instant, subject: string): Promise<Failures> {
  await tx
    .insertInto('failed_attempt')
    .values({ subject, failures: 0, last_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx
    .selectFrom('failed_attempt')
    .select(['failures', 'last_at', 'blocked_until'])
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

async function countFailure(tx: Tx, now: Temporal.Instant, subject: string, row: Failures): Promise<number> {
  const old = Temporal.Instant.compare(row.last_at.add({ hours: FORGET_FAILURES_HOURS }), now) < 0;
  const failures = (old ? 0 : row.failures) + 1;
  await tx
    .updateTable('failed_attempt')
    .set({
      failures,
      last_at: now,
      blocked_until: blockedUntil(now, failures),
    })
    .where('subject', '=', subject)
    .execute();
  return failures;
}

function blockedUntil(now: Temporal.Instant, failures: number): Temporal.Instant | null {
  const minutes = delayAfter(failures);
  return minutes === 0 ? null : now.add({ minutes });
}

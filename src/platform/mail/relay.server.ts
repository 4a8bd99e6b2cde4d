import type pg from 'pg';
import { systemDb } from '../access/system-db.ts';
import type { Runtime } from '../runtime.ts';
import './tables.ts';

/** Gives one message to the delivery job. The job's id is the message's: given twice, it is one job. */
export type Forward = (mailId: string) => Promise<void>;

const BATCH = 100;
const SWEEP_EVERY_MS = 30_000;

/**
 * Forwards the messages of the outbox that no job has yet. Killed between the job and the mark, the next sweep forwards again,
 * to the same job.
 */
export async function forwardWaitingMail(runtime: Runtime, forward: Forward): Promise<number> {
  let forwarded = 0;
  for (;;) {
    const batch = await forwardBatch(runtime, forward);
    forwarded += batch;
    if (batch < BATCH) return forwarded;
  }
}

function forwardBatch(runtime: Runtime, forward: Forward): Promise<number> {
  return systemDb(
    runtime,
    'mail relay',
    async (tx) => {
      const waiting = await tx
        .selectFrom('mail_message')
        .select('mail_id')
        .where('state', '=', 'queued')
        .where('forwarded_at', 'is', null)
        .orderBy('created_at')
        .limit(BATCH)
        .forUpdate()
        .skipLocked()
        .execute();
      if (waiting.length === 0) return 0;
      const ids = waiting.map((row) => row.mail_id);
      for (const id of ids) await forward(id);
      await tx
        .updateTable('mail_message')
        .set({ forwarded_at: runtime.clock.now() })
        .where('mail_id', 'in', ids)
        .execute();
      return waiting.length;
    },
    { routine: true },
  );
}

export interface Relay {
  /** The first sweep is over and the relay listens. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

/** Listens to the outbox and sweeps it: at start, at each commit that queued a message, and every half minute in case. */
export function startRelay(runtime: Runtime, forward: Forward): Relay {
  let stopped = false;
  let listener: pg.PoolClient | null = null;
  let running: Promise<void> = Promise.resolve();
  let wanted = false;

  const sweep = () => {
    if (wanted || stopped) return;
    wanted = true; // several wishes while one sweep runs are one more sweep
    running = running.then(async () => {
      wanted = false;
      try {
        await listen();
        await forwardWaitingMail(runtime, forward);
      } catch (error) {
        runtime.log.error({ err: error }, 'the outbox could not be read; the next sweep tries again');
      }
    });
  };

  const listen = async () => {
    if (listener || stopped) return;
    const client = await runtime.database.pool.connect();
    const lose = (error?: Error) => {
      if (listener !== client) return;
      listener = null;
      client.removeAllListeners('notification');
      client.release(error ?? true);
    };
    listener = client;
    client.once('error', lose);
    client.on('notification', sweep);
    await client.query('LISTEN relais_mail').catch((error: Error) => {
      lose(error);
      throw error;
    });
  };

  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  timer.unref();
  sweep();
  return {
    ready: running,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      const client = listener;
      listener = null;
      client?.removeAllListeners('notification');
      client?.release(true);
    },
  };
}

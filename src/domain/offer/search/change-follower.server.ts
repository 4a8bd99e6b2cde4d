import pg from 'pg';
import type { DatabaseHandle } from '../../../platform/database/connect.ts';

/** What was read longer ago is asked again before it answers. */
const FRESH_MS = 1_000;

export interface Follower {
  /** Resolves when changes committed a second ago are known. */
  upToDate(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Calls `catchUp` as soon as somebody changed the offer, one call at a time: the database tells (LISTEN relais_offer). Where it cannot,
 * the connection lost or a pooler in between, whoever needs the offer asks, once a second at most; nobody asks when nobody needs it.
 */
export function createFollower(
  database: Pick<DatabaseHandle, 'url'>,
  catchUp: () => Promise<void>,
): Follower {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  let toldAgain = false;
  let listening: pg.Client | null = null;
  let closed = false;

  function check(): Promise<void> {
    running ??= (async () => {
      do {
        toldAgain = false;
        const begun = performance.now();
        await catchUp();
        checkedAt = begun;
      } while (toldAgain && !closed);
    })().finally(() => {
      running = null;
    });
    return running;
  }

  function told(): void {
    if (closed) return;
    toldAgain = true;
    check().catch(() => undefined); // whoever searches next asks, and is told of the failure
  }

  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: database.url,
      application_name: 'relais-offer',
      options: '-c role=relais_open',
    });
    listening = client;
    const lost = () => {
      if (listening === client) listening = null;
    };
    client.on('error', lost).on('end', lost).on('notification', told);
    try {
      await client.connect();
      await client.query('LISTEN relais_offer');
      told(); // of what changed before one listened
    } catch {
      lost();
    }
  }

  return {
    async upToDate() {
      if (performance.now() - checkedAt < FRESH_MS || closed) return;
      if (!listening) void listen();
      await check();
    },
    async close() {
      closed = true;
      await listening?.end();
      await running?.catch(() => undefined);
    },
  };
}

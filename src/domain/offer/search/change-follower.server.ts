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
  let turn: { readonly begun: number; readonly ended: Promise<void> } | null = null;
  let toldAgain = false;
  let listening: pg.Client | null = null;
  let closed = false;

  function takeTurn(): Promise<void> {
    toldAgain = false;
    const begun = performance.now();
    const ended = catchUp()
      .then(() => {
        checkedAt = begun;
      })
      .finally(() => {
        turn = null;
        if (toldAgain && !closed) takeTurn().catch(() => undefined);
      });
    turn = { begun, ended };
    return ended;
  }

  function told(): void {
    if (closed) return;
    toldAgain = true;
    if (!turn) takeTurn().catch(() => undefined); // whoever searches next asks, and is told of the failure
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
      const asked = performance.now();
      if (asked - checkedAt < FRESH_MS || closed) return;
      if (!listening) void listen();
      // One turn, however many follow: while an import writes there is always another.
      if (turn && asked - turn.begun > FRESH_MS) await turn.ended;
      await (turn?.ended ?? takeTurn());
    },
    async close() {
      closed = true;
      await listening?.end();
      await turn?.ended.catch(() => undefined);
    },
  };
}

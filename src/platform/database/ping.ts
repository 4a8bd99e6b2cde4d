import pg from 'pg';

const FRESH_MS = 1_000;

/** Asks the base on a connection of its own, at most once a second: busy pools and slow queries do not delay the answer. */
export function createPing(url: string): { ping(): Promise<boolean>; close(): Promise<void> } {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    application_name: 'relais-health',
    options: '-c role=relais_nobody',
    connectionTimeoutMillis: 1_000,
    query_timeout: 1_000,
    allowExitOnIdle: true,
  });
  pool.on('error', () => undefined);
  let answer: Promise<boolean> | null = null;
  let askedAt = 0;
  return {
    ping() {
      if (answer === null || Date.now() - askedAt > FRESH_MS) {
        askedAt = Date.now();
        answer = pool.query('SELECT 1').then(
          () => true,
          () => false,
        );
      }
      return answer;
    },
    close: () => pool.end(),
  };
}

import type pg from 'pg';

/**
 * Does a work that no two processes may do at once, for as long as it takes: the lock is held by a connection of its own, and goes
 * with it when the process dies. 'taken' when somebody holds it.
 */
export async function withSessionLock<T>(
  pool: pg.Pool,
  name: string,
  work: () => Promise<T>,
): Promise<T | 'taken'> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock(hashtext($1)) AS held',
      [name],
    );
    if (!rows[0]?.held) return 'taken';
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
    }
  } finally {
    client.release();
  }
}

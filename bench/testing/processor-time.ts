import { readFileSync } from 'node:fs';
import type pg from 'pg';

/**
 * Milliseconds of processor that this process and the pool's connections have used so far: what a request costs whatever else the
 * machine does. null where the system does not tell (not Linux, or a database elsewhere).
 */
export function processorTime(pool: pg.Pool): () => number | null {
  const backends: number[] = [];
  pool.on('connect', (client) => backends.push((client as pg.PoolClient & { processID: number }).processID));
  return () => {
    const { user, system } = process.cpuUsage();
    try {
      return backends.reduce((sum, pid) => sum + ranFor(pid), (user + system) / 1_000);
    } catch {
      return null;
    }
  };
}

const ranFor = (pid: number) => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

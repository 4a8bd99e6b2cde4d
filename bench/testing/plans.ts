import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { fresh, type Statement } from './recorded-pool.ts';

const FOLDER = 'test-results/bench';
/** A condition of a policy is longer than anybody reads. */
const WIDTH = 240;

/**
 * The plan of each recorded statement as it ran once more, those inside functions included, in a file beside; its path. Nothing on a
 * server whose owner may not load auto_explain.
 */
export async function writePlans(
  ownerUrl: string,
  name: string,
  connections: readonly (readonly Statement[])[],
): Promise<string | null> {
  const client = new pg.Client({ connectionString: ownerUrl });
  const told: string[] = [];
  client.on('notice', ({ message }) => message && told.push(message));
  await client.connect();
  try {
    await client.query(
      `LOAD 'auto_explain'; SET auto_explain.log_analyze = on; SET auto_explain.log_buffers = on; SET auto_explain.log_level = notice;
       SET auto_explain.log_nested_statements = on; SET auto_explain.log_min_duration = 0; SET auto_explain.log_parameter_max_length = 0`,
    );
    for (const { text, values } of connections.flat())
      await client.query(text === 'COMMIT' ? 'ROLLBACK' : text, fresh(text, values) as unknown[] | undefined);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return null;
    throw error;
  } finally {
    await client.end();
  }
  mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `${name}.plans.txt`);
  const lines = told.flatMap((plan) => [...plan.split('\n').map((line) => line.slice(0, WIDTH)), '']);
  writeFileSync(file, lines.join('\n'));
  return file;
}

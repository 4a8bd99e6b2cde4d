// Runs the database suite on another PostgreSQL of this machine (15 to 18): a throwaway cluster made from its binaries.
// Ends with the status of the suite; says so and succeeds when the machine has no other PostgreSQL.
import { spawnSync } from 'node:child_process';
import './project.mjs';
import { onOtherServer, otherPostgres } from '../src/platform/database/testing/other-server.ts';

export { otherPostgres };

if (process.argv[1] === import.meta.filename) {
  const root = otherPostgres();
  const args = ['run', '--project', 'db', ...process.argv.slice(2)];
  if (root)
    process.exitCode = await onOtherServer(root, async (url) => {
      const env = { ...process.env, TEST_DATABASE_URL: url };
      return spawnSync('vitest', args, { stdio: 'inherit', env }).status ?? 1;
    });
  else console.log('Aucun autre PostgreSQL (15 à 18) sur cette machine.');
}

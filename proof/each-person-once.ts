import { spawnSync } from 'node:child_process';

const PAIRS = '500';

/**
 * npm run proof -- each-person-once: the 500 labelled pairs of src/domain/same-person/testing brought in by two teams of a real
 * database: how many are proposed to the orientation service, and every merge of a true pair undone, the content compared each time.
 */
export function main(): number {
  const { status } = spawnSync(
    'vitest',
    ['run', '--project', 'db', 'src/domain/same-person/labelled-pairs.db.test.ts'],
    { stdio: 'inherit', env: { ...process.env, LABELLED_PAIRS: PAIRS } },
  );
  return status ?? 1;
}

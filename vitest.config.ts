import { defineConfig } from 'vitest/config';

const NOT_OURS = ['**/node_modules/**', 'build/**', 'data/**', 'e2e/**'];

/** What these prove does not depend on the server that TEST_DATABASE_URL names: once is enough. */
const OWN_SERVER = ['src/platform/database/embedded.db.test.ts', 'src/composition/client-files.db.test.ts'];

/** Whole pages, walked again and again: `npm test` does it once, `node scripts/other-postgres.mjs` on the other server too. */
const PAGES = process.env.TEST_WITHOUT_PAGES ? ['src/composition/**', 'src/web/**'] : [];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // A seed that fails must be found again: fast-check prints its own, the order of files stays fixed.
    sequence: { shuffle: false },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          env: { TZ: 'America/Martinique' }, // each suite far from Paris, on either side: nothing reads the machine's zone
          // On a machine that is busy elsewhere a worker thread or a long property takes its time.
          testTimeout: 30_000,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NOT_OURS, '**/*.db.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        // Pages as they are served: React reads NODE_ENV when it is loaded, and knows no JSX of development then.
        oxc: { jsx: { development: false } },
        test: {
          name: 'db',
          env: { TZ: 'Pacific/Noumea', NODE_ENV: 'production' },
          include: ['**/*.db.test.{ts,tsx}'],
          exclude: process.env.TEST_DATABASE_URL ? [...NOT_OURS, ...OWN_SERVER, ...PAGES] : NOT_OURS,
          globalSetup: ['src/platform/database/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

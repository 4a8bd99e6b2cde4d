import { PgBoss } from 'pg-boss';
import { withOwner } from '../database/connect.ts';

export const JOBS_SCHEMA = 'jobs';

/**
 * Creates or upgrades pg-boss's own tables as the owner, and lets relais_jobs work in them: the application itself creates
 * nothing. Quick when there is nothing to do.
 */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    application_name: 'relais-owner',
    schema: JOBS_SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
  });
  let failure: unknown;
  boss.on('error', (error) => {
    failure ??= error;
  });
  await boss.start();
  await boss.stop({ graceful: false });
  if (failure) throw failure;
  await withOwner(ownerUrl, (owner) =>
    owner.query(`
      GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO relais_jobs;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO relais_jobs;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO relais_jobs;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} TO relais_jobs`),
  );
}

import { Temporal } from 'temporal-polyfill';
import { readManifest, refuseNewer } from '../src/platform/backup/read-backup.ts';
import { markRestoring, restoreBackup } from '../src/platform/backup/restore-backup.ts';
import type { Clock } from '../src/platform/clock/clock.ts';
import { withOwner } from '../src/platform/database/connect.ts';
import { MoveDays, weeksSince } from './move-days.ts';

export const DUMP = 'demo/dump';

/** Tables that say nothing of anybody: what came with the product, and what the database knows of itself. */
export const STAY =
  /^(relais_meta\.|public\.(region|departement|epci|commune|commune_former_name|commune_postal_code)$)/;

/**
 * Loads the whole territory into an empty database, as a backup of the version that told it: migrations that came later are then
 * applied to it as to any other. Every date moves to the present.
 */
export async function loadDump(ownerUrl: string, clock: Clock, folder = DUMP): Promise<void> {
  const manifest = readManifest(folder);
  await refuseNewer(manifest);
  const days = weeksSince(Temporal.Instant.from(manifest.madeAt), clock.now());
  await markRestoring(ownerUrl, clock.now().toString());
  await restoreBackup({
    ownerUrl,
    folder,
    manifest,
    rewrite: ({ schema, name }) => new MoveDays(STAY.test(`${schema}.${name}`) ? 0 : days),
  });
}

/** What lists say of months (26 years, two years of a pass) is not as many days later as everything else: it is derived again. */
export async function deriveAgain(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, (owner) =>
    owner.query(
      `BEGIN; SET LOCAL ROLE relais_access; SELECT access.refresh_list(person_id) FROM person; COMMIT`,
    ),
  );
}

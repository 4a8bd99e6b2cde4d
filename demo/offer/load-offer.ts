import { importOffer } from '../../src/domain/offer/import/import-offer.server.ts';
import { linesOfRecords } from '../../src/domain/offer/import/lines-of-records.ts';
import { systemDb } from '../../src/platform/access/system-db.ts';
import { today } from '../../src/platform/clock/clock.ts';
import type { Runtime } from '../../src/platform/runtime.ts';
import { demoOffer, demoSources } from './demo-offer.ts';

/** Brings the invented offer of the Cher into the demonstration, as an import does. */
export async function loadDemoOffer(runtime: Runtime): Promise<void> {
  const { structures, services, clusters } = demoOffer(today(runtime.clock));
  await systemDb(runtime, 'offer import', (tx) =>
    tx
      .insertInto('offer_source')
      .values([...demoSources])
      .execute(),
  );
  const grouped = structures.map((structure) => ({
    ...structure,
    cluster_id: clusters.get(structure.id) ?? null,
  }));
  const report = await importOffer(runtime, {
    read: linesOfRecords([...grouped, ...services]),
    fileNames: [''],
  });
  if (report === 'taken' || report.structures.refused + report.services.refused > 0)
    throw new Error(`the offer of the demonstration did not come in: ${JSON.stringify(report)}`);
}

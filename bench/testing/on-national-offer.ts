import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importOffer } from '../../src/domain/offer/import/import-offer.server.ts';
import { readLinesOf } from '../../src/files/offer/read-offer.server.ts';
import type { Runtime } from '../../src/platform/runtime.ts';
import { writeOfferFiles } from './offer-generator.ts';

/** An invented offer of that many services, three for two structures, brought in as an operator does it. Seconds of the import. */
export async function importNationalOffer(runtime: Runtime, services: number): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'relais-bench-offer-'));
  try {
    const structures = Math.round((services * 2) / 3);
    const files = Object.values(await writeOfferFiles(folder, { structures, services, today: '2026-11-29' }));
    const report = await importOffer(runtime, {
      read: readLinesOf(files),
      fileNames: files.map((file) => path.basename(file)),
    });
    if (report === 'taken') throw new Error('an import is at work on a new database');
    return report.seconds;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

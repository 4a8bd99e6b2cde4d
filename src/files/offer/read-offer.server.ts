import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReadLines } from '../../domain/offer/import/import-offer.server.ts';
import { OfferFileError } from './file-error.ts';
import type { OfferMessage, OfferWorkerRequest } from './offer-worker.ts';

const HEAP_MB = 1_024;

/** The lines of these files, judged in a worker thread as fast as they are taken. Throws OfferFileError. */
export const readLinesOf = (files: readonly string[]): ReadLines =>
  async function* read(context) {
    const worker = new Worker(workerFile(), {
      workerData: { files, context } satisfies OfferWorkerRequest,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      env: {},
      execArgv: [],
    });
    const arrived: OfferMessage[] = [];
    let failed: Error | undefined;
    let wake = () => {};
    const ring = () => wake();
    worker.on('message', (message: OfferMessage) => {
      arrived.push(message);
      ring();
    });
    worker.on('error', (error) => {
      failed = error;
      ring();
    });
    worker.on('exit', (code) => {
      failed ??= new Error(`the reader of files ended with ${code}`);
      ring();
    });
    try {
      for (;;) {
        const message = arrived.shift();
        if (message === undefined) {
          if (failed) throw failed;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        } else if (message.type === 'error') throw new OfferFileError(message.code, message.file);
        else if (message.type === 'done') return;
        else {
          worker.postMessage('taken');
          yield message;
        }
      }
    } finally {
      await worker.terminate();
    }
  };

/** Run from its source, which Node reads as it is; found from the project's folder when this file was bundled into build/server. */
function workerFile(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    for (const inside of ['offer-worker.ts', 'src/files/offer/offer-worker.ts']) {
      if (existsSync(join(folder, inside))) return join(folder, inside);
    }
  }
  throw new Error('src/files/offer/offer-worker.ts is not part of this installation.');
}

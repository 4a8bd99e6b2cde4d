import { randomUUID } from 'node:crypto';
import { StartRefused } from '../start-refused.ts';
import { type Bucket, type Patience, s3Bucket } from './s3-bucket.ts';
import { StoreFailed } from './store-failed.ts';

const PATIENCE: Patience = { timeoutMs: 5_000, tries: 1, pauseMs: 0 };

/**
 * Lists, writes, reads and removes once, so that settings that do not work stop the start with a sentence. A bucket that is down does not:
 * all but documents works without it. Gives what to say then, or null.
 */
export async function reachBucket(bucket: Bucket, patience: Partial<Patience> = {}): Promise<string | null> {
  const store = s3Bucket(bucket, { ...PATIENCE, ...patience });
  const id = randomUUID();
  try {
    for await (const _ of store.list()) break;
    await store.put(id, new Uint8Array([0]));
    await store.get(id);
    await store.remove(id);
    return null;
  } catch (error) {
    if (!(error instanceof StoreFailed)) throw error;
    const said = `FILES_S3_URL (${bucket.url})\u00a0: ce bucket ${error.words}.`;
    if (error.mayPass) return `${said} Relais fonctionne, sauf les documents joints aux demandes.`;
    throw new StartRefused('bucket-refused', said, { cause: error });
  }
}

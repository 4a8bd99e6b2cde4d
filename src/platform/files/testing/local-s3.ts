import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Bucket } from '../s3-bucket.ts';

const NAME = 'documents';

export interface LocalS3 {
  bucket: Bucket;
  /** Nothing is left in it. */
  empty(): void;
}

/** A server that speaks S3 and verifies signatures (s3rver), its bucket in a folder of its own. */
export function useLocalS3(): LocalS3 {
  const folder = mkdtempSync(path.join(tmpdir(), 'relais-s3-'));
  const keys = { region: 'fr-par', key: 'S3RVER', secret: 'S3RVER' }; // the only account that it has
  const s3: LocalS3 = {
    bucket: { ...keys, url: '' },
    empty() {
      const inside = path.join(folder, NAME);
      for (const name of readdirSync(inside)) rmSync(path.join(inside, name), { recursive: true });
    },
  };
  let server: ChildProcess;
  beforeAll(async () => {
    server = fork(new URL('./serve-s3.mjs', import.meta.url), [folder, NAME], {
      execArgv: ['--openssl-legacy-provider', '--no-warnings'],
    });
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    s3.bucket = { ...keys, url: `http://127.0.0.1:${port}/${NAME}` };
  });
  afterAll(async () => {
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  });
  return s3;
}

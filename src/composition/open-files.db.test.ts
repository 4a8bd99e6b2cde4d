import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { backup } from '../cli/backup.ts';
import { readConfig } from '../platform/config/config.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import { s3Bucket } from '../platform/files/s3-bucket.ts';
import { namesIn } from '../platform/files/testing/file-store-contract.ts';
import { useLocalS3 } from '../platform/files/testing/local-s3.ts';
import { silentLog } from '../platform/log/log.ts';
import { openRelais } from './open-relais.ts';

const db = useDatabase();
const s3 = useLocalS3();
const home = mkdtempSync(path.join(tmpdir(), 'relais-bucket-'));
let told: string[];
beforeEach(() => {
  told = [];
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const optionsWith = (env: Record<string, string> = {}) => ({
  config: readConfig({
    DATABASE_URL: db.ownerUrl,
    DATA_DIR: home,
    SECRET_KEY: 'a-key-of-thirty-two-characters-or-more',
    FILES_S3_URL: s3.bucket.url,
    FILES_S3_REGION: s3.bucket.region,
    FILES_S3_KEY: s3.bucket.key,
    FILES_S3_SECRET: s3.bucket.secret,
    ...env,
  }),
  log: silentLog,
  tell: (sentence: string) => void told.push(sentence),
  publicUrl: 'http://localhost',
});

test('with a bucket, documents lie in it, sealed, and nothing of them on the disk', async () => {
  const relais = await openRelais(optionsWith());
  try {
    const id = randomUUID();
    await relais.runtime.files.put(id, Buffer.from('attestation de Awa'));
    expect(await namesIn(s3Bucket(s3.bucket))).toEqual([id]);
    expect(Buffer.from((await s3Bucket(s3.bucket).get(id)) ?? []).includes('Awa')).toBe(false);
    expect(Buffer.from((await relais.runtime.files.get(id)) ?? []).toString()).toBe('attestation de Awa');
    expect(readdirSync(home)).toEqual([]);
    expect(told).toEqual([]);
  } finally {
    await relais.stop();
  }
});

test('a wrong secret stops the start; a bucket that is down is only told of', async () => {
  await expect(openRelais(optionsWith({ FILES_S3_SECRET: 'un-autre' }))).rejects.toMatchObject({
    code: 'bucket-refused',
    message: expect.stringMatching(/^FILES_S3_URL \(.+\)\u00a0: ce bucket refuse la signature/),
  });
  const relais = await openRelais(optionsWith({ FILES_S3_URL: 'http://127.0.0.1:9/documents' }));
  await relais.stop();
  expect(told).toEqual([expect.stringContaining('ce bucket est injoignable. Relais fonctionne')]);
});

test('a backup says that the bucket is to be copied too', async () => {
  const options = optionsWith();
  const { lines } = await backup.run({
    args: [path.join(home, 'sauvegarde')],
    open: () => Promise.reject(new Error('opens its own')),
    options: () => options,
    tell: options.tell,
  });
  expect(lines.at(-1)).toContain(`copiez aussi ${s3.bucket.url}.`);
});

import { randomUUID } from 'node:crypto';
import dns from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Behaviour, useLocalPartner } from '../partners/testing/local-partner.ts';
import { reachBucket } from './reach-bucket.ts';
import { type Patience, s3Bucket } from './s3-bucket.ts';
import { keepsFiles, namesIn } from './testing/file-store-contract.ts';
import { useLocalS3 } from './testing/local-s3.ts';
import { isSigned } from './testing/sigv4.ts';

const s3 = useLocalS3();
beforeEach(() => s3.empty());

const words = Buffer.from('attestation');

describe('a bucket by its path', () => {
  keepsFiles(() => s3Bucket(s3.bucket));
});

/** s3rver verifies addresses of the other kind only. */
test('a bucket by its name is asked there, and signed for that name', async () => {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    asked.push(
      `${request.method} ${request.headers.host} ${request.url} ${isSigned(request, body, 'le/se+cret')}`,
    );
    response.end('<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // No machine knows this name: it leads to this one.
  const lookup = vi.spyOn(dns, 'lookup') as unknown as { mockImplementation(instead: unknown): void };
  lookup.mockImplementation((_: string, options: { all?: boolean }, done: (...answer: unknown[]) => void) =>
    options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4),
  );
  try {
    const host = `documents.s3.test:${(server.address() as AddressInfo).port}`;
    const store = s3Bucket({ url: `http://${host}`, region: 'fr-par', key: 'cle', secret: 'le/se+cret' });
    const id = randomUUID();
    await store.put(id, words);
    await store.get(id);
    await store.remove(id);
    expect(await namesIn(store)).toEqual([]);
    expect(asked).toEqual([
      `PUT ${host} /${id} true`,
      `GET ${host} /${id} true`,
      `DELETE ${host} /${id} true`,
      `GET ${host} /?list-type=2 true`,
    ]);
  } finally {
    vi.restoreAllMocks();
    server.closeAllConnections();
    server.close();
  }
});

test('more files than a page holds are all listed, each once', async () => {
  const store = s3Bucket(s3.bucket);
  const ids = Array.from({ length: 1_050 }, () => randomUUID());
  for (let n = 0; n < ids.length; n += 25)
    await Promise.all(ids.slice(n, n + 25).map((id) => store.put(id, words)));
  expect(await namesIn(store)).toEqual(ids.sort());
}, 60_000);

describe('at start', () => {
  test('a bucket that works is told of by nothing, and nothing is left in it', async () => {
    expect(await reachBucket(s3.bucket)).toBeNull();
    expect(await namesIn(s3Bucket(s3.bucket))).toEqual([]);
  });

  test.each<[string, { secret?: string; key?: string; path?: string }, string]>([
    ['a wrong secret', { secret: 'un-autre' }, 'FILES_S3_SECRET ou FILES_S3_REGION est faux'],
    ['a key that is not known', { key: 'inconnue' }, 'ne connaît pas la clé FILES_S3_KEY'],
    ['a bucket that does not exist', { path: '/autre' }, 'n’existe pas'],
    ['an address without a bucket', { path: '' }, 'vérifiez que FILES_S3_URL en nomme un'],
  ])(
    '%s stops it with a sentence that says so and repeats no secret',
    async (_, { path, ...wrong }, said) => {
      const url = path === undefined ? s3.bucket.url : new URL(s3.bucket.url).origin + path;
      const refused = reachBucket({ ...s3.bucket, ...wrong, url });
      await expect(refused).rejects.toMatchObject({
        name: 'StartRefused',
        message: expect.stringContaining(said),
      });
      await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('un-autre') });
    },
  );

  test('a bucket that is down does not stop it', async () => {
    expect(await reachBucket({ ...s3.bucket, url: 'http://127.0.0.1:9/documents' })).toMatch(
      /injoignable. Relais fonctionne, sauf les documents/,
    );
  });
});

describe('a server that fails', () => {
  const partner = useLocalPartner();
  const store = (patience: Partial<Patience> = {}) =>
    s3Bucket(
      { url: `${partner.url}/documents`, region: 'fr-par', key: 'la-cle', secret: 'le-secret' },
      { timeoutMs: 200, pauseMs: 5, ...patience },
    );
  const id = randomUUID();
  const xml = (status: number, code: string): Behaviour => ({
    status,
    body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>la-cle le-secret</Message></Error>`,
  });

  test.each<[string, Behaviour]>([
    ['is overrun', xml(503, 'SlowDown')],
    ['has an error of its own', xml(500, 'InternalError')],
    ['has too many questions', { status: 429, body: '' }],
    ['did not get the bytes in time', xml(400, 'RequestTimeout')],
    ['breaks off', 'breaks off'],
    ['says nothing', 'says nothing'],
  ])('and %s is asked again, and answers', async (_, first) => {
    partner.next = () => (partner.asked.length < 3 ? first : { status: 200, body: 'ok' });
    expect(Buffer.from((await store().get(id)) ?? []).toString()).toBe('ok');
    expect(partner.asked).toHaveLength(3);
  });

  test.each<[string, Behaviour, string, number]>([
    ['stays overrun', xml(503, 'SlowDown'), 'the bucket is failing: 503 SlowDown', 3],
    ['stays silent', 'says nothing', 'the bucket is silent', 3],
    ['cannot be reached', 'breaks off', 'the bucket is unreachable', 3],
    ['refuses', xml(403, 'AccessDenied'), 'the bucket is refused: 403 AccessDenied', 1],
    ['has no such bucket', xml(404, 'NoSuchBucket'), 'the bucket is refused: 404 NoSuchBucket', 1],
    ['is no S3', { status: 404, body: '<html>Page introuvable</html>' }, 'the bucket is refused: 404', 1],
    [
      'is elsewhere',
      { status: 307, body: '', headers: { location: 'http://127.0.0.1:9/' } },
      'refused: 307',
      1,
    ],
  ])('and %s is an error, never an absent file', async (_, behaviour, message, asked) => {
    partner.next = behaviour;
    for (const act of [() => store().get(id), () => store().put(id, words), () => store().remove(id)]) {
      partner.asked = [];
      const error = await act().then(
        () => null,
        (thrown: unknown) => thrown as Error & { words: string },
      );
      expect(error?.message).toContain(message);
      expect(partner.asked).toHaveLength(asked);
      expect(JSON.stringify([error?.message, error?.words, error?.cause, error?.stack])).not.toMatch(
        /la-cle|le-secret/,
      );
    }
  });

  const page = (rest: string, key: string = id, written = '2026-11-30T10:00:00.000Z') => ({
    status: 200,
    body: `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${rest}
      <Contents><Key>${key}</Key><LastModified>${written}</LastModified></Contents></ListBucketResult>`,
  });

  test('a list goes on by the token that it was given, whatever characters it has', async () => {
    const other = randomUUID();
    partner.next = (path) =>
      path.includes('continuation-token')
        ? page('<IsTruncated>false</IsTruncated>', other)
        : page(
            '<IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b/c+d=&#34;</NextContinuationToken>',
          );
    expect(await namesIn(store())).toEqual([id, other].sort());
    expect(partner.asked[1]).toBe('/documents?list-type=2&continuation-token=a%26b%2Fc%2Bd%3D%22');
  });

  test.each([
    ['is cut', page('<IsTruncated>true</IsTruncated>')],
    ['does not say if it is whole', page('')],
    ['has no date', page('<IsTruncated>false</IsTruncated>', id, '')],
    ['is a page of the web', { status: 200, body: '<html></html>' }],
  ])('a list that %s is none', async (_, behaviour) => {
    partner.next = behaviour;
    await expect(namesIn(store())).rejects.toThrow('the bucket is malformed');
  });

  test('other objects of the bucket are not listed', async () => {
    partner.next = page('<IsTruncated>false</IsTruncated>', 'sauvegardes/relais.tar');
    expect(await namesIn(store())).toEqual([]);
  });
});

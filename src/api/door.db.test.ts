import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { withOwner } from '../platform/database/connect.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import { asker, giveToken } from './testing/ask.ts';
import { tellOffer } from './testing/small-offer.ts';

const db = useDatabase();
let ask: ReturnType<typeof asker>;
const V1 = '/data-inclusion/api/v1';

beforeAll(async () => {
  await withOwner(db.ownerUrl, async (owner) => {
    await giveToken(owner, 'open', ['offer']);
    await giveToken(owner, 'restricted-only', ['offer-restricted']);
    await tellOffer(owner, {
      structures: [{ id: 'dora--a' }],
      services: Array.from({ length: 450 }, (_, n) => ({ id: `dora--${n}`, structure: 'dora--a' })),
    });
  });
  ask = asker(db.runtime, 'open');
});

async function refused(path: string, options: Parameters<typeof ask>[1] = {}) {
  const response = await ask(`${V1}${path}`, options);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  return { status: response.status, body: await response.text(), headers: response.headers };
}

describe('a caller', () => {
  test.each([undefined, 'Basic dXNlcjpwYXNz', 'Bearer', 'open'])(
    'who shows « %s » is asked who they are',
    async (shown) => {
      const { status, body, headers } = await refused('/structures?page=0', {
        token: null,
        headers: shown === undefined ? {} : { authorization: shown },
      });
      expect([status, body]).toEqual([401, '{"detail":"Not authenticated"}']);
      expect(headers.get('www-authenticate')).toBe('Bearer');
    },
  );

  test('whose token is unknown is refused', async () => {
    for (const token of ['inconnu', 'x'.repeat(4000)])
      expect(await refused('/services', { token })).toMatchObject({
        status: 401,
        body: '{"detail":"Unauthorized"}',
      });
  });

  test('whose token opens something else is refused', async () => {
    expect(await refused('/sources', { token: 'restricted-only' })).toMatchObject({
      status: 403,
      body: '{"detail":"Forbidden"}',
    });
  });

  test('reads the words of the schema without token', async () => {
    const response = await ask(`${V1}/doc/frais`, { token: null });
    expect(JSON.parse(await response.text())).toMatchObject([
      { value: 'gratuit', label: 'Gratuit' },
      { value: 'payant', label: 'Payant' },
    ]);
    const publics: { value: string }[] = JSON.parse(
      await (await ask(`${V1}/doc/publics`, { token: null })).text(),
    );
    expect(publics).toHaveLength(14);
    expect(publics).toEqual(publics.toSorted((a, b) => (a.value < b.value ? -1 : 1)));
    expect(publics.map((value) => Object.keys(value).join())).toEqual(
      Array(14).fill('value,label,description'),
    );
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  test('whose browser asks first may send a token from another site', async () => {
    const response = await ask(`${V1}/services`, {
      token: null,
      method: 'OPTIONS',
      headers: { origin: 'https://ailleurs.example', 'access-control-request-method': 'GET' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(response.headers.get('access-control-allow-credentials')).toBe(null);
  });
});

describe('an address', () => {
  test.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])('is read by GET, not by %s', async (method) => {
    const { status, headers } = await refused('/services', { method });
    expect([status, headers.get('allow')]).toEqual([405, 'GET']);
  });

  test('with a slash too many is given again without, parameters kept', async () => {
    const response = await ask(`${V1}/search/services/?frais=gratuit&frais=payant`);
    expect(response.status).toBe(307);
    expect(response.headers.get('location')).toBe(`${V1}/search/services?frais=gratuit&frais=payant`);
    expect((await ask(`${V1}/services/dora--1/`)).status).toBe(307);
  });

  test.each([
    '/',
    '',
    '/inconnue',
    '/inconnue/',
    '/doc',
    '/services/a/b',
    '/services/%00',
    '/structures/%E0',
  ])('« %s » is missing', async (path) => {
    expect(await refused(path)).toMatchObject({ status: 404, body: '{"detail":"Not Found"}' });
  });

  test('with parameters that cannot be read says all that is wrong', async () => {
    const { status, body } = await refused('/services?page=0&frais=x');
    expect(status).toBe(422);
    expect(JSON.parse(body).detail.map(({ loc }: { loc: unknown[] }) => loc)).toEqual([
      ['query', 'page'],
      ['query', 'frais', 0],
    ]);
  });
});

describe('an answer', () => {
  test('is in gzip for who takes it, whole or in pieces, and says the same', async () => {
    for (const path of ['/services?size=20', '/services', '/search/services?size=300']) {
      const plain = await ask(`${V1}${path}`);
      const zipped = await ask(`${V1}${path}`, { headers: { 'accept-encoding': 'br, gzip;q=0.8' } });
      expect(plain.headers.get('content-encoding')).toBe(null);
      expect(zipped.headers.get('content-encoding')).toBe('gzip');
      expect(zipped.headers.get('vary')).toBe('Accept-Encoding');
      const text = await plain.text();
      expect(gunzipSync(await zipped.arrayBuffer()).toString()).toBe(text);
      expect(JSON.parse(text).size).toBe(JSON.parse(text).items.length);
    }
    const short = await ask(`${V1}/doc/frais`, { headers: { 'accept-encoding': 'gzip' } });
    expect(short.headers.get('content-encoding')).toBe(null);
    const refusing = await ask(`${V1}/services`, { headers: { 'accept-encoding': 'gzip;q=0' } });
    expect(refusing.headers.get('content-encoding')).toBe(null);
  });

  test('of a list is not written again until the offer changes, nor kept while a change is a few seconds old', async () => {
    const owner = (statement: string) => withOwner(db.ownerUrl, (client) => client.query(statement));
    expect((await ask(`${V1}/services?size=1`)).headers.get('etag')).toBe(null);
    await owner(`UPDATE offer_change SET at = at - interval '1 minute'`);
    const first = await ask(`${V1}/services?size=1`);
    const etag = first.headers.get('etag') ?? '';
    const again = () => ask(`${V1}/services?size=1`, { headers: { 'if-none-match': etag } });
    const unchanged = await again();
    expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    await owner(`SELECT offer.derive(ARRAY['dora--7'])`);
    expect((await again()).status).toBe(200);
  });

  test('that fails says nothing of why', async () => {
    const broken = {
      ...db.runtime,
      database: { ...db.runtime.database, openPool: null },
    } as unknown as typeof db.runtime;
    const response = await asker(broken, 'open')(`${V1}/services`);
    expect([response.status, await response.text()]).toEqual([500, 'Internal Server Error']);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import type { App } from './app.ts';
import { listen } from './listen.ts';
import { builtApp } from './testing/built-app.ts';

const db = useDatabase();
let app: App;
beforeAll(async () => {
  app = await builtApp(db.runtime);
});

const get = (path: string, headers: Record<string, string> = {}) =>
  app.fetch(new Request(`http://localhost${path}`, { headers }));

describe('/healthz', () => {
  test('answers in under 50 ms while every connection runs a slow query', async () => {
    await get('/healthz'); // opens its connection
    const { pool } = db.runtime.database;
    const slow = Array.from({ length: pool.options.max ?? 10 }, () => pool.query('SELECT pg_sleep(2)'));
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // its last answer is no longer kept
    const before = performance.now();
    const response = await get('/healthz');
    const took = performance.now() - before;
    expect(await response.json()).toMatchObject({ status: 'ok', database: 'ok' });
    expect(took).toBeLessThan(50);
    await Promise.all(slow);
  });
});

describe('every page', () => {
  test('allows only scripts and style elements of its own, by a nonce that changes', async () => {
    const pages = await Promise.all([get('/n-existe-pas'), get('/n-existe-pas')]);
    const policies = pages.map((page) => page.headers.get('content-security-policy') ?? '');
    expect(policies[0]).not.toBe(policies[1]);
    for (const [i, page] of pages.entries()) {
      expect(policies[i]).not.toContain('unsafe');
      const nonce = policies[i]?.match(/'nonce-([^']+)'/)?.[1];
      const tags = (await page.text()).match(/<(script|style)\b[^>]*>/g) ?? [];
      expect(tags.length).toBeGreaterThan(0);
      for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`);
    }
  });

  test('that does not exist is a French 404', async () => {
    const response = await get('/n-existe-pas');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Cette page n’existe pas');
  });

  test('refuses a form posted from another site, and takes its own behind a proxy that speaks https', async () => {
    const proxied = await builtApp({ ...db.runtime, publicUrl: 'https://relais.example' });
    const post = (to: App, origin: string) =>
      to.fetch(
        new Request('http://localhost/connexion', {
          method: 'POST',
          headers: { origin, host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
          body: 'email=x',
        }),
      );
    expect((await post(app, 'https://ailleurs.example')).status).toBe(403);
    expect((await post(app, 'http://localhost')).status).toBe(422);
    expect((await post(proxied, 'https://ailleurs.example')).status).toBe(403);
    expect((await post(proxied, 'https://relais.example')).status).toBe(422);
  });
});

test('what is no form of ours is refused, whatever its type, and fails nothing', async () => {
  const send = (headers: Record<string, string>, body = 'x', method = 'POST') =>
    app.fetch(
      new Request('http://localhost/connexion', { method, headers: { host: 'localhost', ...headers }, body }),
    );
  const ours = { origin: 'http://localhost' };
  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'text/xml']) {
    const foreign = { origin: 'https://ailleurs.example', 'content-type': type };
    expect((await send(foreign)).status, `${type}, elsewhere`).toBe(403);
    expect((await send({ ...ours, 'content-type': type })).status, type).toBe(400);
  }
  expect((await send({ origin: 'null', 'content-type': 'text/plain' })).status).toBe(403);
  expect((await send({ 'content-type': 'application/json' }, '{}')).status).toBe(403);
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    expect((await send(ours, 'x', method)).status, method).toBe(405);
});

// `fetch` of the other tests is given a plain Request; the real server makes its own.
test('the server that listens shows a page, takes a form, and refuses what is none', async () => {
  const door = await listen('127.0.0.1', 0);
  door.open(app);
  const url = `http://127.0.0.1:${door.port}/connexion`;
  const post = (body: BodyInit) =>
    fetch(url, { method: 'POST', headers: { origin: new URL(url).origin }, body, redirect: 'manual' });
  expect((await fetch(url)).status).toBe(200);
  expect((await post(new URLSearchParams({ email: 'x' }))).status).toBe(422);
  expect((await post('x')).status).toBe(400);
  await door.close();
});

test('files of the browser are kept for ever, and their unknown names are a plain 404', async () => {
  const page = await (await get('/n-existe-pas')).text();
  const script = page.match(/\/assets\/[^"]+\.js/)?.[0] ?? '';
  const asset = await get(script);
  expect(asset.status).toBe(200);
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect((await get('/assets/gone-12345678.js')).status).toBe(404);
});

describe('other systems', () => {
  test('are answered beside the pages: no session, no nonce, refusals of their own', async () => {
    const words = await get('/data-inclusion/api/v1/doc/frais');
    expect(words.headers.get('content-security-policy')).toBe(null);
    expect(words.headers.get('access-control-allow-origin')).toBe('*');
    expect(await words.json()).toHaveLength(2);
    const stranger = await get('/api/v1/offre/changements');
    expect([stranger.status, await stranger.text()]).toEqual([401, '{"detail":"Not authenticated"}']);
    const written = await app.fetch(
      new Request('http://localhost/data-inclusion/api/v1/services', { method: 'POST', body: '{}' }),
    );
    expect([written.status, await written.text()]).toEqual([405, '{"detail":"Method Not Allowed"}']);
    expect((await get('/data-inclusion/api/openapi.json')).headers.get('content-type')).toBe(
      'application/json',
    );
  });

  test('have a page that says all their addresses', async () => {
    const page = await (await get('/api')).text();
    for (const said of [
      '/data-inclusion/api/v1/search/services',
      '/api/v1/offre/changements',
      'openapi.json',
    ])
      expect(page).toContain(said);
  });
});

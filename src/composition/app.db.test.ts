import { beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import type { App } from './app.ts';
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

test('files of the browser are kept for ever, and their unknown names are a plain 404', async () => {
  const page = await (await get('/n-existe-pas')).text();
  const script = page.match(/\/assets\/[^"]+\.js/)?.[0] ?? '';
  const asset = await get(script);
  expect(asset.status).toBe(200);
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect((await get('/assets/gone-12345678.js')).status).toBe(404);
});

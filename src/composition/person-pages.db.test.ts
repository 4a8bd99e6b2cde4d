import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RouteConfigEntry } from '@react-router/dev/routes';
import { beforeAll, expect, test } from 'vitest';
import { worldInstant } from '../domain/access-proof/facts.ts';
import { fillWorld } from '../domain/access-proof/fill.ts';
import { buildCast } from '../domain/access-proof/matrix.ts';
import { enterWithPaperCode } from '../domain/account/enter-with-paper-code.server.ts';
import { paperSheet, printPaperCode } from '../domain/account/paper-codes.server.ts';
import { run } from '../platform/access/run.ts';
import { cookieJar } from '../platform/auth/cookies.ts';
import { demoAccounts, demoSignIn, offerDemoPerson } from '../platform/auth/demo-sign-in.server.ts';
import { resolveSession } from '../platform/auth/sessions.server.ts';
import { fixedClock } from '../platform/clock/clock.ts';
import { withOwner } from '../platform/database/connect.ts';
import { newId } from '../platform/database/id.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import routes from '../web/routes.ts';
import type { App } from './app.ts';
import { builtApp } from './testing/built-app.ts';

// The first page that somebody opens on an old telephone, in the country: everything it loads, and nothing of the
// professionals' side.
const db = useDatabase({ demo: true, clock: fixedClock(worldInstant) });
const cast = buildCast();
const LARGEST_KB = 120;

let app: App;
let folder: string;
let cookie: string;

beforeAll(async () => {
  await withOwner(db.ownerUrl, (owner) => fillWorld(owner, cast.facts));
  await offerDemoPerson(db.runtime, { personId: cast.person.id, name: 'Personne', label: 'essai' });
  const account = (await demoAccounts(db.runtime)).at(-1)?.account ?? '';
  const token = await demoSignIn(db.runtime, { account, device: 'essai' });
  cookie = `${cookieJar(db.runtime.publicUrl).session}=${token}`;
  app = await builtApp(db.runtime);
  folder = execFileSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' }).trim();
}, 180_000);

/** Every address whose page lies in web/person, parameters filled with identifiers of nothing. */
function addresses(entries: readonly RouteConfigEntry[], file = ''): string[] {
  return entries.flatMap((entry) => {
    const inside = entry.file.startsWith('person/') ? entry.file : file;
    const own = inside && entry.path && entry.file.endsWith('.tsx') ? [entry.path] : [];
    return [
      ...own.map((at) => `/${at.replaceAll(/:\w+/g, newId)}`),
      ...addresses(entry.children ?? [], inside),
    ];
  });
}
const pages = [...addresses(routes as readonly RouteConfigEntry[]), '/connexion'];

const read = (address: string) => readFileSync(path.join(folder, 'client', address));
const compressed = (content: Buffer | string) => gzipSync(content).length;

/** « U+2000-206F », « U+00?? » */
function boundsOf(range: string): [number, number] {
  const [from = '', to] = range.trim().replace(/^U\+/i, '').split('-');
  const bound = (digits: string, any: string) => Number.parseInt(digits.replaceAll('?', any), 16);
  return [bound(from, '0'), bound(to ?? from, 'F')];
}

/** Fonts that the browser fetches for this page: those whose range holds a character of it. */
function fontsFor(css: string, text: string): string[] {
  const faces = css.match(/@font-face\s*\{[^}]*\}/g) ?? [];
  return faces.flatMap((face) => {
    const url = /url\(["']?(\/assets\/[^"')]+\.woff2)/.exec(face)?.[1];
    const ranges = /unicode-range:([^;}]+)/i.exec(face)?.[1]?.split(',') ?? ['U+0-10FFFF'];
    const needed = ranges
      .map(boundsOf)
      .some(([low, high]) =>
        [...text].some((c) => (c.codePointAt(0) ?? 0) >= low && (c.codePointAt(0) ?? 0) <= high),
      );
    return url && needed ? [url] : [];
  });
}

async function firstLoad(address: string) {
  const headers = address === '/connexion' ? {} : { cookie };
  const response = await app.fetch(
    new Request(`http://localhost${address}`, { headers, redirect: 'manual' }),
  );
  const html = await response.text();
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].map((found) => found[1] ?? '');
  const styles = all(/<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"/g);
  const scripts = all(/<script[^>]*\ssrc="([^"]+)"/g);
  const css = styles.map((href) => read(href).toString()).join('\n');
  const fonts = fontsFor(css, html);
  const bytes =
    compressed(html) +
    [...styles, ...scripts, '/icon.svg'].reduce((sum, href) => sum + compressed(read(href)), 0) +
    fonts.reduce((sum, href) => sum + read(href).length, 0);
  return { response, html, styles, scripts, fonts, kB: bytes / 1000 };
}

test('every page of the person’s space loads under 120 kB in all, fonts included, without React', async () => {
  expect(pages).toContain('/mon-espace');
  for (const address of pages) {
    const { response, html, styles, scripts, fonts, kB } = await firstLoad(address);
    expect([200, 404], address).toContain(response.status);
    expect(kB, `${address}: ${kB.toFixed(1)} kB`).toBeLessThan(LARGEST_KB);
    expect(styles.length, address).toBeGreaterThan(0);
    expect(fonts.length, address).toBeGreaterThan(0);
    expect(scripts, address).toEqual(address === '/connexion' ? [] : ['/mon-espace.js']);
    expect(html, address).not.toMatch(/modulepreload|\/assets\/[^"]+\.js|__reactRouter/);
    expect([...html.matchAll(/<script/g)].length, address).toBe(scripts.length);
    if (address !== '/connexion') expect(response.headers.get('cache-control'), address).toBe('no-store');
  }
});

/** Every address of the site, whoever it is for. */
const everyAddress = (entries: readonly RouteConfigEntry[]): string[] =>
  entries.flatMap((entry) => [
    ...(entry.path ? [`/${entry.path.replace(':personId', cast.person.id).replaceAll(/:\w+/g, newId)}`] : []),
    ...everyAddress(entry.children ?? []),
  ]);

test('under a code on paper no address of the site shows anything of the person, not even the given name', async () => {
  const words = ['Zéphyrine', 'Quatrebarbes', 'Rue-Inventée'];
  await withOwner(db.ownerUrl, async (owner) => {
    await owner.query(`UPDATE person_identity SET given_name = 'Zéphyrine', family_name = 'Quatrebarbes'`);
    await owner.query(`UPDATE person_list SET given_name = 'Zéphyrine', family_name = 'Quatrebarbes'`);
    await owner.query(`UPDATE person_address SET commune_name = 'Rue-Inventée'`);
    await owner.query(`UPDATE paper_code SET revoked_at = now(), revoked_why = 'retire'`);
  });
  const lead = cast.actors.find((a) => a.name === 'référent')?.professional;
  if (!lead) throw new Error('nobody leads');
  const { professional: professionalId, id: seat, organisation: organisationId } = lead;
  const actor = { kind: 'professional', professionalId, seat, organisationId } as const;
  const personId = cast.person.id;
  const { codeId } = await run(db.runtime, printPaperCode, actor, { personId });
  const { code } = await run(db.runtime, paperSheet, actor, { personId, codeId });
  const token = await enterWithPaperCode(db.runtime, {
    typed: code ?? '',
    birthDate: '1990-05-04',
    device: 'essai',
  });
  const headers = { cookie: `${cookieJar(db.runtime.publicUrl).session}=${token}` };
  // Signing out would end the session, and with it the proof.
  const all = everyAddress(routes as readonly RouteConfigEntry[]).filter((a) => a !== '/deconnexion');
  expect(all.length).toBeGreaterThan(50);
  for (const address of all) {
    const url = `http://localhost${address}`;
    const got = await app.fetch(new Request(url, { headers, redirect: 'manual' }));
    const posted = await app.fetch(
      new Request(url, {
        method: 'POST',
        headers: {
          ...headers,
          origin: 'http://localhost',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'acte=x',
        redirect: 'manual',
      }),
    );
    for (const response of [got, posted]) {
      const text = `${response.headers.get('location')} ${await response.text()}`;
      expect(
        words.filter((word) => text.includes(word)),
        address,
      ).toEqual([]);
    }
  }
  // The session was open all along, and the words are those that the person's own pages show.
  expect((await resolveSession(db.runtime, token, { gesture: false })).actor.kind).toBe('preparing');
  const own = await app.fetch(new Request('http://localhost/mon-espace', { headers: { cookie } }));
  expect(await own.text()).toContain('Zéphyrine');
});

test('without a session they lead to the sign-in page and back; a professional finds nothing there', async () => {
  const response = await app.fetch(new Request('http://localhost/mon-espace', { redirect: 'manual' }));
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe('/connexion?retour=%2Fmon-espace');
});

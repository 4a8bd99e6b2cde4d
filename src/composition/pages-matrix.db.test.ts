import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { worldInstant } from '../domain/access-proof/facts.ts';
import { fillWorld } from '../domain/access-proof/fill.ts';
import { buildCast, type Cast } from '../domain/access-proof/matrix.ts';
import { systemDb } from '../platform/access/system-db.ts';
import { cookieJar } from '../platform/auth/cookies.ts';
import { openSession } from '../platform/auth/sessions.server.ts';
import { fixedClock } from '../platform/clock/clock.ts';
import { withOwner } from '../platform/database/connect.ts';
import { newId } from '../platform/database/id.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import type { App } from './app.ts';
import { builtApp } from './testing/built-app.ts';

// Demo accounts are exempt from the second factor: what is judged here is what stands behind it.
const db = useDatabase({ demo: true, clock: fixedClock(worldInstant) });
const cast = buildCast();
const document = 'docs/developers/pages-matrix.md';

/** Every page about one person: a page that is added here must be added to the site map, and the other way round. */
const pages = [
  '',
  '/modifier',
  '/situation',
  '/contacts/nouveau',
  '/acces',
  '/acces/fermer',
  '/synthese',
  '/exporter',
  '/etiquettes',
  '/fin',
  '/lien',
  '/cercle',
  '/cercle/inviter',
  '/cercle/quitter',
  '/orientation',
  '/paroles',
  '/rejoindre',
  '/diagnostic',
  '/diagnostic/comparer',
  '/diagnostic/synthese',
  '/diagnostic/saisie',
  '/demandes',
  '/sans-solution',
  '/plan',
  '/plan/objectifs/nouveau',
  '/plan/etapes/nouvelle',
] as const;

/** Some hundreds of pages are rendered by one test. */
const MANY_PAGES = 120_000;

let app: App;
const cookies = new Map<string, string>();

beforeAll(async () => {
  await withOwner(db.ownerUrl, async (owner) => {
    await fillWorld(owner, cast.facts);
    await owner.query(`UPDATE professional SET demo_label = 'x'`);
  });
  app = await builtApp(db.runtime);
  for (const { name, professional } of cast.actors) {
    if (!professional) continue;
    const token = await systemDb(db.runtime, 'test', (tx) =>
      openSession(tx, db.runtime.clock.now(), {
        professionalId: professional.professional,
        method: 'demo',
        device: 'essai',
      }),
    );
    cookies.set(name, `${cookieJar(db.runtime.publicUrl).session}=${token}`);
  }
});

async function get(name: string, path: string): Promise<Response> {
  const cookie = cookies.get(name);
  return app.fetch(
    new Request(`http://localhost${path}`, { headers: cookie ? { cookie } : {}, redirect: 'manual' }),
  );
}

async function grid(): Promise<string> {
  const header = `| | ${pages.map((page) => page || '/').join(' | ')} |\n|---|${pages.map(() => '---|').join('')}`;
  const rows: string[] = [];
  for (const { name, oracle } of cast.actors) {
    if (oracle.kind === 'person' || oracle.kind === 'preparing') continue; // their own space is another door
    const cells: number[] = [];
    for (const page of pages) cells.push((await get(name, `/personnes/${cast.person.id}${page}`)).status);
    rows.push(`| ${name} | ${cells.join(' | ')} |`);
  }
  return `${header}\n${rows.join('\n')}\n`;
}

test(
  'each page about a person opens for whom the documentation says, and is missing for everybody else',
  async () => {
    const found = await grid();
    const page = readFileSync(document, 'utf8');
    const start = page.indexOf('| | ');
    if (process.env.UPDATE_MATRIX) writeFileSync(document, `${page.slice(0, start)}${found}`);
    else expect(page.slice(start)).toBe(found);
  },
  MANY_PAGES,
);

/** What differs between two answers of the same page by nature: nonces and the address itself. */
const plain = (html: string, id: string) => html.replaceAll(/nonce="[^"]*"/g, '').replaceAll(id, 'ID');

test(
  'a forbidden person, another territory’s and one that does not exist give the same page',
  async () => {
    const outsiders: Cast['actors'][number]['name'][] = [
      'collègue hors du cercle',
      'professionnel d’un autre territoire',
      'accompagnateur dont la personne a refusé l’organisme',
      'accompagnateur qui a déclaré un lien',
    ];
    for (const name of outsiders) {
      for (const page of pages) {
        const unknown = newId();
        const [forbidden, missing] = [
          await get(name, `/personnes/${cast.person.id}${page}`),
          await get(name, `/personnes/${unknown}${page}`),
        ];
        // Declaring a link asks nothing and tells nothing: it opens for any identifier.
        expect([forbidden.status, missing.status], `${name} ${page}`).toEqual(
          page === '/lien' ? [200, 200] : [404, 404],
        );
        expect(plain(await forbidden.text(), cast.person.id)).toBe(plain(await missing.text(), unknown));
      }
    }
  },
  MANY_PAGES,
);

/** The pages that say who is around the person, and the lists. */
const showing = [
  ...[
    '',
    '/cercle',
    '/cercle/inviter',
    '/orientation',
    '/diagnostic',
    '/plan',
    '/situation',
    '/modifier',
  ].map((page) => `/personnes/${cast.person.id}${page}`),
  '/personnes',
  '/sans-referent',
  '/invitations',
];

test(
  'no page names a discreet organisation or its member to anybody but them',
  async () => {
    const discreet = cast.facts.organisations.find((o) => o.discreet)?.id ?? '';
    const member = cast.facts.seats.find((s) => s.organisation === discreet);
    const words = [`nom ${discreet.slice(0, 4)}`, `nom ${member?.id.slice(0, 4)}`];
    let found = 0;
    for (const { name, professional } of cast.actors) {
      if (!professional) continue;
      for (const page of showing) {
        const text = await (await get(name, page)).text();
        const named = words.some((word) => text.includes(word));
        if (professional === member) found += named ? 1 : 0;
        else expect(named, `${name} ${page}`).toBe(false);
      }
    }
    expect(found).toBeGreaterThan(0); // the words looked for are those that pages would show
  },
  MANY_PAGES,
);

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';

// Every page on paper and at twice its size: what axe does not see. Colours, names and keyboard are in the specs of each part.

/** A sheet of A4 between its margins, and 1 280 pixels at twice the size. */
const PAPER = { width: 690, height: 1000 };
const TWICE = { width: 640, height: 450 };

const ofPerson = [
  '',
  '/modifier',
  '/situation',
  '/contacts/nouveau',
  '/acces',
  '/synthese',
  '/exporter',
  '/lien',
  '/cercle',
  '/cercle/inviter',
  '/cercle/quitter',
  '/orientation',
  '/paroles',
  '/diagnostic',
  '/diagnostic/historique/constraint..23',
  '/diagnostic/comparer',
  '/diagnostic/synthese',
  '/diagnostic/saisie',
  '/plan',
  '/plan/objectifs/nouveau',
];

const professionals: Readonly<Record<string, readonly string[]>> = {
  'Paul Gentil': [
    '/ma-journee',
    '/personnes',
    '/personnes/vues',
    '/personnes/exporter',
    '/personnes/nouvelle',
    '/personnes/recherche',
    '/diagnostic/grille-vierge',
    '/questions',
    '/invitations',
    '/annuaire',
    '/compte',
    '/organisation',
  ],
  'Claire Morel': ['/sans-referent', '/doublons'],
  'Hugo Blanchet': ['/equipe/remplacements', '/organisation/modifier', '/organisation/membres/nouveau'],
  'Marc Aubry': ['/imports', '/imports/nouveau'],
  'Inès Haddad': ['/territoire', '/territoire/organisations/nouvelle'],
};

const own = [
  '',
  '/parcours',
  '/diagnostic',
  '/diagnostic/preparer',
  '/diagnostic/preparer/metier',
  '/diagnostic/preparer/sante',
  '/element/answer/constraint-23',
  '/cercle',
  '/cercle/referent',
  '/plan',
  '/plan/objectif',
  '/donnees',
  '/donnees/lectures',
  '/donnees/organismes',
  '/donnees/choix',
  '/donnees/identite',
  '/donnees/coordonnees',
  '/donnees/adresse',
  '/connexion',
].map((page) => `/mon-espace${page}`);

const open = ['/connexion', '/code', '/accessibilite', '/donnees-personnelles'];

/** What sticks out sideways, or is cut because its box does not grow. */
const cut = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`page ${scrollWidth} > ${clientWidth}`] : [];
    for (const box of document.querySelectorAll('body *')) {
      const { overflowX, clip } = getComputedStyle(box);
      if (overflowX === 'visible' || clip !== 'auto' || box.clientWidth < 8) continue;
      if (box instanceof HTMLInputElement || box instanceof HTMLSelectElement) continue;
      if (box.scrollWidth > box.clientWidth + 1) found.push(`${box.tagName} ${box.className}`);
    }
    return found;
  });

/** What paper has no use for, and what would spend ink: ways to other pages, dark grounds, light words. */
const unfitForPaper = (page: Page) =>
  page.evaluate(() => {
    const light = (colour: string) => {
      const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return a === 0 ? undefined : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    };
    const found: string[] = [];
    for (const box of document.querySelectorAll('body, body *')) {
      if (!(box instanceof HTMLElement) || !box.checkVisibility() || box.clientWidth < 8) continue;
      const name = `${box.tagName} ${box.className}`;
      if (box.closest('nav') && box.matches('a:not([aria-current])'))
        found.push(`${box.innerText}: a way to other pages`);
      if (box.matches('input')) continue; // paper shows the browser's own box
      const { backgroundColor, color } = getComputedStyle(box);
      if ((light(backgroundColor) ?? 1) < 0.6) found.push(`${name}: ground ${backgroundColor}`);
      if (box.innerText && (light(color) ?? 0) > 0.6) found.push(`${name}: words ${color}`);
    }
    return [...new Set(found)];
  });

async function fits(page: Page, path: string): Promise<void> {
  const at = `${path}, `;
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await page.setViewportSize(TWICE);
  const answer = await page.goto(path, { waitUntil: 'domcontentloaded' });
  expect.soft(answer?.status(), at).toBe(200);
  expect.soft(new URL(page.url()).pathname, at).toBe(path);
  const [scroll, width] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect.soft(scroll, `${at}twice its size`).toBeLessThanOrEqual(width ?? 0);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize(PAPER);
  expect.soft(await cut(page), `${at}cut on paper`).toEqual([]);
  expect.soft(await unfitForPaper(page), `${at}on paper`).toEqual([]);
}

for (const [name, pages] of Object.entries(professionals)) {
  test(`${name}: every list and form fits twice its size, and prints`, async ({ page }) => {
    await signInAs(page, name);
    for (const path of pages) await fits(page, path);
  });
}

test('every page about a person fits twice its size, and prints', async ({ page }) => {
  await signInAs(page, 'Paul Gentil', '/personnes');
  const link = page
    .getByRole('main')
    .getByRole('link', { name: /Awa Diallo|Diallo Awa/ })
    .first();
  const person = (await link.getAttribute('href')) ?? '';
  await page.goto(`${person}/plan`);
  const inPlan = await page
    .getByRole('main')
    .locator('a[href*="/plan/etapes/"], a[href*="/plan/objectifs/"]')
    .evaluateAll((links) => links.map((one) => new URL((one as HTMLAnchorElement).href).pathname));
  const one = (part: string) =>
    inPlan.filter((path) => new RegExp(`/plan/${part}/[0-9a-f-]{36}$`).test(path)).slice(0, 1);
  expect(one('etapes')).toHaveLength(1);
  for (const path of [...ofPerson.map((part) => `${person}${part}`), ...one('etapes'), ...one('objectifs')])
    await fits(page, path);
});

test('every page of the person’s own space fits twice its size, and prints', async ({ page }) => {
  await signInAs(page, 'Awa Diallo', '/mon-espace');
  for (const path of own) await fits(page, path);
});

test('every page that is open to all fits twice its size, and prints', async ({ page }) => {
  for (const path of open) await fits(page, path);
});

// node scripts/take-pictures.mjs [name…]: takes the pictures of README.md and docs/guide from a new demonstration.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './project.mjs';

const title = (name) => (page) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const go = (address) => (page) => page.goto(address);
const AWA = [
  go('/personnes'),
  (page) => page.getByRole('main').getByRole('link', { name: 'Awa Diallo', exact: true }).click(),
  title('Awa Diallo'),
];
/** A page of Awa's file, by the link that leads there and the title it has. */
const inAwa = (link, name = link) => [
  ...AWA,
  (page) => page.getByRole('main').getByRole('link', { name: link, exact: true }).first().click(),
  title(name),
];
const unfold = (words) => (page) => page.locator('summary', { hasText: words }).first().click();

async function importExample(page) {
  await page.goto('/imports/nouveau');
  const list = page.getByRole('link', { name: 'personnes-cher.csv' });
  const file = await page.request.get(await list.getAttribute('href'));
  await page
    .getByLabel('Liste de personnes')
    .setInputFiles({ name: 'personnes-cher.csv', mimeType: 'text/csv', buffer: await file.body() });
  await page.getByRole('button', { name: 'Lire ce fichier' }).click();
  await page.getByRole('button', { name: 'Préparer l’aperçu' }).click();
  await page.getByRole('heading', { name: 'Avant d’importer' }).waitFor();
}

/** What one act on two people of a list asks. */
async function chooseTwo(page) {
  await page.goto('/personnes?liste=autorite');
  const boxes = page.getByRole('checkbox', { name: /^Choisir / });
  for (const box of [boxes.nth(0), boxes.nth(1)]) await box.check();
  await page.getByRole('button', { name: 'Choisir les personnes cochées' }).click();
  await page.waitForURL(/selection/);
}

/** Whose screen, how one comes there, and how much of it is shown (CSS pixels). */
const PICTURES = {
  connexion: { height: 760, steps: [go('/connexion')] },
  'ma-journee': { as: 'Nadia Ferrand', height: 900, steps: [go('/ma-journee')] },
  offre: { as: 'Nadia Ferrand', height: 1000, steps: [go('/offre?commune=18279')] },
  demandes: { as: 'Nadia Ferrand', height: 860, steps: [go('/demandes')] },
  'mon-espace': { as: 'Awa Diallo', height: 900, steps: [go('/mon-espace')] },
  'mon-espace-lectures': { as: 'Awa Diallo', height: 760, steps: [go('/mon-espace/donnees/lectures')] },
  selection: { as: 'Claire Morel', height: 900, steps: [chooseTwo] },
  doublon: {
    as: 'Claire Morel',
    height: 860,
    steps: [
      go('/doublons'),
      (page) =>
        page
          .getByRole('main')
          .getByRole('link', { name: /^Comparer/ })
          .first()
          .click(),
      title('Une personne, ou deux ?'),
    ],
  },
  acces: {
    as: 'Paul Gentil',
    height: 860,
    steps: inAwa('Adresse de connexion et code sur papier', 'Son accès à Relais'),
  },
  'mes-personnes': { as: 'Paul Gentil', height: 620, steps: [go('/personnes')] },
  personne: { as: 'Nadia Ferrand', height: 900, steps: AWA },
  synthese: { as: 'Paul Gentil', height: 860, steps: inAwa('Copier la synthèse') },
  diagnostic: { as: 'Nadia Ferrand', height: 900, steps: inAwa('Diagnostic partagé') },
  plan: { as: 'Paul Gentil', height: 860, steps: inAwa('Objectifs et étapes') },
  invitations: { as: 'Nadia Ferrand', height: 560, steps: [go('/invitations')] },
  'sans-referent': { as: 'Claire Morel', height: 900, steps: [go('/sans-referent')] },
  'nommer-referent': {
    as: 'Hugo Blanchet',
    height: 620,
    steps: [go('/sans-referent?liste=equipe'), unfold('Nommer un référent')],
  },
  'import-apercu': { as: 'Marc Aubry', height: 900, steps: [importExample] },
  'etape-partagee': {
    as: 'Lucie Carré',
    height: 560,
    steps: inAwa('Ce qui est partagé avec vous', 'Objectifs et étapes'),
  },
  territoire: { as: 'Inès Haddad', height: 760, steps: [go('/territoire')] },
};

async function startDemonstration() {
  const child = spawn(process.execPath, ['scripts/serve-for-tests.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the demonstration did not start')));
    child.stdout.on('data', (text) => {
      const found = /Relais est prêt : (http:\S+)/.exec(text);
      if (found) resolve(found[1]);
    });
  });
  return { child, address };
}

async function take(browser, baseURL, name, { as, height, steps }) {
  const context = await browser.newContext({
    baseURL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1200, height },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (as) {
    await page.goto('/connexion');
    await page.getByRole('button', { name: new RegExp(`^${as}`) }).click();
    await page.waitForURL((url) => url.pathname !== '/connexion');
  }
  for (const step of steps) await step(page);
  await page.evaluate(() => {
    scrollTo(0, 0);
    return document.fonts.ready;
  });
  await page.screenshot({ path: path.join(root, 'docs/pictures', `${name}.png`), animations: 'disabled' });
  await context.close();
  console.log(`docs/pictures/${name}.png`);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PICTURES));
if (unknown.length > 0) {
  console.error(`Images connues : ${Object.keys(PICTURES).join(', ')}.`);
  process.exit(2);
}
const executablePath = spawnSync(process.execPath, ['scripts/ensure-chromium.mjs'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
}).stdout.trim();
mkdirSync(path.join(root, 'docs/pictures'), { recursive: true });
const { child, address } = await startDemonstration();
try {
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
  for (const [name, picture] of Object.entries(PICTURES))
    if (asked.length === 0 || asked.includes(name)) await take(browser, address, name, picture);
  await browser.close();
} finally {
  child.kill('SIGTERM');
}

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';

const below = (limit: number) => Math.floor(Math.random() * limit);
const two = (value: number) => String(value).padStart(2, '0');
/** Several runs import on one server: each has its own people, who resemble nobody else's. */
const word = () => Array.from({ length: 7 }, () => 'abcdefghijklmnopqrstuvwxyz'[below(26)]).join('');
const someday = () => `${two(1 + below(28))}/${two(1 + below(12))}/${1950 + below(55)}`;

interface Cell {
  nom: string;
  prenom: string;
  naissance: string;
  tel?: string;
}

const somebody = (): Cell => ({ nom: word(), prenom: word(), naissance: someday() });

const listOf = (rows: Cell[], phoneHeader = 'Tél.') => ({
  name: 'liste.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      `Nom;Prénom;Né(e) le;${phoneHeader}`,
      ...rows.map(({ nom, prenom, naissance, tel = '' }) => [nom, prenom, naissance, tel].join(';')),
    ].join('\r\n'),
  ),
});

async function bring(page: Page, file: ReturnType<typeof listOf>) {
  await page.goto('/imports/nouveau');
  await page.getByLabel('Liste de personnes').setInputFiles(file);
  await page.getByRole('button', { name: 'Lire ce fichier' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Les colonnes' })).toBeVisible();
}

async function toPreview(page: Page) {
  await page.getByRole('button', { name: 'Préparer l’aperçu' }).click();
  await expect(page.getByRole('heading', { name: 'Avant d’importer' })).toBeVisible({ timeout: 20_000 });
}

async function launch(page: Page) {
  await page.getByRole('button', { name: /^Importer|^Terminer/ }).click();
  await expect(page.getByText('La liste est importée')).toBeVisible({ timeout: 20_000 });
}

async function violations(page: Page, rules?: string[]) {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
}

async function expectAccessible(page: Page) {
  expect(await violations(page)).toEqual([]);
}

const tile = (page: Page, words: string) =>
  page.getByRole('list', { name: 'Ce que la liste a fait' }).getByRole('listitem').filter({ hasText: words });

test('by keyboard alone: a file is read, a column corrected, every row shown, then written, then unchanged', async ({
  page,
}) => {
  test.slow();
  const first = somebody();
  const rows = [
    { ...first, tel: '06 55 52 00 01' },
    { ...somebody(), naissance: '31/02/1990' },
    { ...first, nom: first.nom.toUpperCase() },
  ];
  await signInAs(page, 'Marc Aubry', '/imports');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Nouvel import' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/imports/nouveau');
  await expectAccessible(page);
  await page.getByLabel('Liste de personnes').setInputFiles(listOf(rows, 'Truc'));
  await page.getByLabel('Liste de personnes').press('Tab');
  await page.getByLabel(/Nom de la feuille/).press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Les colonnes' })).toBeVisible();
  await expectAccessible(page);

  const names = page.getByRole('combobox', { name: 'Prénom' });
  await names.focus();
  await page.keyboard.press('Home');
  await expect(names).toHaveValue('');
  await page.getByRole('button', { name: 'Préparer l’aperçu' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText('quelle colonne contient le prénom');
  await expect(page.getByRole('alert')).toBeFocused();
  await names.focus();
  // A key pressed while the refused page still settles is lost, as it would be for a hurried person who then presses again.
  await expect(async () => {
    if ((await names.inputValue()) !== 'givenName') await names.press('ArrowDown');
    await expect(names).toHaveValue('givenName', { timeout: 100 });
  }).toPass({ timeout: 10_000, intervals: [50] });
  await page.getByRole('combobox', { name: 'Truc' }).selectOption({ label: 'Téléphone' });
  await page.getByRole('button', { name: 'Préparer l’aperçu' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Avant d’importer' })).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);

  const table = page.getByRole('table', { name: 'Aperçu des lignes' });
  await expect(table.getByRole('row').nth(1)).toContainText('06 55 52 00 01');
  await expect(table.getByRole('row').nth(2)).toContainText('n’est pas une date de naissance');
  await expect(table.getByRole('row').nth(3)).toContainText('figure déjà à la ligne 2');
  await page
    .getByRole('navigation', { name: 'Filtrer les lignes' })
    .getByRole('link', { name: /Refusées/ })
    .press('Enter');
  await expect(table.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Importer 1 ligne' }).press('Enter');
  await expect(page.getByText('La liste est importée')).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await expect(tile(page, 'Créées')).toContainText('1');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger les rejets (CSV)' }).press('Enter');
  expect((await download).suggestedFilename()).toBe('rejets.csv');

  await bring(page, listOf(rows));
  await toPreview(page);
  await expect(page.getByText('0 à créer, 0 à mettre à jour, 1 sans changement')).toBeVisible();
});

test('without JavaScript the same list comes in, one page after the other', async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await signInAs(page, 'Marc Aubry', '/imports');
  await bring(page, listOf([somebody()]));
  await page.getByRole('button', { name: 'Préparer l’aperçu' }).click();
  const preview = page.getByRole('heading', { name: 'Avant d’importer' });
  const result = page.getByText('La liste est importée');
  await expect(async () => {
    await page.reload();
    await expect(preview).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByRole('button', { name: 'Importer 1 ligne' }).click();
  await expect(async () => {
    await page.goto(page.url());
    await expect(result).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(tile(page, 'Créées')).toContainText('1');
});

test('a row that looks like somebody is decided by hand, old and new side by side', async ({ page }) => {
  const person = somebody();
  await signInAs(page, 'Marc Aubry', '/imports');
  await bring(page, listOf([{ ...person, nom: `${person.nom}and`, tel: '06 55 52 00 03' }]));
  await toPreview(page);
  await launch(page);
  await bring(page, listOf([{ ...person, nom: `${person.nom}ant`, tel: '06 55 52 00 04' }]));
  await toPreview(page);
  const row = page.getByRole('table', { name: 'Aperçu des lignes' }).getByRole('row').nth(1);
  await expect(row).toContainText('presque identique');
  await expectAccessible(page);
  await row.getByRole('button', { name: /C’est la même personne/ }).click();
  await expect(row).toContainText('Même personne que');
  await expect(row.locator('del').filter({ hasText: '06 55 52 00 03' })).toBeVisible();
  await expect(row.locator('ins').filter({ hasText: '06 55 52 00 04' })).toBeVisible();
  await launch(page);
  await expect(tile(page, 'Mises à jour')).toContainText('1');
});

test('a colleague sees how far it is and takes over; another organisation finds no such page', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Marc Aubry', '/imports');
  await bring(page, listOf([somebody()]));
  await toPreview(page);
  const address = page.url();
  const nadia = await visitor();
  await signInAs(nadia, 'Nadia Ferrand', '/imports');
  await nadia.goto(address);
  await expect(nadia.getByRole('heading', { name: 'Marc Aubry mène cet import' })).toBeVisible();
  await expect(nadia.getByRole('table')).toHaveCount(0);
  await expectAccessible(nadia);
  await nadia.getByRole('button', { name: 'Reprendre cet import' }).click();
  await expect(nadia.getByRole('heading', { name: 'Avant d’importer' })).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Nadia Ferrand mène cet import' })).toBeVisible();

  const paul = await visitor();
  await signInAs(paul, 'Paul Gentil', '/imports');
  const answers = await Promise.all(
    [address, '/imports/01900000-0000-7000-8000-000000000000'].map((one) => paul.request.get(one)),
  );
  expect(answers.map((answer) => answer.status())).toEqual([404, 404]);
});

test('files that are no list say why, in French, and change nothing', async ({ page }) => {
  await signInAs(page, 'Marc Aubry', '/imports/nouveau');
  const send = async (name: string, buffer: Buffer) => {
    await page.getByLabel('Liste de personnes').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Lire ce fichier' }).click();
  };
  for (const [name, content, words] of [
    ['vide.csv', '', 'Choisissez le fichier'],
    ['photo.csv', '\u0089PNG\r\n\u001a\n', 'ce fichier est une image'],
    ['lettre.pdf', '%PDF-1.7', 'un document PDF'],
    ['titres.csv', 'Nom;Prénom\r\n', 'aucune ligne à importer'],
  ] as const) {
    await send(name, Buffer.from(content, 'latin1'));
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(page.getByLabel('Liste de personnes')).toHaveAccessibleDescription(new RegExp(words));
  }
  await expectAccessible(page);
  await bring(page, listOf([somebody()]));
  await page.getByText('Abandonner cette liste').click();
  await page.getByRole('button', { name: 'Abandonner et effacer' }).click();
  await expect(page.getByText('La liste est abandonnée')).toBeVisible();
});

test('narrow and dark: nothing scrolls sideways, every contrast holds', async ({ visitor }) => {
  test.slow();
  const page = await visitor({ viewport: { width: 320, height: 700 }, colorScheme: 'dark' });
  const judge = async (state: string) => {
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, state).toBeLessThanOrEqual(0);
    expect(await violations(page, ['color-contrast', 'target-size']), state).toEqual([]);
  };
  const person = somebody();
  const alike = { ...person, nom: `${person.nom}e`, tel: '06 55 52 00 05' };
  await signInAs(page, 'Marc Aubry', '/imports/nouveau');
  await judge('new');
  await bring(page, listOf([person, alike, { ...somebody(), naissance: '31/02/1990' }]));
  await judge('columns');
  await toPreview(page);
  await judge('preview');
  await launch(page);
  await judge('result');
  await page.goto('/imports');
  await judge('list');
});

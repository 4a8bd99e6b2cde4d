import { truncateSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

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

const expectAccessible = async (page: Page) => expect(await violations(page)).toEqual([]);

/** Of zeros, which take no room on the disk. */
function fileOf(megabytes: number): string {
  const file = test.info().outputPath('enorme.csv');
  writeFileSync(file, '');
  truncateSync(file, megabytes * 1024 * 1024);
  return file;
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

test('the wrong list is taken back: shown before, then nobody of it is left and every value is the former one', async ({
  page,
}) => {
  test.slow();
  const known = somebody();
  await signInAs(page, 'Marc Aubry', '/imports');
  const whole = async (rows: Cell[]) => {
    await bring(page, listOf(rows));
    await toPreview(page);
    await launch(page);
  };
  await whole([{ ...known, tel: '06 55 52 00 06' }]);
  await whole([{ ...known, tel: '06 55 52 00 07' }, somebody(), somebody()]);
  await page.getByRole('link', { name: 'Annuler cet import' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Annuler cet import' })).toBeVisible();
  await expect(page.getByText('2 personnes entrées par cette liste seront retirées')).toBeVisible();
  await expect(page.getByText('1 mise à jour sera défaite')).toBeVisible();
  await expectAccessible(page);
  const leftOpen = await page.context().newPage();
  await leftOpen.goto(page.url());
  await page.getByRole('button', { name: 'Annuler tout l’import' }).press('Enter');
  await expect(page.getByText('Tout est redevenu comme avant.')).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  const undone = page.getByRole('list', { name: 'Ce que l’annulation a fait' }).getByRole('listitem');
  await expect(undone.filter({ hasText: 'Personnes retirées' })).toContainText('2');
  await expect(undone.filter({ hasText: 'Revenues' })).toContainText('1');
  // Pressed once more on a page left open: it says where things are.
  await leftOpen.getByRole('button', { name: 'Annuler tout l’import' }).click();
  await expect(leftOpen.getByText('Tout est redevenu comme avant.')).toBeVisible();
});

test('those not told yet: their letters are ready, and the day is noted in one act', async ({ page }) => {
  const people = [somebody(), somebody()];
  await signInAs(page, 'Marc Aubry', '/imports');
  await bring(page, listOf(people));
  await toPreview(page);
  await launch(page);
  await page.getByRole('link', { name: 'Préparer l’information' }).press('Enter');
  await expect(page.getByText('2 personnes restent à informer')).toBeVisible();
  const letters = page.getByRole('article', { name: /^Lettre à/ });
  await expect(letters).toHaveCount(2);
  await expect(letters.first()).toContainText('Vos droits');
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Noter qu’elles sont informées' })).toBeHidden();
  await expect(letters.first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel('Informées le').fill('2999-01-01');
  await page.getByRole('button', { name: 'Noter qu’elles sont informées' }).click();
  await expect(page.getByRole('alert')).toContainText('à venir');
  await expect(page.getByLabel('Informées le')).toHaveValue('2999-01-01');
  await page.getByLabel('Informées le').fill('2026-01-05');
  await page.getByRole('button', { name: 'Noter qu’elles sont informées' }).click();
  await expect(page.getByText('C’est noté pour 2 personnes.')).toBeVisible();
  await expect(page.getByText('Toutes les personnes de cette liste sont informées.')).toBeVisible();
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
  // Refused as soon as it is chosen, without being sent.
  await page.getByLabel('Liste de personnes').setInputFiles(fileOf(21));
  await expect(page.getByLabel('Liste de personnes')).toHaveAccessibleDescription(/dépasse 20/);
  await bring(page, listOf([somebody()]));
  await page.getByText('Abandonner cette liste').click();
  await page.getByRole('button', { name: 'Abandonner et effacer' }).click();
  await expect(page.getByText('La liste est abandonnée')).toBeVisible();
});

test('without JavaScript a file far too large says so, and the page is still there', async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await signInAs(page, 'Marc Aubry', '/imports/nouveau');
  await page.getByLabel('Liste de personnes').setInputFiles(fileOf(200));
  await page.getByRole('button', { name: 'Lire ce fichier' }).click();
  await expect(page.getByRole('heading', { name: 'Cet envoi est trop volumineux' })).toBeVisible();
  await page.getByRole('link', { name: 'Revenir à la page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nouvel import' })).toBeVisible();
});

test('what the columns of a software mean is said once, and recognised for a colleague', async ({
  page,
  visitor,
}) => {
  const [column, software] = [word(), word()];
  const list = () => listOf([{ ...somebody(), tel: '06 55 52 00 08' }], column);
  await signInAs(page, 'Marc Aubry', '/imports');
  await bring(page, list());
  await page.getByRole('combobox', { name: column }).selectOption({ label: 'Non utilisée' });
  await page.getByLabel(/Retenir ces colonnes sous ce nom/).fill(software);
  await toPreview(page);
  await expect(page.getByText(`Colonne non utilisée : « ${column} ».`)).toBeVisible();
  const nadia = await visitor();
  await signInAs(nadia, 'Nadia Ferrand', '/imports');
  await bring(nadia, list());
  await expect(nadia.getByText(`Colonnes reconnues : ${software}`)).toBeVisible();
  await expect(nadia.getByRole('combobox', { name: column })).toHaveValue('');
  await expectAccessible(nadia);
  await nadia.getByText(`Oublier « ${software} »`).click();
  await nadia.getByRole('button', { name: 'Oublier ces colonnes' }).click();
  await expect(nadia.getByText('Colonnes reconnues')).toHaveCount(0);
});

test('narrow and dark: nothing scrolls sideways, every contrast holds', async ({ visitor }) => {
  test.slow();
  const page = await visitor({ viewport: { width: 320, height: 700 }, colorScheme: 'dark' });
  const judge = async (state: string) => {
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, state).toBeLessThanOrEqual(0);
    expect(await violations(page, { rules: ['color-contrast', 'target-size'] }), state).toEqual([]);
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
  const result = page.url();
  await page.getByRole('link', { name: 'Préparer l’information' }).click();
  await expect(page.getByRole('article', { name: /^Lettre à/ }).first()).toBeVisible();
  await judge('letters');
  await page.goto(result);
  await page.getByRole('link', { name: 'Annuler cet import' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Annuler cet import' })).toBeVisible();
  await judge('take back');
  await page.getByRole('button', { name: 'Annuler tout l’import' }).click();
  await expect(page.getByText('Cet import est annulé')).toBeVisible({ timeout: 20_000 });
  await judge('taken back');
  await page.goto('/imports');
  await judge('list');
});

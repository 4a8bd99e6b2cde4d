import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// Hugo manages at France Travail; Sophie keeps views, Yann has a short list, Nadia accompanies people made here.

const main = (page: Page) => page.getByRole('main');
const ownName = () =>
  `Essai${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 8)}`;
const sortedBy = (page: Page) => main(page).getByRole('columnheader', { name: /^Trier par/ });
const filters = (page: Page) => main(page).getByRole('list', { name: 'Filtres actifs' });
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Listes et vues enregistrées' });

test('a manager sorts the organisation’s list both ways, narrows it, and takes each filter away', async ({
  page,
}) => {
  await signInAs(page, 'Hugo Blanchet', '/personnes?liste=organisation');
  await main(page).getByRole('link', { name: 'Trier par Échéance' }).click();
  await expect(sortedBy(page).filter({ hasText: 'Échéance' })).toHaveAttribute('aria-sort', 'ascending');
  await main(page).getByRole('link', { name: 'Trier par Échéance' }).click();
  await expect(sortedBy(page).filter({ hasText: 'Échéance' })).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/tri=echeance&ordre=inverse$/);

  await page.getByText('Choisir ce qui est affiché').click();
  await main(page).getByLabel('Échéance', { exact: true }).selectOption('dépassée');
  await main(page).getByLabel('Référent', { exact: true }).selectOption('quelqu’un d’autre');
  await main(page).getByRole('button', { name: 'Appliquer' }).click();
  await expect(filters(page)).toContainText('Échéance : dépassée');
  expect(new URL(page.url()).search).toBe(
    '?liste=organisation&referent=collegue&echeance=depassee&tri=echeance&ordre=inverse',
  );
  const rows = await main(page).getByRole('rowheader').count();
  expect(rows).toBeGreaterThan(0);
  await expect(main(page).getByRole('cell', { name: /dépassée/ })).toHaveCount(rows);
  await expect(main(page).locator('caption')).toContainText(`${rows} personne`);
  expect(await violations(page)).toEqual([]);

  await filters(page).getByRole('link', { name: 'Retirer le filtre Référent : quelqu’un d’autre' }).click();
  await expect(filters(page)).not.toContainText('Référent');
  await filters(page)
    .getByRole('link', { name: /^Retirer le filtre Échéance/ })
    .click();
  await expect(filters(page)).toBeHidden();
});

test('a list filtered by a name is exported, without JavaScript and without the name in any address', async ({
  visitor,
}) => {
  const page = await visitor({ javaScriptEnabled: false });
  await signInAs(page, 'Hugo Blanchet', '/personnes?liste=organisation');
  await main(page).getByLabel('Début du nom ou du prénom').fill('a');
  await main(page).getByRole('button', { name: 'Filtrer' }).click();
  await expect(main(page).getByLabel('Début du nom ou du prénom')).toHaveValue('a');
  await expect(main(page).getByRole('rowheader').first()).toBeVisible();
  await main(page).getByRole('button', { name: 'Exporter' }).click();
  await expect(main(page)).toContainText('Nom ou prénom qui commence par « a »');
  expect(page.url()).toMatch(/exporter\?liste=organisation$/);
});

test('an empty result says what to do', async ({ page }) => {
  await signInAs(page, 'Yann Le Goff', '/personnes?information=manque&echeance=aucune&commune=97411');
  await expect(main(page)).toContainText('Personne ne correspond à ces filtres');
  expect(await violations(page)).toEqual([]);
  await main(page).getByRole('link', { name: 'Retirer tous les filtres' }).last().click();
  await expect(main(page).getByRole('table')).toBeVisible();
});

test('a view is saved, opened in one click, made the default, renamed in two windows, and deleted', async ({
  page,
}) => {
  const name = ownName();
  const tab = (label: string) => tabs(page).getByRole('link', { name: label });
  await signInAs(page, 'Sophie Petitjean', '/personnes?referent=moi&tri=contact');
  await page.getByText('Enregistrer cette vue').click();
  await main(page).getByRole('button', { name: 'Enregistrer la vue' }).click();
  await expect(page.getByRole('alert')).toContainText('Donnez un nom à cette vue.');
  await main(page).getByLabel('Nom de la vue').first().fill(name);
  await main(page).getByRole('button', { name: 'Enregistrer la vue' }).click();
  await expect(page.getByText('La vue est enregistrée.')).toBeVisible();
  await expect(tab(name)).toHaveAttribute('aria-current', 'page');
  await page.goto('/personnes');
  await tab(name).click();
  await expect(page).toHaveURL('/personnes?referent=moi&tri=contact');

  await main(page).getByRole('link', { name: 'Gérer mes vues' }).click();
  await main(page)
    .getByRole('button', { name: `Ouvrir par défaut ${name}` })
    .click();
  await expect(main(page)).toContainText('ouverte par défaut');
  expect(await violations(page)).toEqual([]);
  await page.goto('/personnes');
  await expect(page).toHaveURL('/personnes?referent=moi&tri=contact');
  await tabs(page).getByRole('link', { name: 'Mes accompagnements' }).click();
  await expect(filters(page)).toBeHidden();

  const other = await page.context().newPage();
  for (const one of [page, other]) await one.goto('/personnes/vues');
  const rename = async (one: Page, to: string) => {
    await main(one).getByLabel('Nom de la vue').fill(to);
    await main(one)
      .getByRole('button', { name: /^Renommer/ })
      .click();
  };
  await rename(page, `${name} un`);
  await expect(page.getByText('Le nouveau nom est enregistré.')).toBeVisible();
  await rename(other, `${name} deux`);
  await expect(other.getByRole('alert')).toContainText(
    `Une autre fenêtre a renommé cette vue « ${name} un »`,
  );
  await expect(main(other).getByLabel('Nom de la vue')).toHaveValue(`${name} deux`);
  await main(other)
    .getByRole('button', { name: /^Renommer/ })
    .click();
  await expect(other.getByRole('heading', { name: `${name} deux` })).toBeVisible();
  await main(other)
    .getByRole('button', { name: /^Supprimer/ })
    .click();
  await expect(main(other)).toContainText('Vous n’avez encore enregistré aucune vue');
});

/** Adds a person whom Nadia accompanies, with Claire of the orientation service beside her, and gives their address. */
async function addPerson(page: Page, family: string): Promise<string> {
  await signInAs(page, 'Nadia Ferrand', '/personnes/nouvelle');
  const field = (label: RegExp) => main(page).getByLabel(label);
  await field(/^Nom de naissance/).fill(family);
  await field(/^Prénom/).fill('Awa');
  await field(/^Personne informée le/).fill('2026-01-15');
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Awa ${family}` })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function findByName(page: Page, family: string) {
  await page.goto('/personnes?liste=personnes');
  await main(page).getByLabel('Début du nom ou du prénom').fill(family);
  await main(page).getByRole('button', { name: 'Filtrer' }).click();
  await expect(main(page).getByRole('rowheader')).toHaveCount(1);
}

test('what a colleague did is new in the list, and marked on the page until the next visit', async ({
  page,
  visitor,
}) => {
  const family = ownName();
  const path = await addPerson(page, family);
  await findByName(page, family);
  await expect(main(page).getByRole('rowheader')).not.toContainText('Nouveau');

  const marc = await visitor();
  await signInAs(marc, 'Marc Aubry', `${path}/modifier`);
  await main(marc)
    .getByLabel(/^Téléphone/)
    .fill('06 55 50 77 00');
  await marc.getByRole('button', { name: 'Enregistrer les coordonnées' }).click();
  await expect(marc.getByText('Les coordonnées sont enregistrées.')).toBeVisible();

  await findByName(page, family);
  await expect(main(page).getByRole('rowheader')).toContainText('Nouveau : situation');
  await page.goto('/personnes?nouveau=oui');
  await expect(main(page)).toContainText(`Awa ${family}`);
  await page.goto(path);
  await findByName(page, family);
  await expect(main(page).getByRole('rowheader')).not.toContainText('Nouveau');
});

test('by the keyboard a contact is noted from a row, which says so at once', async ({ page }) => {
  const family = ownName();
  await addPerson(page, family);
  await findByName(page, family);
  const row = main(page).getByRole('row').filter({ hasText: family });
  await expect(row).toContainText('jamais');
  const opener = row.getByRole('link', { name: `Noter un contact avec Awa ${family}` });
  await expect(opener).toHaveAttribute('aria-haspopup', 'dialog');
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { checked: true })).toBeFocused();
  await dialog.getByRole('button', { name: 'Noter un échange' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(row).not.toContainText('jamais');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a list is filtered, kept as a view and unkept', async ({ page }) => {
    const name = ownName();
    await signInAs(page, 'Yann Le Goff', '/personnes?liste=personnes');
    await page.getByText('Choisir ce qui est affiché').click();
    await main(page).getByLabel('Référent', { exact: true }).selectOption('quelqu’un d’autre');
    await main(page).getByRole('button', { name: 'Appliquer' }).click();
    await expect(page).toHaveURL('/personnes?referent=collegue');
    await page.getByText('Enregistrer cette vue').click();
    await main(page).getByLabel('Nom de la vue').fill(name);
    await main(page).getByRole('button', { name: 'Enregistrer la vue' }).click();
    await expect(tabs(page).getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    await page.goto('/personnes/vues');
    await main(page)
      .getByRole('button', { name: `Supprimer ${name}` })
      .click();
    await expect(page.getByText('La vue est supprimée.')).toBeVisible();
  });
});

const narrowed = '/personnes?liste=organisation&echeance=depassee&tri=contact';

test('320 px wide nothing is pushed sideways; in the dark words keep their contrast', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await signInAs(page, 'Hugo Blanchet', narrowed);
  for (const path of [narrowed, '/personnes/vues']) {
    await page.goto(path);
    for (const summary of await main(page).locator('summary').all()) await summary.click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    expect(await violations(page, { rules: ['target-size', 'color-contrast'] }), path).toEqual([]);
  }
});

test('the list as it is shown is exported to a file, which its people will know', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Yann', '/personnes?liste=personnes&tri=entree');
  const rows = await main(page).getByRole('rowheader').count();
  await main(page).getByRole('link', { name: 'Exporter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Exporter la liste');
  await expect(main(page)).toContainText('de la dernière entrée à la première');
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('CSV').check();
  const coming = page.waitForEvent('download');
  await main(page).getByRole('button', { name: 'Exporter' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^personnes-\d{4}-\d{2}-\d{2}\.csv$/);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text.trim().split('\r\n')).toHaveLength(rows + 1);
  // Without a script, on a telephone: the same form.
  const bare = await visitor({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await signInAs(bare, 'Yann', '/personnes/exporter');
  const again = bare.waitForEvent('download');
  await bare.getByRole('button', { name: 'Exporter' }).click();
  expect((await again).suggestedFilename()).toMatch(/\.xlsx$/);
  expect(await bare.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

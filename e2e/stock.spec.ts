import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

const COUNT = 12;
const below = (limit: number) => Math.floor(Math.random() * limit);
const word = () => Array.from({ length: 8 }, () => 'abcdefghijklmnopqrstuvwxyz'[below(26)]).join('');

const fits = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

/** People who entered long before anybody else, by a list of the département. */
async function importOld(page: Page, family: string) {
  await page.goto('/imports/nouveau');
  const rows = Array.from(
    { length: COUNT },
    () => `${family};${word()};${1 + below(28)}/06/19${60 + below(39)};01/09/2026;01/09/2004`,
  );
  await page.getByLabel('Liste de personnes').setInputFiles({
    name: 'stock.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['Nom;Prénom;Né(e) le;Informé le;Date d’entrée', ...rows].join('\r\n')),
  });
  await page.getByRole('button', { name: 'Lire ce fichier' }).click();
  await page.getByRole('button', { name: 'Préparer l’aperçu' }).click();
  await page.getByRole('button', { name: /^Importer/ }).click({ timeout: 30_000 });
  await expect(page.getByText('La liste est importée')).toBeVisible({ timeout: 30_000 });
}

test('a stock is planned ten a day by its service, and my day shows ten of it', async ({ page, visitor }) => {
  test.slow();
  const family = word();
  await signInAs(page, 'Marc Aubry', '/imports');
  await importOld(page, family);

  const claire = await visitor();
  await signInAs(claire, 'Claire Morel', '/ma-journee');
  await expect(claire.getByText(new RegExp(family, 'i'))).toHaveCount(0);
  await claire.getByRole('link', { name: 'Planifier la reprise du stock' }).click();
  await expect(claire.getByRole('heading', { level: 1, name: 'Reprise du stock' })).toBeVisible();
  const rows = claire.getByRole('row').filter({ hasText: new RegExp(family, 'i') });
  await expect(rows).toHaveCount(COUNT);
  await expect(rows.first()).toContainText('à planifier');
  expect(await violations(claire)).toEqual([]);
  await claire.setViewportSize({ width: 320, height: 800 });
  await fits(claire);

  // Without a first day nothing is planned, and what was chosen stays.
  const perDay = claire.getByLabel(/^Personnes par jour/);
  await perDay.selectOption('10');
  await claire.getByLabel(/^À partir du/).fill('');
  await claire.getByRole('button', { name: 'Planifier quatre semaines' }).press('Enter');
  await expect(claire.getByRole('link', { name: 'Donnez le premier jour.' })).toBeVisible();
  await expect(perDay).toHaveValue('10');
  expect(await violations(claire)).toEqual([]);
  await claire
    .getByLabel(/^À partir du/)
    .fill(await claire.evaluate(() => new Date().toLocaleDateString('sv')));
  await claire.getByRole('button', { name: 'Planifier quatre semaines' }).press('Enter');
  await expect(claire.getByRole('status')).toContainText('La reprise est planifiée');
  await expect(rows.filter({ hasText: 'à planifier' })).toHaveCount(0);
  await fits(claire);

  const weekend = [0, 6].includes(await claire.evaluate(() => new Date().getDay()));
  await claire.setViewportSize({ width: 1280, height: 900 });
  await claire.goto('/ma-journee?tout=oui');
  await expect(claire.getByText(/^reprise prévue le /)).toHaveCount(weekend ? 0 : 10);
  expect(await violations(claire)).toEqual([]);
});

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

const main = (page: Page) => page.getByRole('main');

const fits = async (page: Page) => {
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 900 });
};

test('a tag is created, put on two people, found again in the list, taken off one, renamed and deleted', async ({
  page,
}) => {
  const name = `Atelier ${Math.random().toString(36).slice(2, 10)}`;
  await signInAs(page, 'Hugo Blanchet', '/organisation');
  await main(page).getByRole('link', { name: 'Étiquettes' }).click();
  await main(page).getByRole('button', { name: 'Créer l’étiquette' }).click();
  await expect(main(page).getByRole('link', { name: 'Donnez un nom à l’étiquette.' })).toBeVisible();
  await main(page).getByLabel('Nom', { exact: true }).fill(name);
  await main(page).getByRole('button', { name: 'Créer l’étiquette' }).click();
  await expect(main(page)).toContainText('L’étiquette est prête');
  expect(await violations(page)).toEqual([]);
  await fits(page);

  await page.goto('/personnes?liste=organisation&referent=collegue');
  const boxes = main(page).getByRole('checkbox', { name: /^Choisir / });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await main(page).getByRole('button', { name: 'Choisir les personnes cochées' }).click();
  await main(page).getByRole('button', { name: 'Poser sur 2 personnes' }).click();
  await expect(main(page).getByRole('link', { name: 'Choisissez une étiquette.' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await main(page)
    .getByLabel(/^Étiquette/)
    .selectOption(name);
  await main(page).getByRole('button', { name: 'Poser sur 2 personnes' }).click();
  await expect(main(page)).toContainText(`2 personnes portent maintenant l’étiquette « ${name} »`);
  await fits(page);

  await page.goto('/personnes?liste=organisation');
  await page.getByText('Choisir ce qui est affiché').click();
  await main(page).getByLabel('Étiquette', { exact: true }).selectOption(name);
  await main(page).getByRole('button', { name: 'Appliquer' }).click();
  await expect(main(page).getByRole('list', { name: 'Filtres actifs' })).toContainText(name);
  await expect(main(page).getByRole('rowheader')).toHaveCount(2);
  const filtered = page.url();

  await main(page).getByRole('rowheader').first().getByRole('link').click();
  await expect(main(page).getByRole('heading', { name: 'Étiquettes' })).toBeVisible();
  await expect(main(page)).toContainText(name);
  await page.goto(`${page.url()}/etiquettes`);
  await main(page).getByRole('checkbox', { name }).uncheck();
  expect(await violations(page)).toEqual([]);
  await fits(page);
  await main(page).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(main(page)).toContainText('Les étiquettes sont enregistrées.');
  await page.goto(filtered);
  await expect(main(page).getByRole('rowheader')).toHaveCount(1);

  await page.goto('/organisation/etiquettes');
  await main(page).getByLabel(`Nom de « ${name} »`).fill(`${name} bis`);
  await main(page)
    .getByRole('button', { name: `Renommer « ${name} »` })
    .click();
  await expect(main(page)).toContainText('Le nouveau nom est enregistré');
  await main(page).getByText(`Supprimer « ${name} bis »`).first().click();
  await main(page)
    .getByRole('button', { name: `Supprimer « ${name} bis »` })
    .click();
  await expect(main(page)).toContainText('L’étiquette est supprimée.');
  await page.goto(filtered);
  await expect(main(page)).toContainText('Personne ne correspond à ces filtres');
});

test('without JavaScript, an adviser puts a new tag on somebody', async ({ browser, page }) => {
  await signInAs(page, 'Paul Gentil', '/personnes');
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin });
  const paul = await context.newPage();
  await signInAs(paul, 'Paul Gentil', '/personnes');
  const name = `Permis ${Math.random().toString(36).slice(2, 10)}`;
  await main(paul).getByRole('rowheader').first().getByRole('link').click();
  const person = new URL(paul.url()).pathname;
  await paul.goto(`${person}/etiquettes`);
  await main(paul)
    .getByLabel(/^Nouvelle étiquette/)
    .fill(name);
  await main(paul).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(main(paul)).toContainText('Les étiquettes sont enregistrées.');
  await expect(main(paul)).toContainText(name);
  await context.close();
});

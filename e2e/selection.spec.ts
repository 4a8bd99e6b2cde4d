import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

const below = (limit: number) => Math.floor(Math.random() * limit);
const word = () => Array.from({ length: 8 }, () => 'abcdefghijklmnopqrstuvwxyz'[below(26)]).join('');

/** People whom Marc's département brings in by a list, under one name that is theirs alone. */
async function importPeople(page: Page, family: string, count: number) {
  await page.goto('/imports/nouveau');
  const rows = Array.from(
    { length: count },
    () => `${family};${word()};${1 + below(28)}/06/19${60 + below(39)};01/09/2026`,
  );
  await page.getByLabel('Liste de personnes').setInputFiles({
    name: 'arrivees.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['Nom;Prénom;Né(e) le;Informé le', ...rows].join('\r\n')),
  });
  await page.getByRole('button', { name: 'Lire ce fichier' }).click();
  await page.getByRole('button', { name: 'Préparer l’aperçu' }).click();
  await page.getByRole('button', { name: /^Importer/ }).click({ timeout: 30_000 });
  await expect(page.getByText('La liste est importée')).toBeVisible({ timeout: 30_000 });
}

async function named(page: Page, list: string, family: string) {
  await page.goto(`/personnes?liste=${list}`);
  await page.getByLabel(/nom/i).first().fill(family);
  await page.getByLabel(/nom/i).first().press('Enter');
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: new RegExp(family, 'i') })
      .first(),
  ).toBeVisible();
}

async function orient(page: Page, count: number) {
  await expect(page.getByRole('heading', { level: 1, name: `${count} personnes choisies` })).toBeVisible();
  await page.getByLabel('Socio-professionnelle').check();
  const body = page.getByLabel(/^Organisme référent/);
  const option = await body.locator('option', { hasText: 'France Travail Vierzon' }).textContent();
  await body.selectOption({ label: option ?? '' });
  await page.getByRole('button', { name: `Orienter ${count} personnes` }).click();
}

test('after an import everybody is oriented in one act, then a référent is named; the secretary reads no more than before', async ({
  page,
  visitor,
}) => {
  test.slow();
  const family = word();
  await signInAs(page, 'Marc Aubry', '/imports');
  await importPeople(page, family, 6);

  const claire = await visitor();
  await signInAs(claire, 'Claire Morel', '/personnes?liste=autorite');
  await named(claire, 'autorite', family);
  expect(await violations(claire)).toEqual([]);
  await claire.getByRole('button', { name: /^Choisir toute la liste/ }).click();
  await expect(claire.getByRole('heading', { level: 1, name: '6 personnes choisies' })).toBeVisible();
  expect(await violations(claire)).toEqual([]);
  await claire.getByRole('button', { name: 'Orienter 6 personnes' }).click(); // nothing was answered
  await expect(claire.getByRole('link', { name: 'Choisissez l’orientation.' })).toBeVisible();
  await orient(claire, 6);
  await expect(claire.getByText(/6 personnes orientées vers France Travail Vierzon/)).toBeVisible({
    timeout: 30_000,
  });
  expect(await violations(claire)).toEqual([]);
  await claire.setViewportSize({ width: 320, height: 800 });
  expect(await violations(claire, { rules: ['target-size', 'color-contrast'] })).toEqual([]);
  expect(await claire.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  // By keyboard alone: two are ticked, and somebody is named for them.
  const hugo = await visitor();
  await signInAs(hugo, 'Hugo Blanchet', '/personnes?liste=organisation');
  await named(hugo, 'organisation', family);
  const boxes = hugo.getByRole('checkbox', { name: /^Choisir / });
  await boxes.nth(0).focus();
  await hugo.keyboard.press('Space');
  await boxes.nth(1).focus();
  await hugo.keyboard.press('Space');
  await expect(hugo.getByText('2 personnes cochées.')).toBeVisible();
  await hugo.getByRole('button', { name: 'Choisir les personnes cochées' }).focus();
  await hugo.keyboard.press('Enter');
  const lead = hugo.getByLabel(/^Référent/);
  await lead.focus();
  await hugo.keyboard.type('Paul');
  await hugo.getByRole('button', { name: 'Nommer pour 2 personnes' }).focus();
  await hugo.keyboard.press('Enter');
  await expect(hugo.getByText(/2 personnes confiées à Paul Gentil/)).toBeVisible({ timeout: 30_000 });

  // The secretary who imported them: no body's list beyond her own, no diagnosis, and the acts of others do not exist.
  const act = new URL(hugo.url()).pathname;
  expect((await page.goto(act))?.status()).toBe(404);
  await page.goto('/personnes?liste=organisation');
  await expect(page.getByRole('checkbox', { name: /^Choisir / })).toHaveCount(0);
  await hugo.goto(act);
  const person = await hugo.getByRole('row').nth(1).getByRole('link').getAttribute('href');
  expect((await page.goto(`${person}/diagnostic`))?.status()).toBe(404);
});

test('without JavaScript: tick, choose, orient, follow', async ({ browser, page }) => {
  const family = word();
  await signInAs(page, 'Marc Aubry', '/imports');
  await importPeople(page, family, 3);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin });
  const claire = await context.newPage();
  await signInAs(claire, 'Claire Morel', '/personnes?liste=autorite');
  await named(claire, 'autorite', family);
  await claire.getByRole('button', { name: 'Choisir les personnes cochées' }).click();
  await expect(claire.getByText('Cochez au moins une personne')).toBeVisible();
  await named(claire, 'autorite', family);
  const boxes = claire.getByRole('checkbox', { name: /^Choisir / });
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await claire.getByRole('button', { name: 'Choisir les personnes cochées' }).click();
  await orient(claire, 2);
  await expect(async () => {
    await claire.reload();
    await expect(claire.getByText(/2 personnes orientées/)).toBeVisible({ timeout: 500 });
  }).toPass();
  await context.close();
});

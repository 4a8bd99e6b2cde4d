import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { violations } from './testing/axe.ts';

const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 800 };

async function open(page: Page, size = wide) {
  await page.setViewportSize(size);
  await page.goto('/composants');
  await expect(page.getByRole('heading', { level: 1, name: 'Composants' })).toBeVisible();
}

/** Nothing has to be pushed sideways, nothing is cut at the edge. */
async function expectNoSidewaysScroll(page: Page) {
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const cut = [...document.querySelectorAll('main *, footer *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => element.textContent);
    return scrollWidth > clientWidth ? [`${scrollWidth} px`, ...cut] : cut;
  });
  expect(beyond).toEqual([]);
}

test('axe finds nothing on any component, menus and dialog open included', async ({ page }) => {
  await open(page);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('banner').locator('summary').filter({ hasText: 'Nadia Ferrand' }).click();
  expect(await violations(page, { within: 'header' })).toEqual([]);

  await page.getByRole('link', { name: 'Proposer un relais' }).click();
  await expect(page.getByRole('dialog', { name: 'Proposer un relais à Paul Gentil' })).toBeVisible();
  expect(await violations(page, { within: 'dialog' })).toEqual([]);
});

test('a fault is found where there is one', async ({ page }) => {
  await page.setContent('<html lang="fr"><title>Essai</title><main><h1>Essai</h1><button></button></main>');
  expect(await violations(page)).toEqual(['button-name button']);
});

for (const theme of ['the system', 'the person'] as const) {
  test(`words keep their contrast in the dark chosen by ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme === 'the system' ? 'dark' : 'light' });
    await open(page);
    if (theme === 'the person')
      await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(20, 24, 30)',
    );
    expect(await violations(page, { rules: ['color-contrast'] })).toEqual([]);
  });
}

test('320 px wide, nothing is cut and every target is large enough', async ({ page }) => {
  await open(page, narrow);
  await expectNoSidewaysScroll(page);
  expect(await violations(page, { rules: ['target-size'] })).toEqual([]);

  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-space="person"] :is(a, button)')]
      .filter((target) => target.getBoundingClientRect().height < 44)
      .map((target) => target.textContent),
  );
  expect(small).toEqual([]);
});

test('a table loses no cell at 320 px and stays a table for those who listen', async ({ page }) => {
  await open(page, narrow);
  const row = page.getByRole('row', { name: /Awa Diallo/ });
  await expect(row.getByRole('rowheader')).toContainText('Mehun-sur-Yèvre');
  for (const words of ['P. Gentil', '2 mars 2026', 'Après l’immersion', '6 mars 2026']) {
    await expect(row.getByRole('cell').getByText(words, { exact: true }).last()).toBeVisible();
  }
  await expect(page.getByRole('columnheader')).toHaveCount(5);
});

for (const [zoom, size] of [
  ['200 %', { width: 640, height: 450 }],
  ['400 %', { width: 320, height: 225 }],
] as const) {
  test(`at ${zoom} of a 1280 px screen nothing is cut`, async ({ page }) => {
    await open(page, size);
    await expectNoSidewaysScroll(page);
  });
}

test('letters twice as large fit a wide screen', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await expectNoSidewaysScroll(page);
});

test('the narrow menu opens under its button, pushes the page down and closes on Escape', async ({
  page,
}) => {
  await open(page, narrow);
  const menu = page.getByRole('banner').locator('summary').filter({ hasText: 'Menu' });
  const title = page.getByRole('heading', { level: 1 });
  const before = (await title.boundingBox())!.y;
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Saisie' })).toBeVisible();
  expect((await title.boundingBox())!.y).toBeGreaterThan(before + 200);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Saisie' })).toBeHidden();
  await expect(menu).toBeFocused();
});

test('a skip link leads to the content', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('an error of the summary leads to its field, whose label, hint and error are read together', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('alert').getByRole('link', { name: 'Écrivez le nom de naissance.' }).click();
  const field = page
    .getByRole('textbox', { name: 'Nom de naissance (obligatoire)' })
    .and(page.locator('[aria-invalid]'));
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Erreur.*Écrivez le nom de naissance/);

  const date = page.getByLabel('Date de naissance').and(page.locator('[aria-invalid]'));
  await expect(date).toHaveAccessibleDescription(/3 mars 2026.*Erreur.*dans le futur/);
});

test('a text that is too long is counted, not cut', async ({ page }) => {
  await open(page);
  const project = page.getByRole('textbox', { name: 'Son projet' });
  await project.fill('a'.repeat(503));
  await expect(project).toHaveValue('a'.repeat(503));
  await expect(page.getByRole('status').filter({ hasText: '3 caractères de trop' })).toBeAttached();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the menus open and what asks for a dialog leads to a page', async ({ page }) => {
    await page.setViewportSize(narrow);
    await page.goto('/composants');
    await page.getByRole('banner').locator('summary').filter({ hasText: 'Menu' }).click();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Saisie' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Proposer un relais' })).toHaveAttribute(
      'href',
      /composants/,
    );
  });
});

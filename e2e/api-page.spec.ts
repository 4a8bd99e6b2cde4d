import { expect, test } from './fixtures.ts';
import { violations } from './testing/axe.ts';

test('the page for other programs says its addresses, without script and at 320 px in the dark', async ({
  visitor,
}) => {
  const page = await visitor({ javaScriptEnabled: false, colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto('/api');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Interfaces pour les logiciels');
  await page.getByText('Chercher des services autour d’une commune').click();
  await expect(page.getByRole('rowheader', { name: 'code_commune' }).first()).toBeVisible();
  await page.getByRole('link', { name: '/data-inclusion/api/openapi.json' }).click();
  await expect(page.getByText('"openapi":"3.1.0"')).toBeVisible();
});

test('the page for other programs is accessible, and nothing of it overflows', async ({ page }) => {
  await page.goto('/api');
  for (const summary of await page.locator('summary').all()) await summary.click();
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [320, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

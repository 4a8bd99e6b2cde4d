import { screens } from '../src/web/public/discover/screens.ts';
import { expect, test } from './fixtures.ts';
import { violations } from './testing/axe.ts';

test('the way in is on the sign-in page, legible at 320 px and in the dark', async ({ page }) => {
  await page.goto('/connexion');
  await page.getByRole('link', { name: 'découvrir Relais en cinq écrans' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Découvrir Relais' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await violations(page)).toEqual([]);
});

for (const { title, account, address, clicks } of screens) {
  test(`${title}: what ${account} is told to click is there, and leads on`, async ({ page, context }) => {
    await page.goto('/decouvrir');
    const opened = context.waitForEvent('page');
    await page.getByRole('button', { name: `Ouvrir l’écran de ${account}` }).click();
    const screen = await opened;
    await expect(screen).toHaveURL(address);
    for (const { words } of clicks) {
      const before = screen.url();
      const whole = screen.getByRole('link', { name: words, exact: true });
      const link = (await whole.count()) > 0 ? whole : screen.getByRole('link', { name: words });
      await link.first().click({ timeout: 15_000 });
      await expect(screen, words).not.toHaveURL(before);
      await expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
    }
  });
}

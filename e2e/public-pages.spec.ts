import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

const PAGES = [
  ['Accessibilité', '/accessibilite'],
  ['Données personnelles', '/donnees-personnelles'],
] as const;

const expectAccessible = async (page: Page) => expect(await violations(page)).toEqual([]);

for (const [title, path] of PAGES) {
  test(`${title}: a link away from any page, signed in or not, and legible at 320 px in the dark`, async ({
    page,
  }) => {
    const fromFooter = async () => {
      await page.getByRole('contentinfo').getByRole('link', { name: title }).click();
      await expect(page).toHaveURL(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    };
    await page.goto('/connexion');
    await fromFooter();
    await expectAccessible(page);
    await signInAs(page, 'Nadia Ferrand');
    await fromFooter();
    await page.setViewportSize({ width: 320, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(page);
  });
}

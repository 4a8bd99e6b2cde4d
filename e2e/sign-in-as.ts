import { expect, type Page } from '@playwright/test';

/** Signs in with one of the demonstration's buttons, and ends on `path`. */
export async function signInAs(page: Page, name: string, path = '/compte'): Promise<void> {
  await page.goto(`/connexion?retour=${encodeURIComponent(path)}`);
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await expect(page).toHaveURL(path);
}

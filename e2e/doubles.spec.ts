import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

const main = (page: Page) => page.getByRole('main');
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

const fits = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

test('the orientation service compares two records, joins them, and separates them', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Claire Morel', '/sans-referent');
  await page.getByRole('link', { name: 'Doublons possibles' }).click();
  await expect(title(page, 'Doublons possibles')).toBeVisible();
  const list = page.getByRole('list', { name: 'Dossiers qui se ressemblent' });
  await expect(list).toContainText('Mêmes nom, prénom et date de naissance');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: /^Comparer Monique/ }).click();
  await expect(title(page, 'Une personne, ou deux ?')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Nom de naissance/ })).toContainText('Besson');
  expect(await violations(page)).toEqual([]);
  const compared = page.url();

  await page.getByRole('link', { name: 'C’est la même personne…' }).click();
  await expect(title(page, 'Réunir ces deux dossiers ?')).toBeVisible();
  await expect(main(page)).toContainText('Personne ne voit rien de plus qu’avant');
  expect(await violations(page)).toEqual([]);
  for (const width of [375, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Réunir les deux dossiers' }).click();
  await expect(page.getByRole('status')).toContainText('Les deux dossiers sont réunis');

  // Without scripts, the page of the person shows both records; the address of the one leads to the other.
  const plain = await visitor({ javaScriptEnabled: false });
  await signInAs(plain, 'Claire Morel', '/sans-referent');
  await plain.goto(compared);
  const [latest, first] = [/le plus récent/, /celui qui existait/].map((name) =>
    plain.getByRole('link', { name }),
  );
  const kept = await first!.getAttribute('href');
  await latest!.click();
  await expect(plain).toHaveURL(kept!);
  await expect(plain.getByRole('heading', { name: 'Dossier réuni' })).toBeVisible();
  const alias = (await plain.locator('[id^="dossier-"]').first().getAttribute('id'))!.slice(
    'dossier-'.length,
  );
  await plain.goto(`/personnes/${alias}/situation?fait=ok`);
  await expect(plain).toHaveURL(`${kept}/situation?fait=ok`);
  await plain.goto(kept!);
  await plain.getByRole('link', { name: 'Sa situation' }).last().click();
  await expect(plain).toHaveURL(`/personnes/${alias}/situation?dossier=reuni`);
  await page.goto(kept!);
  await expect(page.getByRole('heading', { name: 'Dossier réuni' })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await plain.goto(compared);
  await plain.getByRole('button', { name: 'Séparer les deux dossiers' }).click();
  await expect(main(plain)).toContainText('Les deux dossiers sont séparés');
  await plain.goto(kept!);
  await expect(plain.getByRole('heading', { name: 'Dossier réuni' })).toHaveCount(0);
});

test('a record of another service is shown by its identity alone; two people are told apart, by keyboard', async ({
  page,
}) => {
  await signInAs(page, 'Claire Morel', '/doublons');
  const kenza = page.getByRole('link', { name: /^Comparer Kenza/ });
  await kenza.press('Enter');
  await expect(main(page)).toContainText('quand les deux services ont répondu que c’est la même personne');
  await expect(page.getByRole('link', { name: 'C’est la même personne…' })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'C’est la même personne' }).press('Enter');
  await expect(page.getByRole('status')).toContainText(
    'seront réunis quand l’autre service aura répondu de même',
  );
  await kenza.press('Enter');
  await expect(main(page)).toContainText('L’autre service n’a pas encore répondu.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Retirer cette réponse' }).press('Enter');
  await kenza.press('Enter');
  await page.setViewportSize({ width: 320, height: 800 });
  await fits(page);
  await page.getByRole('button', { name: 'Ce sont deux personnes' }).press('Enter');
  await expect(page.getByRole('status')).toContainText('ce sont deux personnes');
  await expect(kenza).toHaveCount(0);
  await page.getByRole('link', { name: 'Déjà examinés' }).press('Enter');
  await kenza.press('Enter');
  await page.getByRole('button', { name: 'Revenir sur cette réponse' }).press('Enter');
  await expect(kenza).toBeVisible();
});

test('nobody else finds these pages', async ({ page }) => {
  await signInAs(page, 'Nadia Ferrand', '/personnes');
  expect((await page.goto('/doublons'))?.status()).toBe(404);
});

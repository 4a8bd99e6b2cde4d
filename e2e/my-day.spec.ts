import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// Of the demonstration: Mourad Lacroix has given Nadia no news; Claire orients; Hugo manages France Travail Vierzon.

const main = (page: Page) => page.getByRole('main');
const toDo = (page: Page) => main(page).getByRole('list', { name: 'À faire' }).getByRole('listitem');
const tile = (page: Page, words: RegExp) =>
  main(page).getByRole('list', { name: 'En un coup d’œil' }).getByRole('link', { name: words });
test('whoever signs in lands on their day: what to do first, by whom, why, and the act one click away', async ({
  page,
}) => {
  await page.goto('/connexion');
  await page.getByRole('button', { name: /^Nadia Ferrand/ }).click();
  await expect(page).toHaveURL('/ma-journee');
  await expect(page.getByRole('heading', { level: 1, name: 'Bonjour Nadia' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ma journée' })).toHaveAttribute('aria-current', 'page');
  const change = toDo(page).filter({ hasText: 'Préparer le relais de Mourad Lacroix' });
  await expect(change).toContainText('26 ans, fin du PACEA (C. trav. L. 5131-3)');
  expect(await violations(page)).toEqual([]);

  // Noted from here, the line leaves the list and the counts follow.
  const line = toDo(page).filter({ hasText: 'Reprendre contact avec' }).first();
  await expect(line).toContainText('sans nouvelles depuis le');
  await expect(line).toContainText('À vous');
  const opener = line.getByRole('link', { name: /^Noter un contact avec/ });
  await expect(opener).toHaveAttribute('aria-haspopup', 'dialog');
  const name = (await opener.getAttribute('aria-label'))?.replace('Noter un contact avec ', '') ?? '';
  const silent = Number(
    await tile(page, /sans nouvelles depuis 60 jours/)
      .locator('strong')
      .innerText(),
  );
  await opener.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Noter un échange' }).click();
  await expect(page.getByText(`L’échange avec ${name} est noté.`)).toBeVisible();
  await expect(toDo(page).filter({ hasText: `Reprendre contact avec ${name}` })).toBeHidden();
  await expect(tile(page, /sans nouvelles depuis 60 jours/).locator('strong')).toHaveText(String(silent - 1));
});

test('a tile opens the list of the people it counts', async ({ page }) => {
  await signInAs(page, 'Nadia Ferrand', '/ma-journee');
  for (const words of [/personnes? accompagnée/, /sans nouvelles depuis 60 jours/, /échéance dépassée/]) {
    const count = Number(await tile(page, words).locator('strong').innerText());
    await tile(page, words).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Personnes' })).toBeVisible();
    const rows = main(page).getByRole('rowheader');
    await expect(rows).toHaveCount(Math.min(count, 50));
    await page.goto('/ma-journee');
  }
});

test('the orientation service, a manager, a contributeur and a coordinator each have their own day', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Claire Morel', '/ma-journee');
  await expect(toDo(page).first()).toContainText(/Décider de l’orientation d/);
  await toDo(page)
    .first()
    .getByRole('link', { name: /^Décider/ })
    .click();
  await expect(page).toHaveURL(/\/orientation$/);

  const hugo = await visitor();
  await signInAs(hugo, 'Hugo Blanchet', '/ma-journee');
  await expect(toDo(hugo).filter({ hasText: 'Nommer le référent de' }).first()).toContainText('À vous');
  await expect(hugo.getByRole('table', { name: /Dans l’équipe/ })).toContainText('Paul Gentil');
  expect(await violations(hugo)).toEqual([]);

  const lucie = await visitor();
  await signInAs(lucie, 'Lucie Carré', '/ma-journee');
  const shared = toDo(lucie).filter({ hasText: 'Faire garder Lila le mercredi' });
  await expect(shared.first()).toBeVisible();
  await expect(toDo(lucie).filter({ hasText: 'qui vous pose une question autour d’Awa Diallo' })).toHaveCount(
    1,
  );
  await expect(main(lucie)).not.toContainText('sans nouvelles depuis le');
  await expect(main(lucie).getByRole('table', { name: /Mes accompagnements/ })).toContainText('Awa Diallo');

  const ines = await visitor();
  await signInAs(ines, 'Inès Haddad', '/ma-journee');
  await expect(ines.getByRole('heading', { level: 1, name: 'Bonjour Inès' })).toBeVisible();
});

test('at 320 px, in the dark and without JavaScript the day stays whole', async ({ page, visitor }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 640 });
  await signInAs(page, 'Paul Gentil', '/ma-journee');
  await expect(toDo(page).first()).toBeVisible();
  // The style of a table may come a moment after the page that a client navigation brought.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await violations(page, { rules: ['color-contrast', 'target-size'] })).toEqual([]);

  const plain = await visitor({ javaScriptEnabled: false });
  await signInAs(plain, 'Paul Gentil', '/ma-journee');
  await main(plain)
    .getByRole('table', { name: /Mes accompagnements/ })
    .getByRole('link', { name: /^Noter un contact/ })
    .first()
    .click();
  await plain.getByRole('button', { name: 'Noter une tentative' }).click();
  await expect(plain).toHaveURL('/ma-journee?fait=contact');
  await expect(plain.getByText('Le contact est noté.')).toBeVisible();
});

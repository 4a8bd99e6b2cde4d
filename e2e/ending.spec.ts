import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// Whoever is ended here is taken up or undone at the end: other scenarios live in the same territory.

const main = (page: Page) => page.getByRole('main');

const fits = async (page: Page) => {
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 900 });
};

/** The last of the list by name: no other scenario goes there. */
const LAST = '/personnes?ordre=inverse';

test('a référent ends an accompaniment by keyboard, finds the person again under « terminé », and undoes it', async ({
  page,
}) => {
  await signInAs(page, 'Paul Gentil', '/personnes');
  await page.goto(LAST);
  const name = (await main(page).getByRole('rowheader').first().getByRole('link').textContent()) ?? '';
  await main(page).getByRole('rowheader').first().getByRole('link').click();
  await main(page).getByRole('link', { name: 'Terminer l’accompagnement' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Terminer l’accompagnement' })).toBeVisible();
  await main(page).getByRole('button', { name: 'Terminer l’accompagnement' }).focus();
  await page.keyboard.press('Enter');
  await expect(main(page).getByRole('link', { name: 'Choisissez la raison.' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await fits(page);

  await main(page).getByRole('radio', { name: 'Emploi durable' }).focus();
  await page.keyboard.press('Space');
  await main(page)
    .getByLabel(/^Précision/)
    .fill('CDI à la scierie.');
  await main(page).getByRole('button', { name: 'Terminer l’accompagnement' }).focus();
  await page.keyboard.press('Enter');
  await expect(main(page)).toContainText('L’accompagnement est terminé.');
  await expect(main(page)).toContainText('Accompagnement terminé le');
  await expect(main(page)).toContainText('CDI à la scierie.');
  expect(await violations(page)).toEqual([]);
  await fits(page);
  const person = new URL(page.url()).pathname;

  await page.goto(LAST);
  await expect(main(page).getByRole('link', { name, exact: true })).toHaveCount(0);
  await page.goto('/personnes?accompagnement=termine');
  await expect(main(page).getByRole('list', { name: 'Filtres actifs' })).toContainText('terminé');
  await expect(main(page).getByRole('row').filter({ hasText: name })).toContainText('accompagnement terminé');
  await page.goto('/personnes/exporter?accompagnement=termine');
  await expect(main(page)).toContainText('Accompagnement terminé le');

  await page.goto(person);
  await main(page).getByRole('link', { name: 'Reprendre l’accompagnement' }).click();
  expect(await violations(page)).toEqual([]);
  await fits(page);
  await main(page).getByRole('button', { name: 'Annuler la fin' }).click();
  await expect(main(page)).toContainText('La fin est annulée');
  await page.goto(LAST);
  await expect(main(page).getByRole('link', { name, exact: true })).toHaveCount(1);
});

test('a manager ends two in one act, each with their outcome; without JavaScript they come back', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'Hugo Blanchet', '/personnes');
  await page.goto('/personnes?liste=organisation&referent=collegue&ordre=inverse');
  const boxes = main(page).getByRole('checkbox', { name: /^Choisir / });
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  await main(page).getByRole('button', { name: 'Choisir les personnes cochées' }).click();
  await main(page).getByRole('button', { name: 'Terminer pour 2 personnes' }).click();
  await expect(main(page).getByRole('link', { name: 'Choisissez la raison.' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await fits(page);
  const reason = main(page).getByLabel(/^Raison/);
  await expect(reason.locator('option', { hasText: 'Décès' })).toHaveCount(0);
  await reason.selectOption('N’est plus concernée');
  await main(page).getByRole('button', { name: 'Terminer pour 2 personnes' }).click();
  await expect(main(page)).toContainText('2 personnes ne sont plus accompagnées (n’est plus concernée)');
  await expect(main(page).getByRole('row').filter({ hasText: 'fait' })).toHaveCount(2);
  await fits(page);
  const people = await main(page)
    .getByRole('rowheader')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin });
  const hugo = await context.newPage();
  await signInAs(hugo, 'Hugo Blanchet', '/personnes');
  for (const person of people) {
    await hugo.goto(person);
    await main(hugo).getByRole('link', { name: 'Reprendre l’accompagnement' }).click();
    await main(hugo).getByRole('button', { name: 'Annuler la fin' }).click();
    await expect(main(hugo)).toContainText('La fin est annulée');
  }
  await context.close();
});

test('the person reads since when and why, in kind words, and asks that it be taken up again', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Rosa Ferreira', '/mon-espace');
  await expect(main(page)).toContainText('Votre accompagnement est terminé');
  await expect(main(page)).toContainText('Vous avez trouvé un emploi durable.');
  await expect(main(page)).toContainText('Bravo');
  expect(await violations(page)).toEqual([]);
  await fits(page);
  await main(page).getByRole('link', { name: 'Demander la reprise de mon accompagnement' }).click();
  await main(page)
    .getByLabel(/quelques mots/)
    .fill('La biscuiterie ferme.');
  expect(await violations(page)).toEqual([]);
  await main(page).getByRole('button', { name: 'Envoyer ma demande' }).click();
  await expect(main(page)).toContainText('vous avez demandé la reprise de votre accompagnement');
  await fits(page);

  const claire = await visitor();
  await signInAs(claire, 'Claire Morel', '/sans-referent');
  await expect(main(claire)).toContainText('La biscuiterie ferme.');
  await main(claire).getByRole('link', { name: 'Rosa Ferreira' }).click();
  await main(claire).getByRole('link', { name: 'Reprendre l’accompagnement' }).click();
  await main(claire).getByRole('button', { name: 'Reprendre l’accompagnement' }).click();
  await expect(main(claire)).toContainText('L’accompagnement reprend. La personne attend un référent.');
  await page.goto('/mon-espace/cercle');
  await expect(main(page)).toContainText('Votre accompagnement a repris');
});

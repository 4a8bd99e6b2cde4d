import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

const main = (page: Page) => page.getByRole('main');
const services = (page: Page) =>
  main(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a service is found by place and theme, narrowed by what is there, opened, and its structure after it', async ({
    page,
  }) => {
    await signInAs(page, 'Paul Gentil', '/offre');
    await expect(main(page)).toContainText('autour de Vierzon'); // where his organisation is: nothing was asked
    await page.getByLabel('Lieu').fill('Bourges');
    await page.getByLabel('Jusqu’à').selectOption('50');
    await page.getByLabel('Thème').selectOption('mobilite');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await expect(page).toHaveURL('/offre?commune=18033&rayon=50&theme=mobilite');
    await expect(main(page)).toContainText('autour de Bourges, jusqu’à 50 km');
    await main(page).getByRole('link', { name: 'CA Bourges Plus' }).click();
    await expect(main(page)).toContainText('dans toute l’intercommunalité (CA Bourges Plus)');
    await page.getByLabel('Lieu').fill('Cher');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await expect(page).toHaveURL('/offre?departement=18&rayon=50&theme=mobilite');
    await main(page).getByRole('link', { name: 'Préparer un permis' }).click();
    await expect(page).toHaveURL(/theme=mobilite--preparer-un-permis$/);
    const first = services(page).first().getByRole('heading').getByRole('link');
    const name = await first.innerText();
    await first.click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(main(page)).toContainText('Préparer un permis');
    await main(page).getByRole('link').filter({ hasNotText: 'Offre de services' }).first().click();
    await page.goBack();
    const structure = main(page)
      .getByRole('heading', { name: 'Structure', exact: true })
      .locator('xpath=../..')
      .getByRole('link')
      .first();
    const structureName = await structure.innerText();
    await structure.click();
    await expect(page.getByRole('heading', { level: 1, name: structureName })).toBeVisible();
    await expect(main(page).getByRole('link', { name })).toBeVisible();
  });

  test('a place that no commune bears is said at its field; what finds nothing says how to widen', async ({
    page,
  }) => {
    await signInAs(page, 'Paul Gentil', '/offre?lieu=Xyzzy');
    await expect(main(page)).toContainText('Aucune commune, intercommunalité ni département ne porte ce nom');
    await page.goto('/offre?lieu=12+rue+Moyenne+Bourges');
    await expect(main(page)).toContainText('Ici, Relais ne cherche pas par adresse');
    await page.goto(
      '/offre?commune=18033&rayon=5&theme=souvrir-a-linternational&public=etudiants&frais=gratuit&accueil=en-presentiel&seul=oui&mots=zygomatique',
    );
    await expect(main(page)).toContainText('Aucun service trouvé');
    await main(page).getByRole('link', { name: 'Retirer les critères' }).click();
    await expect(services(page).first()).toBeVisible();
  });
});

test('from the diagnosis, what exists near the person, with the answers that lead there', async ({
  page,
}) => {
  await signInAs(page, 'Nadia Ferrand', '/personnes');
  await main(page).getByRole('link', { name: 'Awa Diallo', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Awa Diallo' })).toBeVisible();
  await page.getByRole('link', { name: 'Diagnostic partagé' }).first().click();
  await page.getByRole('link', { name: 'Services près de chez la personne' }).click();
  await expect(main(page)).toContainText('km de Mehun-sur-Yèvre');
  const mobility = main(page).getByRole('heading', { level: 2, name: 'Mobilité' }).locator('xpath=../..');
  await expect(mobility).toContainText('Services sur');
  await expect(services(page).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await mobility.getByRole('link', { name: /^Voir les/ }).click();
  await expect(page).toHaveURL(/\/offre\?commune=18141&rayon=50&theme=/);
});

test('a service is starred, a search kept; what is kept is at the top, and goes in one click', async ({
  page,
}) => {
  await signInAs(page, 'Paul Gentil', '/offre?departement=18&theme=numerique&ouvert=oui');
  await expect(page.getByLabel('Ouvert maintenant')).toBeChecked();
  await page.goto('/offre?departement=18&theme=numerique');
  const first = services(page).first();
  const name = await first.getByRole('heading').innerText();
  await first.getByRole('button', { name: /^Ajouter aux favoris/ }).click();
  await expect(first.getByRole('button', { name: /^Retirer des favoris/ })).toBeVisible();
  await main(page).getByText('Mes services favoris (1)').click();
  await expect(main(page).getByRole('button', { name: `Retirer ${name} des favoris` })).toBeVisible();
  await page.getByRole('button', { name: 'Garder', exact: true }).click();
  await expect(page.getByText('Donnez un nom à cette recherche.').first()).toBeVisible();
  await page.getByLabel('Son nom').fill('Numérique dans le Cher');
  await page.getByRole('button', { name: 'Garder', exact: true }).click();
  await expect(page).toHaveURL('/offre?departement=18&theme=numerique&fait=gardee');
  await page.goto('/offre');
  await expect(main(page).getByRole('link', { name: 'Numérique dans le Cher' })).toHaveAttribute(
    'href',
    '/offre?departement=18&theme=numerique',
  );
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^Ne plus m’écrire/ }).click();
  await expect(page.getByRole('button', { name: /^M’écrire s’il y a du nouveau/ })).toBeVisible();
  await page.getByRole('button', { name: /^Supprimer/ }).click();
  await main(page)
    .getByRole('button', { name: `Retirer ${name} des favoris` })
    .click();
  await expect(main(page).getByText('Mes services favoris')).toHaveCount(0);
});

test('by keyboard alone a search is made, a mark of the map leads to its service', async ({ page }) => {
  await signInAs(page, 'Paul Gentil', '/offre');
  await page.getByLabel('Mots').focus();
  await page.keyboard.type('permi');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/mots=permi&/);
  await expect(services(page).first()).toBeVisible();
  const mark = page
    .getByRole('navigation', { name: /^Carte des services/ })
    .getByRole('link')
    .first();
  await mark.press('Enter');
  // As the browser does, without a word in the address: the page would be loaded again.
  await expect(services(page).first()).toBeFocused();
});

test('axe finds nothing on the offer; at 320 px and in the dark nothing is cut', async ({ page }) => {
  await signInAs(page, 'Paul Gentil', '/offre?commune=18279&theme=mobilite');
  const service = await services(page).first().getByRole('heading').getByRole('link').getAttribute('href');
  for (const address of ['/offre?commune=18279&theme=mobilite', service ?? '']) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(address);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await violations(page, { rules: ['color-contrast'] })).toEqual([]);
  }
});

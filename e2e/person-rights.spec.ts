import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// Awa Diallo (accompanied by Paul, France Travail, and Nadia, département; Lucie, crèche, contributes) in her own space, and what
// professionals see of what she decides. Other files read her too: what is decided here is taken back.

const main = (page: Page) => page.getByRole('main');
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const awa = (page: Page, path: string) => signInAs(page, 'Awa Diallo', path);

const pages = [
  '/mon-espace/cercle',
  '/mon-espace/parcours',
  '/mon-espace/diagnostic',
  '/mon-espace/donnees',
  '/mon-espace/donnees/lectures',
  '/mon-espace/donnees/organismes',
  '/mon-espace/donnees/choix',
  '/mon-espace/donnees/coordonnees',
  '/mon-espace/element/answer/constraint-23',
];

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The address of Awa's page, as a professional has it. */
async function pageOfAwa(page: Page): Promise<string> {
  await main(page)
    .getByRole('link', { name: /Awa Diallo|Diallo Awa/ })
    .first()
    .click();
  await expect(title(page, 'Awa Diallo')).toBeVisible();
  return new URL(page.url()).pathname;
}

test('every page is clean, in the dark and on a narrow screen, at twice the size and in print', async ({
  page,
}) => {
  await awa(page, '/mon-espace/cercle');
  for (const path of pages) {
    await page.goto(path);
    expect(await violations(page), path).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of pages.slice(0, 3)) {
    await page.goto(path);
    expect(await violations(page, { rules: ['color-contrast-enhanced'] }), `${path} dark`).toEqual([]);
  }
  for (const path of pages) {
    await page.setViewportSize({ width: 640, height: 700 }); // 1280 at twice the size
    await page.goto(path);
    for (const width of [640, 375, 320]) {
      await page.setViewportSize({ width, height: 700 });
      expect(await overflow(page), `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
  await page.emulateMedia({ media: 'print' });
  await page.goto('/mon-espace/diagnostic');
  await expect(page.getByRole('navigation', { name: 'Principal' })).toBeHidden();
  await expect(title(page, 'Mon diagnostic')).toBeVisible();
});

test('what she says is clean where professionals read it', async ({ page }) => {
  await signInAs(page, 'Paul Gentil', '/personnes');
  await page.goto(`${await pageOfAwa(page)}/paroles`);
  expect(await violations(page)).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('she comments an objective and contests nothing by mistake; Paul answers; she takes it back', async ({
    page,
    visitor,
  }) => {
    await awa(page, '/mon-espace/diagnostic');
    await main(page).getByRole('link', { name: 'Commenter ou cacher : Mobilité' }).click();
    await expect(title(page, 'Mobilité')).toBeVisible();
    await page.getByRole('button', { name: 'Enregistrer mon commentaire' }).click();
    await expect(page.getByRole('alert')).toContainText('Écrivez quelques mots.');
    const words = `Le bus ne passe plus le soir, ${Date.now()}.`;
    await page.getByLabel(/^Votre commentaire/).fill(words);
    await page.getByRole('button', { name: 'Enregistrer mon commentaire' }).click();
    await expect(page.getByText('Votre commentaire est enregistré.')).toBeVisible();

    const paul = await visitor({ javaScriptEnabled: false });
    await signInAs(paul, 'Paul Gentil', '/personnes');
    const address = await pageOfAwa(paul);
    await expect(main(paul).getByText(words)).toBeVisible();
    await paul.goto(`${address}/paroles`);
    const card = main(paul).locator('section').filter({ hasText: words });
    await card.locator('summary').click();
    await card.getByLabel(/^Réponse/).fill('On regarde les horaires ensemble mardi.');
    await card.getByRole('button', { name: 'Enregistrer la réponse' }).click();
    await expect(paul.getByText('La réponse est enregistrée.')).toBeVisible();

    await page.reload();
    await expect(main(page).getByText('On regarde les horaires ensemble mardi.')).toBeVisible();
    await page.getByRole('button', { name: 'Retirer ce commentaire' }).click();
    await expect(main(page).getByText(words)).toHaveCount(0);
    await paul.reload();
    await expect(main(paul).getByText(words)).toHaveCount(0);
  });

  test('she hides a theme from one organisation, which sees no trace, and changes her mind', async ({
    page,
    visitor,
  }) => {
    const nadia = await visitor({ javaScriptEnabled: false });
    await signInAs(nadia, 'Nadia Ferrand', '/personnes');
    const address = await pageOfAwa(nadia);
    await nadia.goto(`${address}/diagnostic`);
    await expect(main(nadia).getByText('Dépendant des transports en commun').first()).toBeVisible();
    const answered = () =>
      main(nadia)
        .getByText(/Paul Gentil/)
        .count();
    const before = await answered();

    await awa(page, '/mon-espace/element/answer/constraint-23');
    await page.getByRole('radio', { name: 'Conseil départemental du Cher' }).check();
    await page.getByRole('button', { name: 'Cacher à cet organisme' }).click();
    await expect(page.getByText('C’est caché.')).toBeVisible();
    await nadia.reload();
    expect(await answered()).toBeLessThan(before);

    await page.goto('/mon-espace/donnees/choix');
    await expect(main(page).getByText('Conseil départemental du Cher ne le voit plus')).toBeVisible();
    await page.getByRole('button', { name: /^Ne plus le cacher/ }).click();
    await expect(main(page).getByText('Vous ne cachez rien.')).toBeVisible();
    await nadia.reload();
    expect(await answered()).toBe(before);
  });
});

test('Thomas refuses an organisation: it finds nobody, is told nothing of why, and he lifts it', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Thomas Rousseau', '/mon-espace/donnees/organismes');
  // By keyboard alone.
  const others = page.locator('summary', { hasText: 'Voir les autres organismes' });
  if ((await others.count()) > 0) {
    await others.focus();
    await page.keyboard.press('Enter');
  }
  const link = main(page).getByRole('link', { name: /^Mission locale de Vierzon/ });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(title(page, 'Retirer tout accès à cet organisme ?')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await expect(main(page)).toContainText('Relais ne lui dit pas que c’est votre choix.');
  await page.getByRole('button', { name: 'Retirer tout accès' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cet organisme ne voit plus rien de votre dossier.')).toBeVisible();

  const sophie = await visitor();
  await signInAs(sophie, 'Sophie Petitjean', '/personnes/recherche');
  await sophie.getByLabel(/^Nom/).first().fill('Rousseau');
  await sophie.getByLabel(/^Prénom/).fill('Thomas');
  await sophie.getByLabel(/^Date de naissance/).fill('1988-06-09');
  await sophie.getByRole('button', { name: /Chercher|Rechercher/ }).click();
  await expect(main(sophie)).not.toContainText('Nadia');

  await page.getByRole('button', { name: 'Permettre de l’inviter de nouveau' }).click();
  await expect(page.getByText('peut de nouveau être invité')).toBeVisible();
});

test('Awa reads who looked, keeps the list, and asks for another référent; Claire answers', async ({
  page,
  visitor,
}) => {
  await awa(page, '/mon-espace/donnees/lectures');
  await expect(main(page)).toContainText(/France Travail Vierzon \(conseiller/);
  await expect(main(page)).not.toContainText('Paul Gentil');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Télécharger toute la liste/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('qui-a-regarde-mon-dossier.csv');

  await page.goto('/mon-espace/cercle');
  await page.getByRole('link', { name: 'Demander un autre référent' }).click();
  await page.getByLabel(/quelques mots/).fill('Quelqu’un plus près de chez moi.');
  await page.getByRole('button', { name: 'Envoyer ma demande' }).click();
  await expect(page.getByText('Votre demande est partie. Vous lirez la réponse ici.')).toBeVisible();

  const claire = await visitor();
  await signInAs(claire, 'Claire Morel', '/sans-referent');
  const line = claire
    .getByRole('list', { name: 'Demandes des personnes' })
    .getByRole('listitem')
    .filter({ hasText: 'Quelqu’un plus près' });
  await expect(line).toContainText('demande de la personne');
  expect(await violations(claire)).toEqual([]);
  await line.locator('summary').click();
  await line.getByLabel(/^Réponse/).fill('Nous vous appelons jeudi.');
  await line.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await expect(claire.getByText('La réponse est envoyée')).toBeVisible();
  await page.reload();
  await expect(main(page)).toContainText('Nous vous appelons jeudi.');
});

test('she corrects her telephone; a wrong one is explained and nothing is lost', async ({ page }) => {
  await awa(page, '/mon-espace/donnees/coordonnees');
  const phone = page.getByLabel(/^Téléphone/);
  const before = await phone.inputValue();
  await phone.fill('12');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('alert')).toContainText('n’est pas un numéro de téléphone');
  await expect(phone).toHaveValue('12');
  await phone.fill('06 55 50 43 21');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Vos coordonnées sont enregistrées.')).toBeVisible();
  await expect(main(page)).toContainText('06 55 50 43 21');
  await page.goto('/mon-espace/donnees/coordonnees');
  await phone.fill(before);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(main(page)).toContainText(before);
});

test('without a script, a person takes away all that Relais holds about them, to read and for another programme', async ({
  visitor,
}) => {
  const page = await visitor({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await awa(page, '/mon-espace/donnees');
  const save = async (name: RegExp) => {
    const coming = page.waitForEvent('download');
    await main(page).getByRole('link', { name }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };
  const read = await save(/^Une page à lire/);
  expect(read.name).toBe('mes-donnees.html');
  const copy = await visitor();
  await copy.setContent(read.text);
  await expect(copy.getByRole('heading', { level: 1 })).toHaveText('Toutes mes données');
  await expect(copy.getByRole('main')).toContainText('Diallo');
  expect(await violations(copy)).toEqual([]);
  const { name, text } = await save(/JSON/);
  expect(name).toBe('mes-donnees.json');
  expect(JSON.parse(text).rubriques.identite.lignes).toMatchObject([{ family_name: 'Diallo' }]);
});

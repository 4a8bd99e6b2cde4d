import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// Nadia (département) brings people in, Claire orients, Hugo manages France Travail, Paul and Sophie accompany.

/** A name that no other run bears: letters only, as names are. */
const ownName = () =>
  `Cercle${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 8)}`;
const main = (page: Page) => page.getByRole('main');
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const field = (page: Page, label: string | RegExp) => main(page).getByLabel(label);

/** An informed person whom Nadia accompanies; gives the address of their page. */
async function bringIn(page: Page, family: string): Promise<string> {
  await signInAs(page, 'Nadia Ferrand', '/personnes/nouvelle');
  await field(page, /^Nom de naissance/).fill(family);
  await field(page, /^Prénom/).fill('Awa');
  await field(page, /^Date de naissance/).fill('1999-05-04');
  await field(page, /^Personne informée le/).fill('2026-01-15');
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(title(page, `Awa ${family}`)).toBeVisible();
  return new URL(page.url()).pathname;
}

/** The line of the list « Sans référent » that is about this person. */
const waitingLine = (page: Page, family: string) =>
  page
    .getByRole('list', { name: 'Personnes sans référent' })
    .getByRole('listitem')
    .filter({ hasText: family });

/** Opens the list at the page that shows this person: who arrived last comes last, and other tests bring people in too. */
async function openAt(page: Page, list: string, family: string) {
  await page.goto(list);
  const next = page.getByRole('link', { name: 'Page Suivante' });
  while ((await waitingLine(page, family).count()) === 0 && (await next.count()) > 0) {
    const before = page.url();
    await next.click();
    await expect(page).not.toHaveURL(before);
  }
  const line = waitingLine(page, family);
  await expect(line).toBeVisible();
  return line;
}

async function orientToFranceTravail(page: Page, family: string) {
  const line = await openAt(page, '/sans-referent', family);
  await line.locator('summary').click();
  await line.getByLabel(/^Orientation/).selectOption('socio-professionnelle');
  await line
    .getByLabel(/^Organisme référent/)
    .selectOption({ label: await optionStarting(line, 'France Travail Vierzon') });
  await line.getByRole('button', { name: 'Enregistrer l’orientation' }).click();
  await expect(page.getByText('L’orientation est enregistrée')).toBeVisible();
}

async function appointPaul(page: Page, family: string) {
  const line = await openAt(page, '/sans-referent?liste=equipe', family);
  await line.locator('summary').click();
  await line.getByLabel(/^Référent/).selectOption({ label: await optionStarting(line, 'Paul Gentil') });
  await line.getByRole('button', { name: 'Nommer référent' }).click();
  await expect(page.getByText('Le référent est nommé')).toBeVisible();
}

/** Options say how many people each already has, which other runs change. */
async function optionStarting(line: ReturnType<typeof waitingLine>, words: string): Promise<string> {
  return (await line.locator('option', { hasText: words }).textContent()) ?? '';
}

async function invite(page: Page, path: string, organisation: string, name: string, reason: string) {
  await page.goto(`${path}/cercle/inviter`);
  await field(page, 'Par organisation').selectOption({ label: organisation });
  await page.getByRole('button', { name: 'Voir ses professionnels' }).click();
  await field(page, name).check();
  await field(page, /^Pourquoi vous l’invitez/).fill(reason);
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByText('L’invitation est envoyée')).toBeVisible();
}

test('the authority orients, the body appoints, the référent invites, the partner accepts, each in their browser', async ({
  page,
  visitor,
}) => {
  test.slow(); // five browsers
  const family = ownName();
  const path = await bringIn(page, family);

  const claire = await visitor();
  await signInAs(claire, 'Claire Morel', '/sans-referent');
  expect(await violations(claire)).toEqual([]);
  await orientToFranceTravail(claire, family);
  await expect(waitingLine(claire, family)).toContainText('orientée vers France Travail Vierzon');

  const hugo = await visitor();
  await signInAs(hugo, 'Hugo Blanchet', '/sans-referent?liste=equipe');
  await appointPaul(hugo, family);
  await expect(waitingLine(hugo, family)).toHaveCount(0);

  const paul = await visitor();
  await signInAs(paul, 'Paul Gentil', `${path}/cercle`);
  const members = paul.getByRole('list', { name: 'Professionnels du cercle' });
  await expect(members).toContainText('Paul Gentil · référent (vous)');
  expect(await violations(paul)).toEqual([]);
  await invite(
    paul,
    path,
    'Mission locale de Vierzon',
    'Sophie Petitjean',
    `Préparer la suite avec ${family}.`,
  );
  await expect(main(paul)).toContainText('Sophie Petitjean est invité');

  const sophie = await visitor();
  await signInAs(sophie, 'Sophie Petitjean', '/invitations');
  const invitation = sophie.getByRole('listitem').filter({ hasText: family });
  await expect(invitation).toContainText('Rejoindre le cercle d’Awa C.');
  await expect(invitation).toContainText('Par Paul Gentil (France Travail Vierzon)');
  expect(await violations(sophie)).toEqual([]);
  await invitation.getByRole('button', { name: /^Accepter/ }).click();
  await expect(sophie.getByText('Vous avez rejoint le cercle')).toBeVisible();
  await sophie.getByRole('link', { name: 'Ouvrir le dossier' }).click();
  await expect(title(sophie, `Awa ${family}`)).toBeVisible();

  await paul.reload();
  await expect(members).toContainText('Sophie Petitjean · accompagnateur');
  await paul.goto('/invitations');
  const sent = paul.getByRole('list', { name: 'Envoyées par vous' });
  await expect(sent.getByRole('listitem').filter({ hasText: 'Awa C.' }).first()).toContainText('acceptée');
});

test('before accepting, and after leaving, the file does not exist for the partner', async ({
  page,
  visitor,
}) => {
  const family = ownName();
  const path = await bringIn(page, family);
  await invite(page, path, 'Mission locale de Vierzon', 'Sophie Petitjean', `Voir ensemble ${family}.`);

  const sophie = await visitor();
  await signInAs(sophie, 'Sophie Petitjean', '/invitations');
  for (const below of ['', '/cercle', '/cercle/inviter', '/orientation', '/rejoindre']) {
    expect((await sophie.goto(`${path}${below}`))?.status(), below).toBe(404);
  }
  await sophie.goto('/invitations');
  await sophie
    .getByRole('listitem')
    .filter({ hasText: family })
    .getByRole('button', { name: /^Accepter/ })
    .click();
  await sophie.goto(`${path}/cercle`);
  await sophie.getByRole('link', { name: 'Quitter le cercle' }).click();
  await expect(title(sophie, 'Quitter le cercle ?')).toBeVisible();
  expect(await violations(sophie)).toEqual([]);
  await sophie.getByRole('button', { name: 'Quitter le cercle' }).click();
  await expect(sophie.getByText('Vous avez quitté le cercle')).toBeVisible();
  expect((await sophie.goto(`${path}/cercle`))?.status()).toBe(404);
});

test('by keyboard alone: orient from the list, answer an invitation', async ({ page, visitor }) => {
  const family = ownName();
  const path = await bringIn(page, family);
  const claire = await visitor();
  await signInAs(claire, 'Claire Morel', '/sans-referent');
  const line = await openAt(claire, '/sans-referent', family);
  await line.getByRole('link').focus();
  await claire.keyboard.press('Tab');
  await claire.keyboard.press('Enter'); // « Orienter »
  await claire.keyboard.press('Tab');
  await claire.keyboard.press('S'); // Socio-professionnelle
  await claire.keyboard.press('Tab');
  await claire.keyboard.type('Mission');
  await claire.keyboard.press('Tab');
  const notified = line.getByLabel(/^Notifiée/);
  await expect(notified).toBeFocused();
  await line.getByRole('button', { name: 'Enregistrer l’orientation' }).focus();
  await claire.keyboard.press('Enter');
  await expect(waitingLine(claire, family)).toContainText('orientée vers Mission locale de Vierzon');

  await invite(page, path, 'Mission locale de Vierzon', 'Sophie Petitjean', `Voir ensemble ${family}.`);
  const sophie = await visitor();
  await signInAs(sophie, 'Sophie Petitjean', '/invitations');
  const answers = sophie.getByRole('listitem').filter({ hasText: family });
  await answers.getByRole('button', { name: /^Accepter/ }).focus();
  await sophie.keyboard.press('Tab');
  await expect(answers.getByRole('button', { name: /^Décliner/ })).toBeFocused();
  await sophie.keyboard.press('Enter');
  await expect(sophie.getByText('Invitation déclinée')).toBeVisible();
});

test('without JavaScript: find by name, invite, say what is missing, accept', async ({ page, visitor }) => {
  const family = ownName();
  const path = await bringIn(page, family);
  const nadia = await visitor({ javaScriptEnabled: false });
  await signInAs(nadia, 'Nadia Ferrand', `${path}/cercle/inviter`);
  await field(nadia, 'Ou par nom').fill('petit');
  await nadia.getByRole('button', { name: 'Chercher' }).click();
  expect(nadia.url()).not.toContain('petit');
  await field(nadia, 'Sophie Petitjean').check();
  await nadia.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  const summary = nadia.getByRole('alert');
  await expect(summary).toContainText('Dites en une phrase pourquoi vous l’invitez.');
  await expect(field(nadia, 'Sophie Petitjean')).toBeChecked();
  await field(nadia, /^Pourquoi vous l’invitez/).fill(`Voir ensemble ${family}.`);
  await nadia.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(nadia.getByText('L’invitation est envoyée')).toBeVisible();

  const sophie = await visitor({ javaScriptEnabled: false });
  await signInAs(sophie, 'Sophie Petitjean', '/invitations');
  const invitation = sophie.getByRole('listitem').filter({ hasText: family });
  await invitation.getByRole('button', { name: /^Accepter/ }).click();
  await expect(sophie.getByText('Vous avez rejoint le cercle')).toBeVisible();

  const claire = await visitor({ javaScriptEnabled: false });
  await signInAs(claire, 'Claire Morel', '/sans-referent');
  const line = await openAt(claire, '/sans-referent', family);
  await line.locator('summary').click();
  await line.getByRole('button', { name: 'Enregistrer l’orientation' }).click();
  await expect(claire.getByRole('alert')).toContainText('Choisissez l’organisme référent.');
  await expect(waitingLine(claire, family).getByLabel(/^Organisme référent/)).toHaveAttribute(
    'aria-invalid',
    'true',
  );
});

test('two answers to one invitation: the second is told', async ({ page, visitor }) => {
  const family = ownName();
  const path = await bringIn(page, family);
  await invite(page, path, 'Mission locale de Vierzon', 'Sophie Petitjean', `Voir ensemble ${family}.`);
  const sophie = await visitor();
  await signInAs(sophie, 'Sophie Petitjean', '/invitations');
  await page.goto(`${path}/cercle`);
  await page.getByRole('button', { name: /^Retirer \(Sophie/ }).click();
  await expect(page.getByText('L’invitation est retirée')).toBeVisible();
  await sophie
    .getByRole('listitem')
    .filter({ hasText: family })
    .getByRole('button', { name: /^Accepter/ })
    .click();
  await expect(sophie.getByRole('alert')).toContainText('Une réponse a déjà été donnée');
  expect((await sophie.goto(`${path}/cercle`))?.status()).toBe(404);
});

test('a stand-in is named for a selection, and ended', async ({ page, visitor }) => {
  const family = ownName();
  const path = await bringIn(page, family);
  const claire = await visitor();
  await signInAs(claire, 'Claire Morel', '/sans-referent');
  await orientToFranceTravail(claire, family);
  const hugo = await visitor();
  await signInAs(hugo, 'Hugo Blanchet', '/sans-referent?liste=equipe');
  await appointPaul(hugo, family);

  await hugo.goto('/equipe/remplacements');
  await field(hugo, /^Qui s’absente/).selectOption({
    label: 'Paul Gentil, conseiller en accompagnement global',
  });
  await hugo.getByRole('button', { name: 'Continuer' }).click();
  await field(hugo, 'Hugo Blanchet').check();
  await field(hugo, /^Dernier jour/).fill('2020-01-01');
  await hugo.getByRole('button', { name: 'Voir qui reçoit qui' }).click();
  await expect(hugo.getByRole('alert')).toContainText('La date de fin doit suivre la date de début.');
  await field(hugo, /^Dernier jour/).fill('2099-12-31');
  await field(hugo, 'Seulement celles que je choisis').check();
  await field(hugo, `Awa ${family}`).check();
  await hugo.getByRole('button', { name: 'Voir qui reçoit qui' }).click();
  await expect(title(hugo, 'Remplacement de Paul Gentil')).toBeVisible();
  await hugo.getByRole('button', { name: 'Confier 1 personne' }).click();
  await expect(main(hugo)).toContainText('1 personne confiée');
  await hugo.goto(`${path}/cercle`);
  await expect(main(hugo)).toContainText('Remplacé par Hugo Blanchet');
  await hugo.goto('/equipe/remplacements');
  const standIn = hugo.getByRole('listitem').filter({ hasText: 'Hugo Blanchet remplace Paul Gentil' });
  await expect(standIn).toContainText('1 personne');
  await standIn.getByRole('button', { name: /^Terminer maintenant/ }).click();
  await expect(hugo.getByText('Le remplacement est terminé')).toBeVisible();
  await expect(standIn).toHaveCount(0);
});

test('narrow and dark: nothing scrolls sideways, every contrast holds', async ({ page, visitor }) => {
  test.slow(); // six browsers
  const path = await bringIn(page, ownName());
  const screens: [string, string][] = [
    ['Nadia Ferrand', `${path}/cercle`],
    ['Nadia Ferrand', `${path}/cercle/inviter`],
    ['Claire Morel', '/sans-referent'],
    ['Claire Morel', `${path}/orientation`],
    ['Hugo Blanchet', '/equipe/remplacements'],
    ['Sophie Petitjean', '/invitations'],
  ];
  for (const [name, screen] of screens) {
    const reader = await visitor({ viewport: { width: 320, height: 700 }, colorScheme: 'dark' });
    await signInAs(reader, name, screen);
    await reader.waitForLoadState('load');
    const wider = await reader.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, screen).toBeLessThanOrEqual(0);
    expect(await violations(reader, { rules: ['color-contrast', 'target-size'] }), screen).toEqual([]);
  }
});

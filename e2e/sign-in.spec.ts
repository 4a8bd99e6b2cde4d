import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

const expectAccessible = async (page: Page) => expect(await violations(page)).toEqual([]);

/** The address that a demonstration button signs in. */
async function addressOf(page: Page, name: string): Promise<string> {
  await page.goto('/connexion');
  return (await page.getByRole('button', { name: new RegExp(`^${name}`) }).getAttribute('value')) ?? '';
}

async function askByEmail(page: Page, email: string, from = '/connexion') {
  await page.goto(from);
  await page.getByLabel('Adresse e-mail', { exact: false }).fill(email);
  await page.getByRole('button', { name: 'Recevoir un lien de connexion' }).click();
  await expect(heading(page, 'Consultez votre messagerie')).toBeVisible();
}

/** The last sign-in message to this address, as the demonstration's outbox shows it. */
async function lastMessage(page: Page, email: string): Promise<{ link: string; code: string }> {
  const outbox = await page.context().newPage();
  await outbox.goto('/demo/courrier');
  const message = outbox
    .locator('section', { hasText: 'Votre connexion à Relais' })
    .filter({ hasText: `à ${email}` });
  const link = await message.first().getByRole('link').getAttribute('href');
  const code = await message.first().locator('strong').textContent();
  await outbox.close();
  return { link: link ?? '', code: code ?? '' };
}

/** The authenticator application of the person, one step ahead: the code of this half minute may have served already. */
function application(typedKey: string, stepsAhead = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(typedKey.replaceAll(' ', '')) });
  return totp.generate({ timestamp: Date.now() + stepsAhead * 30_000 });
}

test('a demonstration account is one press away, by keyboard, and leads to the page that was wanted', async ({
  page,
}) => {
  await page.goto('/compte');
  await expect(page).toHaveURL('/connexion?retour=%2Fcompte');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Nadia Ferrand/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/compte');
  await expect(heading(page, 'Mon compte')).toBeVisible();
  await expect(page.getByText('Nadia Ferrand').first()).toBeVisible();
  await expectAccessible(page);
  // What stands before a file beyond the day's ceiling; a demo account has no code to give.
  await page.goto('/compte/confirmer?retour=%2Fpersonnes');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ouvrir ce dossier' }).click();
  await expect(page).toHaveURL('/personnes');
});

test('no button, no account: another address or another method finds no page', async ({ page, request }) => {
  const origin = new URL(test.info().project.use.baseURL ?? '').origin;
  const refused = await request.post('/connexion/demo', {
    form: { compte: 'personne@ailleurs.example' },
    headers: { origin },
    maxRedirects: 0,
  });
  expect(refused.status()).toBe(404);
  expect((await page.goto('/connexion/demo'))?.status()).toBe(404);
  expect((await page.goto('/invitation/inventee'))?.status()).toBe(404);
  await expect(heading(page, 'Cette invitation n’est plus valable')).toBeVisible();
});

test('the link of the e-mail signs in the browser that asked, without script', async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  const email = await addressOf(page, 'Paul Gentil');
  await askByEmail(page, email, '/connexion?retour=%2Fcompte');
  const { link } = await lastMessage(page, email);
  await page.goto(link);
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(page).toHaveURL('/compte');
  await expect(page.getByText('Paul Gentil').first()).toBeVisible();

  await page.getByRole('button', { name: 'Déconnecter tous les appareils' }).click();
  await expect(page.getByText('la session est fermée')).toBeVisible();
  await page.goto(link);
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(heading(page, 'Ce lien n’est plus valable')).toBeVisible();
});

test('opened on another device, the link opens nothing and the code does, where it was asked', async ({
  page,
  visitor,
}) => {
  const email = await addressOf(page, 'Paul Gentil');
  await askByEmail(page, email);
  await expectAccessible(page);
  const { link, code } = await lastMessage(page, email);
  const other = await visitor();
  await other.goto(link);
  await expectAccessible(other);
  await other.getByRole('button', { name: 'Me connecter' }).click();
  await expect(heading(other, 'Ce lien a été demandé ailleurs')).toBeVisible();
  await expectAccessible(other);
  await other.goto('/compte');
  await expect(heading(other, 'Se connecter')).toBeVisible();

  const field = page.getByLabel('Code à six chiffres');
  await field.fill(code.startsWith('0') ? '111111' : '000000');
  await field.press('Enter');
  await expect(page.getByRole('alert').or(page.locator('#code-error')).first()).toContainText(
    'Il vous reste 5 essais',
  );
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill(code);
  await field.press('Enter');
  await expect(page).not.toHaveURL(/connexion/);
});

test('an unknown address reads the same page, and a wrong address says what to do', async ({ page }) => {
  await askByEmail(page, 'inconnue@ailleurs.example');
  await expect(page.getByText('Si un compte existe pour inconnue@ailleurs.example')).toBeVisible();
  await page.goto('/connexion');
  await page.getByLabel('Adresse e-mail', { exact: false }).fill('pas une adresse');
  await page.getByRole('button', { name: 'Recevoir un lien de connexion' }).click();
  await expect(page.getByLabel('Adresse e-mail', { exact: false })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('prenom.nom@organisation.fr').first()).toBeVisible();
  await expectAccessible(page);
});

test('an application of codes protects the account: added, asked for, replaced by a recovery code', async ({
  page,
}) => {
  // A retry meets an account that already has its application: it takes another one.
  const name = test.info().retry === 0 ? 'Sophie Petitjean' : 'Yann Le Goff';
  const email = await addressOf(page, name);
  await signInAs(page, name);
  await page.getByRole('link', { name: 'Ajouter une application de codes' }).click();
  await expect(page.getByRole('img', { name: /Code QR/ })).toBeVisible();
  await expectAccessible(page);
  const key = (await page.locator('code').textContent()) ?? '';
  await page.getByLabel('Code à six chiffres').fill('000000');
  await page.getByRole('button', { name: 'Activer' }).click();
  await expect(page.getByText('Il vous reste 5 essais').first()).toBeVisible();
  await page.getByLabel('Code à six chiffres').fill(application(key));
  await page.getByRole('button', { name: 'Activer' }).click();
  await expect(heading(page, 'Vos codes de secours')).toBeVisible();
  await expectAccessible(page);
  const recoveryCodes = await page.locator('li code').allTextContents();
  expect(recoveryCodes).toHaveLength(10);
  await page.getByRole('link', { name: 'J’ai noté mes codes, continuer' }).click();
  await expect(page.getByText(/Application de codes ajoutée le/)).toBeVisible();

  for (const code of [application(key, 1), recoveryCodes[0] ?? '']) {
    await page.getByRole('button', { name: 'Déconnecter tous les appareils' }).click();
    await askByEmail(page, email, '/connexion?retour=%2Fcompte');
    await page.goto((await lastMessage(page, email)).link);
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await expect(heading(page, 'Double vérification')).toBeVisible();
    if (code.length === 6) await expectAccessible(page);
    await page.goto('/compte');
    await expect(heading(page, 'Double vérification')).toBeVisible();
    await page.getByLabel(/Code à six chiffres, ou code de secours/).fill(code);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await expect(page).toHaveURL('/compte');
  }
  await expect(page.getByText('Codes de secours non utilisés : 9')).toBeVisible();

  await page.getByRole('link', { name: 'Renouveler les codes de secours' }).click();
  await page.getByLabel(/code de secours/).fill(recoveryCodes[1] ?? '');
  await page.getByRole('button', { name: 'Obtenir de nouveaux codes' }).click();
  expect(await page.locator('li code').allTextContents()).toHaveLength(10);
});

test('another device is disconnected from one’s account, at once', async ({ page, visitor }) => {
  const other = await visitor({ javaScriptEnabled: false });
  await signInAs(other, 'Marc Aubry');
  await signInAs(page, 'Marc Aubry');
  await page.getByRole('row').filter({ hasNotText: 'celui-ci' }).getByRole('button').first().click();
  await expect(page.getByText('Cet appareil est déconnecté.')).toBeVisible();
  await other.goto('/compte');
  await expect(other.getByText('Cette session a été fermée depuis votre compte.')).toBeVisible();
});

test('a professional number is kept, and a wrong one explained', async ({ page }) => {
  await signInAs(page, 'Claire Morel');
  await page.getByLabel('Téléphone professionnel').fill('pas un numéro');
  await page.getByRole('button', { name: 'Enregistrer le numéro' }).click();
  await expect(page.getByLabel('Téléphone professionnel')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await page.getByLabel('Téléphone professionnel').fill('02 48 00 00 00');
  await page.getByRole('button', { name: 'Enregistrer le numéro' }).click();
  await expect(page.getByText('Votre numéro professionnel est enregistré.')).toBeVisible();
  await expect(page.getByLabel('Téléphone professionnel')).toHaveValue('02 48 00 00 00');
});

test('a colleague invited by e-mail enters: invitation, mailbox, application of codes', async ({
  page,
  visitor,
}) => {
  const email = `awa.diallo.${Date.now()}@francetravail.example`;
  await signInAs(page, 'Hugo Blanchet', '/organisation/membres/nouveau');
  await page.getByLabel('Adresse e-mail', { exact: false }).fill(email);
  await page.getByLabel('Prénom').fill('Awa');
  await page.getByLabel('Nom', { exact: false }).last().fill('Diallo');
  await page.getByLabel('Fonction').fill('conseillère');
  await page.getByRole('radio').first().check();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page).toHaveURL(/\/organisation/);

  const newcomer = await visitor();
  await newcomer.goto('/demo/courrier');
  const message = newcomer
    .locator('section', { hasText: 'Invitation à rejoindre Relais' })
    .filter({ hasText: email });
  await message.getByRole('link').click();
  await expect(heading(newcomer, 'Rejoindre France Travail Vierzon')).toBeVisible();
  await expectAccessible(newcomer);
  await expect(newcomer.getByLabel('Prénom')).toHaveValue('Awa');
  await newcomer.getByRole('button', { name: 'Accepter l’invitation' }).click();
  await newcomer.getByLabel('Code à six chiffres').fill((await lastMessage(newcomer, email)).code);
  await newcomer.getByRole('button', { name: 'Me connecter' }).click();
  await expect(heading(newcomer, 'Double vérification')).toBeVisible();
  const key = (await newcomer.locator('code').textContent()) ?? '';
  await newcomer.getByLabel('Code à six chiffres').fill(application(key));
  await newcomer.getByRole('button', { name: 'Activer' }).click();
  await newcomer.getByRole('link', { name: 'J’ai noté mes codes, continuer' }).click();
  await newcomer.goto('/compte');
  await expect(newcomer.getByText('Awa Diallo').first()).toBeVisible();
  await expect(newcomer.getByText('France Travail Vierzon').first()).toBeVisible();

  // The newcomer loses everything: the manager lets them choose another application, and their session ends.
  await page.goto('/organisation');
  await page.getByRole('link', { name: 'Awa Diallo', exact: true }).first().click();
  await page.getByText('Le téléphone et les codes de secours sont perdus').click();
  await page.getByRole('button', { name: 'Réinitialiser la double vérification' }).click();
  await expect(
    page.getByText('Une nouvelle application sera demandée à la prochaine connexion'),
  ).toBeVisible();
  await newcomer.goto('/compte');
  await expect(newcomer.getByText('Votre double vérification a été réinitialisée.')).toBeVisible();
  await page.goto('/organisation/courrier');
  await expect(page.getByText('Tous les messages sont partis')).toBeVisible();
});

test('a screen left alone is covered, and what was being typed is there again', async ({ page }) => {
  await page.clock.install();
  await signInAs(page, 'Claire Morel');
  const phone = page.getByLabel('Téléphone professionnel');
  await phone.fill('02 48 11');
  const cover = page.getByRole('dialog', { name: 'Écran verrouillé' });
  await page.clock.fastForward('19:00');
  await expect(cover).toBeHidden();
  // The script may start after the first leap: twenty minutes are then counted from its start.
  await expect(async () => {
    await page.clock.fastForward('20:10');
    await expect(cover).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(cover).toBeVisible();
  await cover.getByRole('button', { name: 'Reprendre' }).click();
  await expect(cover).toBeHidden();
  await expect(phone).toHaveValue('02 48 11');
});

for (const path of ['/connexion', '/demo/courrier', '/compte']) {
  test(`${path} fits a small screen and keeps its contrast in the dark`, async ({ page }) => {
    await signInAs(page, 'Nadia Ferrand');
    if (path === '/connexion') await page.context().clearCookies();
    await page.setViewportSize({ width: 320, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(page);
  });
}

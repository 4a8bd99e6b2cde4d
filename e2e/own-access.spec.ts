import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// How an accompanied person enters their space, and how somebody near them does not. Each test has people of its own.

const letters = () =>
  Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 8);
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const BIRTH = '1999-05-04';

/** Adds a person whom Nadia accompanies; gives the address of the page about their access. */
async function addPerson(page: Page, given: string, email?: string): Promise<string> {
  await signInAs(page, 'Nadia Ferrand', '/personnes/nouvelle');
  return enterPerson(page, given, email);
}

async function enterPerson(page: Page, given: string, email?: string): Promise<string> {
  await page.goto('/personnes/nouvelle');
  const field = (label: RegExp) => page.getByRole('main').getByLabel(label);
  await field(/^Nom de naissance/).fill(`Essai${letters()}`);
  await field(/^Prénom/).fill(given);
  await field(/^Date de naissance/).fill(BIRTH);
  if (email) await field(/^(Adresse e-mail|E-mail)/).fill(email);
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(title(page, new RegExp(given))).toBeVisible();
  await page.getByRole('link', { name: 'Adresse de connexion et code sur papier' }).click();
  await expect(title(page, 'Son accès à Relais')).toBeVisible();
  return new URL(page.url()).pathname;
}

async function propose(page: Page, address: string, way?: RegExp) {
  await page.getByLabel(/^Adresse e-mail de la personne/).fill(address);
  if (way) await page.getByRole('radio', { name: way }).check();
  else await page.getByRole('checkbox', { name: /est avec moi/ }).check();
  await page.getByRole('button', { name: 'Proposer cette adresse' }).click();
  await expect(page.getByText('L’adresse est proposée')).toBeVisible();
}

/** The messages to this address, the last first, as the demonstration's outbox shows them. */
async function messages(page: Page, address: string, subject: string) {
  await page.goto('/demo/courrier');
  return page.locator('section', { hasText: subject }).filter({ hasText: `à ${address}` });
}

async function confirmMailbox(page: Page, address: string, birth = BIRTH) {
  const message = await messages(page, address, 'Confirmez votre adresse pour Relais');
  await page.goto((await message.first().getByRole('link').getAttribute('href')) ?? '');
  await page.getByLabel(/^Votre date de naissance/).fill(birth);
  await page.getByRole('button', { name: 'Confirmer mon adresse' }).click();
}

async function askLink(page: Page, address: string) {
  await page.goto('/connexion?retour=%2Fmon-espace');
  await page.getByLabel(/^Adresse e-mail/).fill(address);
  await page.getByRole('button', { name: 'Recevoir un lien de connexion' }).click();
  await expect(title(page, 'Consultez votre messagerie')).toBeVisible();
}

async function followLink(page: Page, address: string, reader = page) {
  const message = await messages(page, address, 'Votre connexion à Relais');
  await reader.goto((await message.first().getByRole('link').getAttribute('href')) ?? '');
  await reader.getByRole('button', { name: 'Me connecter' }).click();
}

test('a first address, without script: nothing before it is confirmed, then the space, its devices, the way out', async ({
  page,
  visitor,
}) => {
  const given = `Nour${letters()}`;
  const address = `${given.toLowerCase()}@exemple.fr`;
  await addPerson(page, given);
  await page.getByLabel(/^Adresse e-mail de la personne/).fill(address);
  await page.getByRole('button', { name: 'Proposer cette adresse' }).click();
  await expect(page.getByRole('alert')).toContainText('Cochez la case');
  await expect(page.getByLabel(/^Adresse e-mail de la personne/)).toHaveValue(address);
  expect(await violations(page)).toEqual([]);
  await propose(page, address);

  const own = await visitor({ javaScriptEnabled: false, viewport: { width: 375, height: 700 } });
  await askLink(own, address);
  await expect(await messages(own, address, 'Votre connexion à Relais')).toHaveCount(0);
  await confirmMailbox(own, address, '1980-01-01');
  await expect(own.getByText('Cette date ne correspond pas').first()).toBeVisible();
  await confirmMailbox(own, address);
  await expect(title(own, 'Merci, votre adresse est confirmée')).toBeVisible();

  await askLink(own, address);
  const thief = await visitor({ javaScriptEnabled: false });
  await followLink(own, address, thief);
  await expect(title(thief, 'Ce lien a été demandé ailleurs')).toBeVisible();
  await thief.goto('/mon-espace');
  await expect(title(thief, 'Se connecter')).toBeVisible();
  await followLink(own, address);
  await expect(own).toHaveURL('/mon-espace');
  await expect(own.getByRole('main')).toContainText(`Bonjour ${given}`);
  await expect(own.getByRole('main')).toContainText('Nadia Ferrand');
  await followLink(own, address);
  await expect(title(own, 'Ce lien n’est plus valable')).toBeVisible();

  await own.goto('/mon-espace/connexion');
  await expect(own.getByRole('main')).toContainText(address);
  await own.getByRole('button', { name: 'Fermer mon espace partout' }).click();
  await expect(own.getByText('la session est fermée')).toBeVisible();
  await own.goto('/mon-espace');
  await expect(title(own, 'Se connecter')).toBeVisible();
});

test('another address opens nothing before the person says yes from the old one; a changed contact address opens nothing', async ({
  page,
  visitor,
}) => {
  const given = `Lila${letters()}`;
  const [old, next, contact] = ['ancienne', 'nouvelle', 'contact'].map(
    (w) => `${given.toLowerCase()}.${w}@exemple.fr`,
  ) as [string, string, string];
  const access = await addPerson(page, given, contact);
  await propose(page, old);
  const own = await visitor();
  await confirmMailbox(own, old);
  await page.goto(access);
  await propose(page, next, /lit encore/);
  await confirmMailbox(own, next);
  await expect(own.getByRole('main')).toContainText('Il manque encore un accord');
  for (const address of [next, contact]) {
    await askLink(own, address);
    await expect(await messages(own, address, 'Votre connexion à Relais')).toHaveCount(0);
  }
  await askLink(own, old);
  await followLink(own, old);
  await expect(title(own, 'Mon espace')).toBeVisible();
  await own.goto('/mon-espace/connexion');
  expect(await violations(own)).toEqual([]);
  await own.getByRole('button', { name: 'Oui, c’est mon adresse' }).click();
  await expect(own.getByText('Votre accès à Relais a changé')).toBeVisible();
  await askLink(own, next);
  await followLink(own, next);
  await expect(title(own, 'Mon espace')).toBeVisible();

  await page.goto(`${access}/fermer`);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Fermer son espace' }).click();
  await expect(page.getByText('L’espace est fermé')).toBeVisible();
  await own.reload();
  await expect(title(own, 'Se connecter')).toBeVisible();
});

test('who shares the mailbox, knows the birth date and finds the paper reads nothing', async ({
  page,
  visitor,
}) => {
  const given = `Sarah${letters()}`;
  const shared = `${given.toLowerCase()}@exemple.fr`;
  const access = await addPerson(page, given);
  await propose(page, shared);
  const partner = await visitor({ javaScriptEnabled: false });
  await confirmMailbox(partner, shared);
  await enterPerson(page, `Partenaire${letters()}`, shared);
  await askLink(partner, shared);
  const neutral = await messages(partner, shared, 'Votre demande de connexion à Relais');
  await expect(neutral.first()).toContainText('ne permet pas de se connecter');
  await expect(neutral.first()).not.toContainText(given);
  await expect(await messages(partner, shared, 'Votre connexion à Relais')).toHaveCount(0);

  await page.goto(access);
  await page.getByRole('button', { name: 'Imprimer un code' }).click();
  const code = (await page.locator('article code').textContent()) ?? '';
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('article')).toBeVisible();
  await expect(page.getByText(new RegExp(given)).filter({ visible: true })).toHaveCount(0);

  await partner.goto('/code');
  await partner.getByLabel(/^Le code de votre papier/).fill(code.toLowerCase());
  await partner.getByLabel(/^Votre date de naissance/).fill('1990-01-01');
  await partner.getByRole('button', { name: 'Commencer' }).click();
  await expect(partner.getByText('ne va pas').first()).toBeVisible();
  await expect(partner.getByLabel(/^Le code de votre papier/)).toHaveValue(code.toLowerCase());
  await partner.getByLabel(/^Votre date de naissance/).fill(BIRTH);
  await partner.getByRole('button', { name: 'Commencer' }).click();
  await expect(partner.getByRole('button', { name: 'Me déconnecter' })).toBeVisible();
  for (const path of ['', '/mon-espace', '/mon-espace/connexion', access, '/personnes', '/compte']) {
    if (path) await partner.goto(path);
    await expect(partner).toHaveURL('/mon-espace/diagnostic/preparer');
    await expect(partner.locator('body')).not.toContainText(given);
    await expect(partner.locator('body')).not.toContainText('Nadia');
  }
  await partner.getByRole('button', { name: 'Me déconnecter' }).click();
  await partner.goto('/code');
  await partner.getByLabel(/^Le code de votre papier/).fill(code);
  await partner.getByLabel(/^Votre date de naissance/).fill(BIRTH);
  await partner.getByRole('button', { name: 'Commencer' }).click();
  await expect(partner.getByText('ne va pas').first()).toBeVisible();

  await page.emulateMedia({ media: 'screen' });
  await page.goto(access.replace('/acces', ''));
  await expect(page.getByRole('main')).toContainText('Code sur papier utilisé pour préparer');
});

test('the space by keyboard, in the dark and at 320 px; left open, it closes by itself', async ({ page }) => {
  await page.clock.install();
  await page.goto('/connexion?retour=%2Fmon-espace');
  await page.getByRole('button', { name: /^Awa Diallo/ }).focus();
  await page.keyboard.press('Enter');
  await expect(title(page, 'Mon espace')).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await violations(page, { rules: ['color-contrast-enhanced', 'target-size'] })).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const small = await page
    .locator('main :is(a, button), header :is(a, button), nav:not([aria-label="Accès rapide"]) a')
    .evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent),
    );
  expect(small).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await violations(page)).toEqual([]);
  await page
    .getByRole('navigation', { name: 'Principal' })
    .getByRole('link', { name: 'Ma connexion' })
    .focus();
  await page.keyboard.press('Enter');
  await expect(title(page, 'Ma connexion')).toBeVisible();
  await page.waitForLoadState(); // the script that counts has begun
  await page.clock.fastForward('31:00');
  await expect(page).toHaveURL(/connexion\?fin=idle/);
});

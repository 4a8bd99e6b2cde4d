import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// Nadia Ferrand (département) accompanies people of the demonstration; each test notes contacts with a person of its own.

const ownName = () =>
  `Essai${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 8)}`;

/** Opens the dialog once the page is awake; before, and without JavaScript, the page that does the same. */
const opener = (page: Page, name: string) =>
  page.getByRole('link', { name: `Noter un contact avec ${name}` });

/** Adds a person whom Nadia accompanies, and gives the address of their page. */
async function addPerson(page: Page): Promise<{ path: string; name: string }> {
  const family = ownName();
  await signInAs(page, 'Nadia Ferrand', '/personnes/nouvelle');
  const field = (label: RegExp) => page.getByRole('main').getByLabel(label);
  await field(/^Nom de naissance/).fill(family);
  await field(/^Prénom/).fill('Awa');
  await field(/^Date de naissance/).fill('1999-05-04');
  await field(/^Personne informée le/).fill('2026-01-15');
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Awa ${family}` })).toBeVisible();
  const path = new URL(page.url()).pathname;
  await page.goto(path);
  await expect(opener(page, `Awa ${family}`)).toHaveAttribute('aria-haspopup', 'dialog');
  return { path, name: `Awa ${family}` };
}

const dialog = (page: Page, name: string) =>
  page.getByRole('dialog', { name: `Noter un contact avec ${name}` });
/** The channel of Nadia's last contact, whichever test noted it. */
const chosen = (page: Page, name: string) => dialog(page, name).getByRole('radio', { checked: true });
const timeline = (page: Page) => page.getByRole('list', { name: /^Parcours/ });

test('two clicks note an exchange; it can be taken back from where it was noted', async ({ page }) => {
  const { path, name } = await addPerson(page);
  await opener(page, name).click();
  await expect(chosen(page, name)).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await dialog(page, name).getByRole('button', { name: 'Noter un échange' }).dblclick();
  await expect(dialog(page, name)).toBeHidden();
  await expect(
    page.getByRole('status').filter({ hasText: `L’échange avec ${name} est noté.` }),
  ).toBeVisible();
  await expect(page).toHaveURL(path);
  const noted = timeline(page).getByRole('listitem').filter({ hasText: 'le retirer' });
  await expect(noted).toHaveCount(1);
  await expect(noted).toContainText('Nadia Ferrand');

  await page.getByRole('button', { name: 'C’est une erreur, le retirer' }).click();
  await expect(page.getByText(`Le contact avec ${name} est retiré.`)).toBeVisible();
  await expect(timeline(page)).toContainText('Contact noté par erreur, retiré');
  await expect(timeline(page)).toContainText('retiré par la personne qui l’avait noté');
});

test('by the keyboard alone: an attempt by another channel, with a line', async ({ page }) => {
  const { name } = await addPerson(page);
  const begun = Date.now();
  await opener(page, name).focus();
  await page.keyboard.press('Enter');
  await expect(chosen(page, name)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const channel = await chosen(page, name).inputValue();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Rappeler jeudi matin');
  for (let n = 0; n < 3; n++) await page.keyboard.press('Tab');
  await expect(dialog(page, name).getByRole('button', { name: 'Noter une tentative' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page, name)).toBeHidden();
  expect(Date.now() - begun).toBeLessThan(10_000);
  await expect(timeline(page)).toContainText('Rappeler jeudi matin');
  await expect(opener(page, name)).toBeFocused();

  // The next one is thought to go the same way, and Escape leaves everything as it was.
  await page.keyboard.press('Enter');
  await expect(chosen(page, name)).toBeFocused();
  await expect(chosen(page, name)).toHaveValue(channel);
  await page.keyboard.press('Escape');
  await expect(opener(page, name)).toBeFocused();
});

test('what is wrong is said in the dialog, a connection that is down too, and nothing is lost', async ({
  page,
  context,
}) => {
  const { name } = await addPerson(page);
  await opener(page, name).click();
  const form = dialog(page, name);
  await form.getByRole('radio', { name: 'Téléphone' }).check();
  await form.getByLabel(/^En une ligne/).fill('Elle cherche une garde');
  await form.getByText('Un autre jour ou une autre heure').click();
  await form.getByLabel('Jour').fill('2999-01-01');
  await form.getByRole('button', { name: 'Noter un échange' }).click();
  await expect(form.getByRole('alert')).toBeFocused();
  await expect(form.getByRole('alert')).toContainText('Un contact se note quand il a eu lieu');
  await expect(form.getByLabel(/^En une ligne/)).toHaveValue('Elle cherche une garde');

  await form.getByLabel('Jour').fill('2026-11-02');
  await context.setOffline(true);
  await form.getByRole('button', { name: 'Noter un échange' }).click();
  await expect(form.getByText('La connexion ne répond pas')).toBeVisible();
  await expect(form.getByLabel(/^En une ligne/)).toHaveValue('Elle cherche une garde');
  await context.setOffline(false);
  await form.getByRole('button', { name: 'Noter un échange' }).click();
  await expect(form).toBeHidden();
  await expect(timeline(page)).toContainText('Échange par téléphone : Elle cherche une garde');
  await expect(timeline(page)).toContainText('2 novembre 2026');
});

test('without JavaScript a page does the same, and comes back to where it was asked', async ({
  page,
  visitor,
}) => {
  const { path, name } = await addPerson(page);
  const plain = await visitor({ javaScriptEnabled: false });
  await signInAs(plain, 'Nadia Ferrand', path);
  await opener(plain, name).click();
  await expect(plain).toHaveURL(`${path}/contacts/nouveau?retour=${encodeURIComponent(path)}`);
  await plain.getByLabel(/^En une ligne/).fill('x'.repeat(201));
  await plain.getByRole('radio', { name: 'Visite à domicile' }).check();
  await plain.getByRole('button', { name: 'Noter un échange' }).click();
  await expect(plain.getByRole('alert')).toContainText('Raccourcissez la ligne');
  await expect(plain.getByRole('radio', { name: 'Visite à domicile' })).toBeChecked();
  await plain.getByLabel(/^En une ligne/).fill('Le logement est trop petit');
  await plain.getByRole('button', { name: 'Noter un échange' }).click();
  await expect(plain).toHaveURL(`${path}?fait=contact`);
  await expect(plain.getByText('Le contact est noté.')).toBeVisible();
  await expect(timeline(plain)).toContainText('Visite à domicile : Le logement est trop petit');

  await plain.getByRole('link', { name: /le retirer/ }).click();
  await plain.getByRole('button', { name: 'Retirer le contact' }).click();
  await expect(plain.getByText('Le contact est retiré.')).toBeVisible();
  await expect(timeline(plain)).not.toContainText('Le logement est trop petit');
  await page.goto(`${path}/contacts/nouveau`);
  expect(await violations(page)).toEqual([]);
  // Another site is no place to come back to.
  await plain.goto(`${path}/contacts/nouveau?retour=https://exemple.fr/`);
  await plain.getByRole('button', { name: 'Noter une tentative' }).click();
  await expect(plain).toHaveURL(`${path}?fait=contact`);
});

test('the dialog fits a narrow screen, in the dark too', async ({ page }) => {
  const { name } = await addPerson(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 640 });
  await opener(page, name).click();
  await expect(chosen(page, name)).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await violations(page, { rules: ['color-contrast', 'target-size'] })).toEqual([]);
});

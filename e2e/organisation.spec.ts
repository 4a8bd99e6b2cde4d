import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

const main = (page: Page) => page.getByRole('main');
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const field = (page: Page, label: string | RegExp) => main(page).getByLabel(label);
const ownMark = () => Math.random().toString(36).slice(2, 8);

/** The link of the invitation that the demonstration's outbox holds for this address. */
async function invitationLink(page: Page, email: string): Promise<string> {
  await page.goto('/demo/courrier');
  const message = page
    .locator('section', { hasText: 'Invitation à rejoindre Relais' })
    .filter({ hasText: `à ${email}` });
  return (await message.first().getByRole('link').getAttribute('href')) ?? '';
}

test('a manager invites a colleague by e-mail, who accepts and appears in the team', async ({
  page,
  visitor,
}) => {
  const email = `camille.${ownMark()}@exemple.fr`;
  await signInAs(page, 'Yann Le Goff', '/organisation');
  await expect(title(page, 'Cap emploi du Cher')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Inviter un collègue' }).click();
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByRole('alert')).toContainText('Saisissez une adresse complète');
  expect(await violations(page)).toEqual([]);
  await field(page, /^Adresse e-mail/).fill(email);
  await field(page, /^Prénom/).fill('Camille');
  await field(page, /^Nom/).fill('Perrin');
  await field(page, /^Fonction/).fill('conseillère emploi');
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByRole('list', { name: 'Invitations en attente' })).toContainText(email);

  const camille = await visitor();
  await camille.goto(await invitationLink(camille, email));
  await expect(title(camille, 'Rejoindre Cap emploi du Cher')).toBeVisible();
  await camille.getByRole('button', { name: 'Accepter l’invitation' }).click();
  await expect(title(camille, 'Consultez votre messagerie')).toBeVisible();

  await page.reload();
  const row = page.getByRole('row').filter({ hasText: email });
  await expect(row).toContainText('Camille Perrin');
  await row.getByRole('link', { name: 'Camille Perrin' }).click();
  await expect(title(page, 'Camille Perrin')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await field(page, 'Accueil').check();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(row).toContainText('Accueil');

  await row.getByRole('link', { name: 'Camille Perrin' }).click();
  await page.getByText('Enregistrer le départ aujourd’hui').click();
  await page.getByRole('button', { name: 'Enregistrer le départ', exact: true }).click();
  await expect(page.getByText('Le départ est enregistré')).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('a colleague who leads people cannot leave before they are given to somebody else', async ({ page }) => {
  await signInAs(page, 'Hugo Blanchet', '/organisation');
  await page.getByRole('link', { name: 'Amélie Rocher' }).click();
  await expect(main(page)).toContainText('Confiez-les d’abord');
  await expect(page.getByRole('button', { name: 'Enregistrer le départ' })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  expect((await page.goto('/organisation/membres/01900000-0000-7000-8000-000000000000'))?.status()).toBe(404);
});

test('details are corrected by a manager, and shown to the team; others have no way to', async ({
  page,
  visitor,
}) => {
  const phone = `02 48 ${ownMark().replace(/\D/g, '').padEnd(2, '0').slice(0, 2)} 10 20`;
  await signInAs(page, 'Yann Le Goff', '/organisation/modifier');
  await field(page, /^SIRET/).fill('123');
  await field(page, /^Téléphone/).fill(phone);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('alert')).toContainText('Ce numéro n’est pas un SIRET');
  await expect(field(page, /^Téléphone/)).toHaveValue(phone);
  await field(page, /^SIRET/).fill('732 829 320 00074');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(main(page)).toContainText(phone);
  await expect(main(page)).toContainText('732 829 320 00074');

  const sophie = await visitor();
  await signInAs(sophie, 'Sophie Petitjean', '/organisation');
  await expect(sophie.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
  for (const path of ['/organisation/modifier', '/organisation/membres/nouveau', '/equipe/remplacements']) {
    expect((await sophie.goto(path))?.status(), path).toBe(404);
  }
});

test('the coordinator adds a partner without JavaScript, invites its manager, ends its agreement', async ({
  visitor,
}) => {
  const name = `PLIE ${ownMark()}`;
  const page = await visitor({ javaScriptEnabled: false });
  await signInAs(page, 'Inès Haddad', '/territoire');
  await page.getByRole('link', { name: 'Ajouter une organisation' }).click();
  await field(page, /^Nom/).fill(name);
  await page.getByRole('button', { name: 'Ajouter l’organisation' }).click();
  await expect(page.getByRole('alert')).toContainText('Choisissez un type d’organisation.');
  await field(page, /^Type/).selectOption({ label: 'PLIE' });
  await page.getByRole('button', { name: 'Ajouter l’organisation' }).click();
  await expect(title(page, name)).toBeVisible();
  await expect(page.getByText('L’organisation est ajoutée')).toBeVisible();

  await field(page, /^Adresse e-mail/).fill(`${ownMark()}@exemple.fr`);
  await field(page, /^Prénom/).fill('Rose');
  await field(page, /^Nom/).fill('Martin');
  await field(page, /^Fonction/).fill('directrice');
  await page.getByRole('button', { name: 'Inviter le responsable' }).click();
  await expect(main(page)).toContainText('Rose Martin');

  await page.getByText('Mettre fin à cette convention').click();
  await field(page, /^Raison/).fill('Fin du marché');
  await page.getByRole('button', { name: 'Mettre fin à la convention' }).click();
  await expect(main(page)).toContainText('Fin du marché');
});

test('a discreet partner is known to the coordinator and to itself, to nobody else', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Inès Haddad', '/territoire');
  await expect(main(page)).toContainText('Maison d’accueil La Passerelle');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Maison d’accueil La Passerelle' }).click();
  await expect(title(page, 'Maison d’accueil La Passerelle')).toBeVisible();
  await expect(main(page)).not.toContainText('Vasseur');
  expect(await violations(page)).toEqual([]);
  const address = new URL(page.url()).pathname;

  const paul = await visitor();
  await signInAs(paul, 'Paul Gentil', '/territoire');
  await expect(main(paul)).toContainText('Conseil départemental du Cher');
  await expect(main(paul)).not.toContainText('Passerelle');
  expect((await paul.goto(address))?.status()).toBe(404);

  const elise = await visitor();
  await signInAs(elise, 'Élise Vasseur', '/organisation');
  await expect(title(elise, 'Maison d’accueil La Passerelle')).toBeVisible();
  expect(await violations(elise)).toEqual([]);
});

test('narrow and dark: nothing scrolls sideways, every contrast holds', async ({ visitor }) => {
  const screens: [string, string][] = [
    ['Hugo Blanchet', '/organisation'],
    ['Hugo Blanchet', '/organisation/membres/nouveau'],
    ['Inès Haddad', '/territoire'],
    ['Inès Haddad', '/territoire/organisations/nouvelle'],
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

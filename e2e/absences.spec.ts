import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// Each test admits its own colleague, so that portfolios of other tests stay as they are. Yann manages Cap emploi, Hugo France Travail.

const main = (page: Page) => page.getByRole('main');
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const field = (page: Page, label: string | RegExp) => main(page).getByLabel(label);

const ownName = () =>
  `Relais${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 8)}`;

const inDays = (days: number) => {
  const date = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(date);
};

/** A colleague of France Travail who accepted the invitation by e-mail, with the browser in which they are signed in. */
async function newColleague(
  hugo: Page,
  visitor: () => Promise<Page>,
): Promise<{ page: Page; name: string; email: string }> {
  const family = ownName();
  const email = `${family.toLowerCase()}@exemple.fr`;
  await signInAs(hugo, 'Hugo Blanchet', '/organisation/membres/nouveau');
  await field(hugo, /^Adresse e-mail/).fill(email);
  await field(hugo, /^Prénom/).fill('Dora');
  await field(hugo, /^Nom/).fill(family);
  await field(hugo, /^Fonction/).fill('conseillère');
  await hugo.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(hugo.getByRole('list', { name: 'Invitations en attente' })).toContainText(email);
  const page = await visitor();
  await page.goto('/demo/courrier');
  const letter = page
    .locator('section', { hasText: 'Invitation à rejoindre Relais' })
    .filter({ hasText: `à ${email}` });
  await page.goto((await letter.first().getByRole('link').getAttribute('href')) ?? '');
  await page.getByRole('button', { name: 'Accepter l’invitation' }).click();
  await expect(title(page, 'Consultez votre messagerie')).toBeVisible();
  return { page, name: `Dora ${family}`, email };
}

/** From the invitation to the first page: the mailbox, then an application of codes. */
async function firstSignIn(page: Page, email: string): Promise<void> {
  await page.goto('/demo/courrier');
  const letter = page
    .locator('section', { hasText: 'Votre connexion à Relais' })
    .filter({ hasText: `à ${email}` });
  await page.goto((await letter.first().getByRole('link').getAttribute('href')) ?? '');
  await page.getByRole('button', { name: 'Me connecter' }).click();
  const key = (await page.locator('code').first().textContent()) ?? '';
  const application = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) });
  await page.getByLabel('Code à six chiffres').fill(application.generate());
  await page.getByRole('button', { name: 'Activer' }).click();
  await page.getByRole('link', { name: 'J’ai noté mes codes, continuer' }).click();
  await page.goto('/personnes');
}

/** The form that gives people of Paul, or of another colleague, for good. */
async function giveForGood(hugo: Page, from: string, to: string): Promise<void> {
  await hugo.goto('/equipe/remplacements');
  const options = await field(hugo, /^Qui s’absente/)
    .locator('option')
    .allTextContents();
  const wanted = options.find((option) => option.startsWith(from)) ?? '';
  await field(hugo, /^Qui s’absente/).selectOption({ label: wanted });
  await hugo.getByRole('button', { name: 'Continuer' }).click();
  await field(hugo, 'Un relais définitif').check();
  await expect(field(hugo, /^Premier jour/)).toBeHidden();
  await field(hugo, to).check();
}

test('a colleague receives somebody, leaves at once: signed out, an interim in the same instant, then a relay', async ({
  page: hugo,
  visitor,
}) => {
  const { page: dora, name, email } = await newColleague(hugo, visitor);
  await firstSignIn(dora, email);

  await giveForGood(hugo, 'Paul Gentil', name);
  await field(hugo, 'Seulement celles que je choisis').check();
  const boxes = main(hugo).getByRole('group', { name: 'Les personnes' }).getByRole('checkbox');
  const people = await boxes.count();
  await hugo.getByRole('button', { name: 'Tout cocher' }).press('Enter');
  await expect(main(hugo).getByRole('status')).toContainText(`${people} sur ${people}`);
  await hugo.getByRole('button', { name: 'Tout décocher' }).press('Enter');
  await field(hugo, 'Filtrer par nom ou commune').fill('diallo');
  await expect(boxes.filter({ visible: true })).toHaveCount(1);
  await field(hugo, 'Filtrer par nom ou commune').fill('');
  const chosen = main(hugo)
    .getByRole('group', { name: 'Les personnes' })
    .locator('label', { hasNotText: 'Filtrer' })
    .last();
  const person = (await chosen.textContent()) ?? '';
  await boxes.last().press('Space');
  expect(await violations(hugo)).toEqual([]);
  await hugo.getByRole('button', { name: 'Voir qui reçoit qui' }).press('Enter');
  await expect(title(hugo, 'Relais de Paul Gentil')).toBeVisible();
  await expect(main(hugo)).toContainText('Rien n’a encore changé');
  expect(await violations(hugo)).toEqual([]);
  await hugo.getByRole('button', { name: 'Confier 1 personne' }).press('Enter');
  await expect(main(hugo)).toContainText('1 personne confiée');
  expect(await violations(hugo)).toEqual([]);
  await dora.reload();
  await expect(main(dora)).toContainText(person.split(' ').at(-1) ?? '');

  // A departure that is planned comes into the manager's day, one click from the relay.
  await hugo.goto('/organisation');
  await hugo.getByRole('link', { name }).click();
  await field(hugo, /^Dernier jour dans/).fill(inDays(5));
  await hugo.getByRole('button', { name: 'Prévoir le départ' }).press('Enter');
  await expect(main(hugo)).toContainText('Son dernier jour est le');
  await hugo.goto('/ma-journee?tout=oui');
  expect(await violations(hugo)).toEqual([]);
  await hugo.getByRole('link', { name: `${name}, qui s’en va` }).press('Enter');
  await expect(title(hugo, `Confier les personnes de ${name}`)).toBeVisible();

  await hugo.goto('/organisation');
  await hugo.getByRole('link', { name }).click();
  await hugo.getByText('Départ immédiat, en urgence').press('Enter');
  expect(await violations(hugo)).toEqual([]);
  await hugo.getByRole('button', { name: /^Prendre l’intérim/ }).press('Enter');
  await expect(hugo.getByText('Vous êtes référent par intérim de 1 personne')).toBeVisible();
  expect(await violations(hugo)).toEqual([]);
  await dora.getByRole('link', { name: 'Organisation', exact: true }).click();
  await expect(dora.getByText('Votre accès au nom de cette organisation a pris fin.')).toBeVisible();

  await hugo.getByRole('link', { name: 'Les confier' }).press('Enter');
  await expect(field(hugo, person)).toBeChecked();
  await field(hugo, 'Paul Gentil').check();
  await hugo.getByRole('button', { name: 'Voir qui reçoit qui' }).click();
  await hugo.getByRole('button', { name: 'Confier 1 personne' }).click();
  await expect(main(hugo)).toContainText('1 personne confiée');
});

test('the directory finds who does what, and invites into the circle of one’s own people', async ({
  page,
  visitor,
}) => {
  const family = ownName();
  await signInAs(page, 'Nadia Ferrand', '/personnes/nouvelle');
  await field(page, /^Nom de naissance/).fill(family);
  await field(page, /^Prénom/).fill('Awa');
  await field(page, /^Date de naissance/).fill('1999-05-04');
  await field(page, /^Personne informée le/).fill('2026-01-15');
  await field(page, 'J’accompagne cette personne').check();
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(title(page, `Awa ${family}`)).toBeVisible();

  await page.getByRole('link', { name: 'Annuaire' }).click();
  await expect(title(page, 'Annuaire')).toBeVisible();
  await expect(main(page)).not.toContainText('Passerelle');
  await expect(main(page)).not.toContainText('Vasseur');
  expect(await violations(page)).toEqual([]);
  await field(page, /^Début du nom/).fill('delm');
  await field(page, /^Début du nom/).press('Enter');
  await expect(main(page).getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL('/annuaire'); // a name stays out of addresses
  await page.getByRole('link', { name: 'Inviter Rose Delmas dans un cercle' }).press('Enter');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText('Choisissez la personne concernée.');
  const option = field(page, /^Dans le cercle de/).locator('option', { hasText: family });
  await field(page, /^Dans le cercle de/).selectOption((await option.getAttribute('value')) ?? '');
  await field(page, /^Pourquoi/).fill('Aller à la formation.');
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).press('Enter');
  await expect(page.getByText('L’invitation est envoyée')).toBeVisible();

  // Another reader, without JavaScript: filters, an organisation's page, a line.
  const lucie = await visitor({ javaScriptEnabled: false });
  await signInAs(lucie, 'Lucie Carré', '/annuaire');
  await field(lucie, 'Type d’organisation').selectOption({ label: 'Mission locale' });
  await lucie.getByRole('button', { name: 'Filtrer' }).click();
  await expect(main(lucie)).toContainText('Sophie Petitjean');
  await expect(main(lucie)).not.toContainText('Paul Gentil');
  await lucie.getByRole('link', { name: 'Mission locale de Vierzon' }).first().click();
  await expect(title(lucie, 'Mission locale de Vierzon')).toBeVisible();
  await lucie.getByRole('link', { name: 'Sophie Petitjean', exact: true }).click();
  await expect(title(lucie, 'Sophie Petitjean')).toBeVisible();
  await expect(lucie.getByRole('link', { name: /Fiche et absences/ })).toHaveCount(0);
  expect((await lucie.goto(`${new URL(lucie.url()).pathname}/modifier`))?.status()).toBe(404);
});

test('one’s own line and days away; a stand-in prepared without JavaScript, and called off', async ({
  visitor,
}) => {
  const yann = await visitor({ javaScriptEnabled: false });
  await signInAs(yann, 'Yann Le Goff', '/annuaire');
  await yann.getByRole('link', { name: 'Ma fiche' }).click();
  await yann.getByRole('link', { name: 'Ma fiche et mes absences' }).click();
  await field(yann, /^Premier jour/).fill(inDays(0));
  await field(yann, /^Dernier jour/).fill(inDays(-1));
  await yann.getByRole('button', { name: 'Annoncer l’absence' }).click();
  await expect(yann.getByRole('alert')).toContainText('La date de fin doit suivre');
  await field(yann, /^Dernier jour/).fill(inDays(3));
  await yann.getByRole('button', { name: 'Annoncer l’absence' }).click();
  await expect(yann.getByText('L’absence est annoncée')).toBeVisible();
  const sentence = `Emploi et handicap ${ownName()}`;
  await field(yann, /^Ce que je fais/).fill(sentence);
  await yann.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(main(yann)).toContainText(sentence);
  await expect(main(yann)).toContainText('absent jusqu’au');
  await yann.getByRole('link', { name: 'Ma fiche et mes absences' }).click();
  await expect(async () => {
    const remove = yann.getByRole('button', { name: /^Retirer/ });
    if ((await remove.count()) > 0) await remove.first().click();
    await expect(yann.getByText('Aucune absence annoncée.')).toBeVisible({ timeout: 1_000 });
  }).toPass();

  const hugo = await visitor({ javaScriptEnabled: false });
  await signInAs(hugo, 'Hugo Blanchet', '/equipe/remplacements');
  await field(hugo, /^Qui s’absente/).selectOption({ label: 'Amélie Rocher, conseillère' });
  await hugo.getByRole('button', { name: 'Continuer' }).click();
  await field(hugo, 'Paul Gentil').check();
  await field(hugo, /^Dernier jour/).fill(inDays(5));
  await hugo.getByRole('button', { name: 'Voir qui reçoit qui' }).click();
  await expect(hugo.getByRole('button', { name: /^Confier \d+ personnes/ })).toBeVisible();
  await hugo.getByRole('button', { name: 'Annuler ce relais' }).click();
  await expect(hugo.getByText('Ce relais est annulé')).toBeVisible();
});

test('narrow and dark: nothing scrolls sideways, every contrast holds', async ({ visitor }) => {
  const reader = await visitor({ viewport: { width: 320, height: 700 }, colorScheme: 'dark' });
  await signInAs(reader, 'Hugo Blanchet', '/annuaire');
  const checked = async (screen: string) => {
    await reader.waitForLoadState('load');
    const wider = await reader.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, screen).toBeLessThanOrEqual(0);
    expect(await violations(reader, { rules: ['color-contrast', 'target-size'] }), screen).toEqual([]);
  };
  await checked('directory');
  await reader.getByRole('link', { name: 'Ma fiche' }).click();
  await checked('line');
  await reader.getByRole('link', { name: 'Ma fiche et mes absences' }).click();
  await expect(title(reader, 'Ma fiche et mes absences')).toBeVisible();
  await checked('own line and absences');
  await giveForGood(reader, 'Amélie Rocher', 'Paul Gentil');
  await field(reader, 'Seulement celles que je choisis').check();
  await checked('form');
  await field(reader, 'Toutes ses personnes').check();
  await reader.getByRole('button', { name: 'Voir qui reçoit qui' }).click();
  await expect(title(reader, /^Relais/)).toBeVisible();
  await checked('preview');
  await reader.getByRole('button', { name: 'Annuler ce relais' }).click();
  await expect(reader.getByText('Ce relais est annulé')).toBeVisible();
});

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// Nadia (département) orients Awa towards a service; the structure answers from its e-mail, on a telephone and without an account;
// Awa says what became of it.

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const TELEPHONE = { viewport: { width: 375, height: 700 }, javaScriptEnabled: false } as const;

/** Awa's page, as Nadia finds it. */
async function awaOf(page: Page): Promise<string> {
  await signInAs(page, 'Nadia Ferrand', '/personnes');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Diallo/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/personnes\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** From Awa's diagnosis, two clicks: what exists near her for the difficulty that keeps her from moving, then one of these services. */
async function askForAwa(page: Page): Promise<void> {
  await page.goto(`${await awaOf(page)}/diagnostic`);
  await page.getByRole('link', { name: 'Services près de chez la personne' }).click();
  const mobility = page.getByRole('main').locator('section', {
    has: page.getByRole('heading', { level: 2, name: /déplacer|mobilité/i }),
  });
  await mobility
    .getByRole('link', { name: /^Faire une demande/ })
    .last()
    .click();
  await expect(title(page, /^Orienter vers/)).toBeVisible();
}

/** The link of the last message about a request, as its reader would open it. */
async function linkOfLastMail(page: Page, name: string): Promise<string> {
  await page.goto('/demo/courrier');
  const href = await page.getByRole('main').getByRole('link', { name }).first().getAttribute('href');
  return new URL(href ?? '').pathname;
}

test('a request is sent, accepted by link on a telephone, followed, and confirmed by the person', async ({
  page,
  visitor,
}) => {
  await askForAwa(page);
  expect(await violations(page)).toEqual([]);
  // Without agreement nothing leaves.
  await page.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(page.getByRole('alert')).toContainText('Dites comment la personne a donné son accord');
  await page.getByRole('radio', { name: 'En entretien' }).check();
  await page.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(page.getByText('La demande est envoyée.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const referral = new URL(page.url()).pathname;

  // A document that is none is refused, and nothing is lost; one that is goes with the request.
  const choose = (name: string, content: string) =>
    page.getByLabel('Joindre des documents').setInputFiles({
      name,
      mimeType: 'application/pdf',
      buffer: Buffer.from(content),
    });
  await choose('programme.pdf', 'MZ');
  await page.getByRole('button', { name: 'Joindre', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('n’est ni un PDF');
  await choose('attestation.pdf', '%PDF-1.7\n%%EOF');
  await page.getByRole('button', { name: 'Joindre', exact: true }).click();
  await expect(page.getByText('C’est joint')).toBeVisible();
  await expect(page.getByRole('link', { name: 'attestation.pdf' })).toBeVisible();

  const structure = await visitor(TELEPHONE);
  const link = await linkOfLastMail(structure, 'Voir la demande et répondre');
  const answer = await structure.goto(link);
  expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
  expect(await structure.content()).not.toMatch(/Awa|Diallo|Nadia/);
  await structure.getByRole('button', { name: 'Voir la demande' }).click();
  await expect(structure.getByText('Awa Diallo')).toBeVisible();
  const kept = structure.waitForEvent('download');
  await structure.getByRole('link', { name: 'attestation.pdf' }).click();
  expect((await kept).suggestedFilename()).toBe('attestation.pdf');
  await structure.getByRole('button', { name: 'Accepter la demande' }).click();
  await expect(structure.getByText('Votre réponse est enregistrée')).toBeVisible();
  // Replayed, the link decides nothing more and names nobody.
  await structure.goto(link);
  await expect(structure.getByText('Acceptée')).toBeVisible();
  await expect(structure.getByRole('button', { name: 'Voir la demande' })).toBeHidden();
  expect(await structure.content()).not.toMatch(/Awa|Diallo/);

  await page.goto(referral);
  await expect(page.getByRole('main').getByText('Acceptée', { exact: true })).toBeVisible();
  await page.getByText('L’accompagnement a commencé', { exact: true }).click();
  await page.getByRole('button', { name: 'Noter le début' }).click();
  await expect(page.getByText('C’est noté.')).toBeVisible();
  await page.getByText('C’est terminé', { exact: true }).click();
  await page.getByRole('radio', { name: 'Le besoin est résolu', exact: true }).check();
  await page.getByRole('button', { name: 'Noter la fin' }).click();
  await expect(page.getByText('C’est noté.')).toBeVisible();

  const awa = await visitor({ javaScriptEnabled: false });
  await signInAs(awa, 'Awa Diallo', `/mon-espace/demandes/${referral.split('/').at(-1)}`);
  await awa.getByRole('button', { name: 'Oui, c’est exact' }).click();
  await expect(awa.getByText('Merci. Votre réponse est enregistrée.')).toBeVisible();
  await page.goto(referral);
  await expect(page.getByText('La personne confirme ce résultat.')).toBeVisible();
});

test('documents leave with the request, or nothing leaves', async ({ page, visitor }) => {
  await askForAwa(page);
  const form = new URL(page.url()).pathname;
  const field = page.getByLabel('Joindre des documents');
  const send = page.getByRole('button', { name: 'Envoyer la demande' });
  const pdf = (name: string, content = '%PDF-1.7\n%%EOF') => ({
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from(content),
  });
  // Too large, or too many: said before anything is sent.
  await field.setInputFiles([pdf('un.pdf'), pdf('livre.pdf', ' '.repeat(5 * 1024 * 1024 + 1))]);
  await expect(page.getByText('« livre.pdf » dépasse 5 Mo')).toBeVisible();
  expect(await field.inputValue()).toBe('');
  await field.setInputFiles(Array.from({ length: 6 }, (_, n) => pdf(`${n}.pdf`)));
  await expect(page.getByText('Une demande porte 5 documents au plus')).toBeVisible();
  // Without agreement nothing leaves: what was typed is there, and the page says what to choose again.
  await page.getByText('Ce que la structure lira').click();
  await page.getByLabel('En quelques mots').fill('Elle habite loin du car.');
  await field.setInputFiles([pdf('attestation.pdf'), pdf('titre.pdf')]);
  await send.click();
  await expect(page.getByRole('alert')).toContainText('Dites comment la personne a donné son accord');
  await expect(page.getByRole('alert')).toContainText(
    'Choisissez de nouveau « attestation.pdf », « titre.pdf »',
  );
  expect(await violations(page)).toEqual([]);
  // Nor with a document that is none.
  await page.getByRole('radio', { name: 'En entretien' }).check();
  await field.setInputFiles([pdf('attestation.pdf'), pdf('programme.pdf', 'MZ')]);
  await send.click();
  await expect(page.getByRole('alert')).toContainText('« programme » n’est ni un PDF');
  await expect(page.getByRole('alert')).toContainText('Choisissez de nouveau « attestation.pdf » :');
  await expect(page.getByRole('radio', { name: 'En entretien' })).toBeChecked();
  await expect(page.getByLabel('En quelques mots')).toHaveValue('Elle habite loin du car.');
  expect(new URL(page.url()).pathname).toBe(form);
  await field.setInputFiles([pdf('attestation.pdf'), pdf('titre.pdf')]);
  const id = page.locator('input[name="id"]');
  const made = await id.inputValue();
  await send.click();
  await expect(page.getByText('La demande est envoyée.')).toBeVisible();
  for (const name of ['attestation.pdf', 'titre.pdf'])
    await expect(page.getByRole('link', { name })).toBeVisible();
  // The same form once more, as a browser that was closed brings it back, with another document.
  await page.goto(form);
  await id.evaluate((input: HTMLInputElement, value) => {
    input.value = value;
  }, made);
  await page.getByRole('radio', { name: 'En entretien' }).check();
  await field.setInputFiles([pdf('bail.pdf')]);
  await send.click();
  await expect(page.getByText('Cette demande était déjà partie')).toBeVisible();
  await expect(page.getByText('La demande est envoyée.')).toBeHidden();
  await expect(page.getByRole('link', { name: 'bail.pdf' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'titre.pdf' })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  const structure = await visitor(TELEPHONE);
  await structure.goto(await linkOfLastMail(structure, 'Voir la demande et répondre'));
  await structure.getByRole('button', { name: 'Voir la demande' }).click();
  await expect(structure.getByText('Elle habite loin du car.')).toBeVisible();
  const kept = structure.waitForEvent('download');
  await structure.getByRole('link', { name: 'titre.pdf' }).click();
  expect((await kept).suggestedFilename()).toBe('titre.pdf');
});

test('from the offer, without JavaScript, one of one’s people is chosen for a service', async ({
  page,
  visitor,
}) => {
  const plain = await visitor({ javaScriptEnabled: false });
  await signInAs(plain, 'Nadia Ferrand', '/offre');
  await plain
    .getByRole('main')
    .getByRole('link', { name: /^Orienter une personne/ })
    .first()
    .click();
  const choice = new URL(plain.url()).pathname;
  await plain.getByLabel('Début du nom ou du prénom').fill('Dial');
  await plain.getByRole('button', { name: 'Filtrer' }).click();
  expect(plain.url()).not.toContain('Dial');
  await plain.getByRole('link', { name: 'Choisir Awa Diallo' }).click();
  await expect(title(plain, /^Orienter vers/)).toBeVisible();

  await signInAs(page, 'Nadia Ferrand', choice.replace(/\/orienter$/, ''));
  await page.getByRole('link', { name: 'Orienter une personne vers ce service' }).click();
  await expect(title(page, 'Orienter une personne')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await violations(page, { rules: ['color-contrast', 'target-size'] })).toEqual([]);
});

test('the keyboard alone asks first for room, and takes the request back', async ({ page }) => {
  await askForAwa(page);
  await page.getByRole('button', { name: /^Demander d’abord/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('La question est envoyée, sans nommer la personne.')).toBeVisible();
  await page.getByText('Retirer la demande').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Retirer la demande' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText('Retirée', { exact: true })).toBeVisible();
});

test('counters are those of the lists they open; axe finds nothing, in the dark at 320 px either', async ({
  page,
}) => {
  await signInAs(page, 'Nadia Ferrand', '/demandes');
  const tabs = page.getByRole('navigation', { name: 'État de mes demandes' }).getByRole('link');
  for (let n = 0; n < (await tabs.count()); n++) {
    const counted = Number(/\((\d+)\)/.exec((await tabs.nth(n).textContent()) ?? '')?.[1]);
    await tabs.nth(n).click();
    await expect(page.getByRole('main').getByRole('link', { name: /^Ouvrir/ })).toHaveCount(counted);
  }
  const look = async (state: string, rules?: string[]) => {
    expect(await violations(page, { rules }), state).toEqual([]);
  };
  // The navigation counts what it opens.
  await page.goto('/demandes');
  const door = page.getByRole('navigation', { name: 'Principal' }).getByRole('link', { name: /^Demandes/ });
  const waiting = Number(/\d+/.exec((await door.first().textContent()) ?? '')?.[0]);
  await expect(page.getByRole('main').getByRole('link', { name: /^Ouvrir/ })).toHaveCount(waiting);
  const pages = ['/demandes', '/demandes/recues', '/demandes/sans-solution'];
  for (const path of pages) {
    await page.goto(path);
    await look(path);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of pages) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    await look(path, ['color-contrast', 'target-size']);
  }
});

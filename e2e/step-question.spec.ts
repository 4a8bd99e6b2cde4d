import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// Nadia (département) asks Lucie (crèche) about the step that they share; Lucie answers from her e-mail.

const own = (words: string) => `${words} ${Math.random().toString(36).slice(2, 7)} ?`;

async function openSharedStep(page: Page) {
  await signInAs(page, 'Nadia Ferrand', '/personnes');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Diallo/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/personnes\/[0-9a-f-]{36}$/);
  await page.goto(`${new URL(page.url()).pathname}/plan`);
  await page.getByRole('link', { name: 'Modifier : Faire garder Lila le mercredi' }).click();
  await expect(page.getByRole('heading', { name: 'Questions sur cette étape' })).toBeVisible();
}

async function ask(page: Page, question: string) {
  await openSharedStep(page);
  await page.getByText('Poser une question').click();
  await page
    .getByRole('combobox', { name: /^À qui/ })
    .selectOption({ label: 'Lucie Carré · Crèche Les Lucioles' });
  await page.getByRole('textbox', { name: /^Votre question/ }).fill(question);
  await page.getByRole('button', { name: 'Envoyer la question' }).click();
  await expect(page.getByText('La question est envoyée')).toBeVisible();
}

/** The link of the last message, as its reader would open it. */
async function linkOfLastMail(page: Page): Promise<string> {
  await page.goto('/demo/courrier');
  const mail = page.getByRole('main').getByRole('link', { name: 'Répondre à la question' }).first();
  return (await mail.getAttribute('href')) ?? '';
}

test.describe('who is asked, without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('answers from the e-mail: signs in, lands on the question, and the answer is news to who asked', async ({
    page,
    visitor,
  }) => {
    const question = own('Une place dès le 4 janvier');
    const nadia = await visitor();
    await ask(nadia, question);
    const link = new URL(await linkOfLastMail(page)).pathname;
    await page.goto(link);
    const shown = await page.content();
    for (const secret of ['Awa', 'Diallo', 'Nadia', question]) expect(shown).not.toContain(secret);
    await page.getByRole('button', { name: 'Voir la question et répondre' }).click();
    await expect(page).toHaveURL(/\/connexion\?retour=/);
    await page.getByRole('button', { name: /^Lucie Carré/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Question sur une étape' })).toBeVisible();
    await expect(page.getByRole('heading', { name: question })).toBeVisible();
    await page.getByRole('button', { name: 'Envoyer la réponse' }).click();
    await expect(page.getByRole('alert')).toContainText('Écrivez votre réponse.');
    await page.getByRole('textbox', { name: /^Réponse/ }).fill('Oui, le matin.');
    await page.getByRole('button', { name: 'Envoyer la réponse' }).click();
    await expect(page.getByText('Votre réponse est enregistrée')).toBeVisible();

    await nadia.goto('/questions');
    await nadia.getByRole('link', { name: `Lire la réponse : ${question}` }).click();
    await expect(nadia.getByText('Oui, le matin.')).toBeVisible();
    await nadia.getByRole('button', { name: 'J’ai lu la réponse' }).click();
    await expect(nadia.getByRole('link', { name: `Lire la réponse : ${question}` })).toBeHidden();
  });

  test('a link that was cut leads nowhere; somebody else’s finds nothing', async ({ page, visitor }) => {
    const nadia = await visitor();
    await ask(nadia, own('Quels papiers'));
    const link = new URL(await linkOfLastMail(page)).pathname;
    await page.goto(link.slice(0, -3));
    await page.getByRole('button', { name: 'Voir la question et répondre' }).click();
    await expect(page.getByRole('heading', { name: 'Ce lien n’est pas complet' })).toBeVisible();
    await signInAs(page, 'Yann Le Goff');
    await page.goto(link);
    await page.getByRole('button', { name: 'Voir la question et répondre' }).click();
    await expect(page).toHaveURL('/questions?fait=introuvable');
    await expect(page.getByText('Cette question n’est plus ouverte pour vous')).toBeVisible();
  });
});

test('the keyboard alone asks a question and takes it back; axe finds nothing on the way', async ({
  page,
}) => {
  const question = own('Faut-il un certificat');
  await openSharedStep(page);
  await page.getByText('Poser une question').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Lucie');
  await page.keyboard.press('Tab');
  await page.keyboard.type(question);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('La question est envoyée')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto('/questions');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: `Ouvrir : ${question}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: question })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Retirer la question' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('La question est retirée.')).toBeVisible();
});

test('in the dark at 320 px words keep their contrast and nothing is cut', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 800 });
  await signInAs(page, 'Lucie Carré', '/questions');
  const look = async (state: string) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(320);
    const rules = ['color-contrast', 'target-size'];
    expect(await violations(page, { rules: rules }), state).toEqual([]);
  };
  await look('questions');
  await page
    .getByRole('link', { name: /^Répondre/ })
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: /^Réponse/ })).toBeVisible();
  await look('question');
});

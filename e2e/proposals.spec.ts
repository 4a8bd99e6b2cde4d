import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// The demonstration's Awa Diallo and Paul (France Travail), who accompanies her: what one proposes, the other answers.

/** Several runs write in one plan: each has its own words. */
const own = (words: string) => `${words} ${Math.random().toString(36).slice(2, 7)}`;

async function openPlan(page: Page, who: string) {
  await signInAs(page, who, '/personnes');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Diallo/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/personnes\/[0-9a-f-]{36}$/);
  await page.goto(`${new URL(page.url()).pathname}/plan`);
}

const answer = (page: Page) => page.getByRole('button', { name: 'Continuer' }).click();

test.describe('the person, without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('proposes a step one question at a time; the professional accepts; she says what came of it', async ({
    page,
    visitor,
  }) => {
    const step = own('Visiter le centre');
    await signInAs(page, 'Awa Diallo', '/mon-espace/plan');
    await page.getByRole('link', { name: 'Proposer une étape' }).click();
    await answer(page);
    await expect(page.getByRole('alert')).toContainText('Écrivez quelques mots.');
    await page.getByRole('textbox').fill(step);
    await answer(page);
    await page.getByRole('radio', { name: /^Devenir boulangère/ }).check();
    await answer(page);
    await page.getByRole('button', { name: 'Question précédente' }).click();
    await expect(page.getByRole('radio', { name: /^Devenir boulangère/ })).toBeChecked();
    await answer(page);
    await page.getByRole('radio', { name: 'Me former' }).check();
    await answer(page);
    await page.getByRole('button', { name: 'Envoyer ma proposition' }).click();
    await expect(page.getByText('Votre proposition est envoyée.')).toBeVisible();

    const paul = await visitor();
    await openPlan(paul, 'Paul Gentil');
    await expect(paul.getByRole('listitem').filter({ hasText: step })).toContainText('Réponse attendue');
    await paul.getByRole('button', { name: `Accepter : ${step}` }).click();
    await expect(paul.getByText('La proposition est acceptée')).toBeVisible();
    await paul.getByRole('link', { name: `Modifier : ${step}` }).click();
    await expect(paul.getByText(/^Proposé par Awa Diallo le .* accepté par Paul Gentil/)).toBeVisible();

    await page.goto('/mon-espace/plan');
    await page.getByRole('link', { name: `C’est fait : ${step}` }).click();
    await page.getByRole('radio', { name: 'Bien : c’est fait' }).check();
    await answer(page);
    await page.getByRole('textbox').fill('Les horaires me vont.');
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await expect(page.getByText('Bravo, c’est noté.')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: step })).toContainText(
      '« Les horaires me vont. »',
    );
  });
});

test('a professional proposes; she says it otherwise, then no; each sees what the other answered', async ({
  page,
  visitor,
}) => {
  const [step, otherwise] = [own('Rencontrer un boulanger'), own('Rencontrer une boulangère')];
  await openPlan(page, 'Paul Gentil');
  await page.getByRole('link', { name: /^Ajouter une étape à l’objectif « Devenir boulangère/ }).click();
  await page.getByRole('textbox', { name: /^Étape/ }).fill(step);
  await page.getByRole('combobox', { name: /^Levier/ }).selectOption('Emploi');
  // The fields follow the lever at once, and are those of this lever.
  await page.getByRole('textbox', { name: 'Employeur' }).fill('Boulangerie Moreau');
  await expect(page.getByLabel('Durée')).toBeHidden();
  await page.getByRole('radio', { name: 'Proposée à la personne' }).check();
  await page.getByRole('button', { name: 'Ajouter l’étape' }).click();
  await expect(page.getByText('La proposition est envoyée')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: step })).toContainText('Attend la réponse');
  await expect(page.getByRole('link', { name: `Noter le résultat : ${step}` })).toBeHidden();

  const awa = await visitor({ javaScriptEnabled: false });
  await signInAs(awa, 'Awa Diallo', '/mon-espace/plan');
  await awa.getByRole('link', { name: `Je voudrais changer quelque chose : ${step}` }).click();
  await awa.getByRole('textbox').fill(otherwise);
  await answer(awa);
  await answer(awa);
  await awa.getByRole('button', { name: 'Envoyer ma réponse' }).click();
  await expect(awa).toHaveURL(/\/mon-espace\/plan\?fait=/);

  await page.reload();
  const line = page.getByRole('listitem').filter({ hasText: otherwise });
  await expect(line).toContainText(`Avant : ${step}`);
  await page.getByRole('link', { name: `Répondre autrement : ${otherwise}` }).click();
  await page.getByRole('textbox', { name: 'Étape' }).fill(step);
  await expect(page.getByRole('textbox', { name: 'Employeur' })).toHaveValue('Boulangerie Moreau');
  await page.getByRole('button', { name: 'Proposer cette version à la personne' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: step })).toContainText('Attend la réponse');

  await awa.goto('/mon-espace/plan');
  await awa.getByRole('link', { name: `Je ne suis pas d’accord : ${step}` }).click();
  await awa.getByRole('radio', { name: 'Pas maintenant' }).check();
  await answer(awa);
  await awa.getByRole('button', { name: 'Envoyer ma réponse' }).click();
  await expect(awa).toHaveURL(/\/mon-espace\/plan\?fait=/);
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: step })).toContainText(
    /Déclinée par Awa Diallo .* Pas maintenant/,
  );
});

test('an immersion that succeeded leads on, and what an objective answered is looked at again', async ({
  page,
}) => {
  const [objective, step] = [own('Mieux me déplacer'), own('Immersion au garage')];
  await openPlan(page, 'Paul Gentil');
  const plan = new URL(page.url()).pathname;
  await page.goto(`${plan}/objectifs/nouveau?sujet=constraint..23`);
  await page.getByRole('textbox', { name: /Avec les mots de la personne/ }).fill(objective);
  await page.getByRole('button', { name: 'Ajouter l’objectif' }).click();
  await page.getByRole('link', { name: `Ajouter une étape à l’objectif « ${objective} »` }).click();
  await page.getByRole('textbox', { name: /^Étape/ }).fill(step);
  await page.getByRole('combobox', { name: /^Levier/ }).selectOption('Immersion en entreprise');
  await page.getByRole('button', { name: 'Ajouter l’étape' }).click();
  await page.getByRole('link', { name: `Noter le résultat : ${step}` }).click();
  await page.getByRole('radio', { name: 'Abouti', exact: true }).check();
  await page.getByRole('radio', { name: 'Le métier est confirmé' }).check();
  await page.getByRole('button', { name: 'Enregistrer le résultat' }).click();
  await page.getByRole('link', { name: 'Trouver une formation à ce métier' }).click();
  await expect(page.getByRole('combobox', { name: /^Levier/ })).toHaveValue('formation');
  await expect(page.getByRole('textbox', { name: /^Étape/ })).toHaveValue(
    'Trouver une formation à ce métier',
  );

  await page.goto(plan);
  await page.getByRole('link', { name: `Modifier l’objectif « ${objective} »` }).click();
  await page.getByRole('button', { name: 'L’objectif est atteint' }).click();
  await page.getByRole('link', { name: 'Revoir cette contrainte dans le diagnostic' }).click();
  await expect(page).toHaveURL(/\/diagnostic#contrainte-23$/);
});

test('the keyboard alone agrees to what is proposed', async ({ page, visitor }) => {
  const objective = own('Travailler le matin');
  await openPlan(page, 'Paul Gentil');
  await page.getByRole('link', { name: 'Ajouter un objectif', exact: true }).click();
  await page.getByRole('textbox', { name: /Avec les mots de la personne/ }).fill(objective);
  await page.getByRole('radio', { name: 'Proposé à la personne' }).check();
  await page.getByRole('button', { name: 'Ajouter l’objectif' }).click();
  await expect(page.getByText('La proposition est envoyée')).toBeVisible();
  const awa = await visitor();
  await signInAs(awa, 'Awa Diallo', '/mon-espace/plan');
  const agree = awa.getByRole('button', { name: `Je suis d’accord : ${objective}` });
  for (let presses = 0; presses < 150; presses++) {
    if (await agree.evaluate((element) => element === document.activeElement)) break;
    await awa.keyboard.press('Tab');
  }
  await awa.keyboard.press('Enter');
  await expect(awa.getByText('C’est d’accord')).toBeVisible();
  await expect(awa.getByRole('heading', { level: 2, name: objective })).toBeVisible();
});

/** The pages of both sides. */
async function eachState(page: Page, look: (state: string) => Promise<void>) {
  await signInAs(page, 'Awa Diallo', '/mon-espace/plan');
  await look('own plan');
  await page.goto('/mon-espace/plan/etape');
  await answer(page);
  await expect(page.getByRole('alert')).toBeVisible();
  await look('own step, refused');
  await page.getByRole('textbox').fill('Visiter');
  await answer(page);
  await expect(page.getByRole('radio').first()).toBeVisible();
  await look('own step, choice');
  await page.goto('/mon-espace/plan');
  await page
    .getByRole('link', { name: /^Je ne suis pas d’accord/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Mes étapes');
  await look('own decline');
  await page.context().clearCookies();
  await openPlan(page, 'Paul Gentil');
  await look('plan with proposals');
  await page
    .getByRole('link', { name: /^Répondre autrement/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Décliner la proposition' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look('proposal, refused');
}

test('axe finds nothing in any state', async ({ page }) => {
  await eachState(page, async (state) => {
    expect(await violations(page), state).toEqual([]);
  });
});

test('in the dark at 320 px words keep their contrast, nothing is cut, targets are large enough', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 800 });
  await eachState(page, async (state) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(320);
    const rules = ['color-contrast', 'target-size'];
    expect(await violations(page, { rules: rules }), state).toEqual([]);
  });
});

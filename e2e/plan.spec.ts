import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// The demonstration's Awa Diallo: Nadia (département) and Paul (France Travail) accompany her, Lucie (crèche) contributes.

/** Several runs write in one plan: each has its own words. */
const own = (words: string) => `${words} ${Math.random().toString(36).slice(2, 7)}`;

async function openPlan(page: Page, who: string): Promise<string> {
  await signInAs(page, who, '/personnes');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Diallo/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/personnes\/[0-9a-f-]{36}$/);
  const plan = `${new URL(page.url()).pathname}/plan`;
  await page.goto(plan);
  await expect(page.getByRole('heading', { level: 1, name: 'Objectifs et étapes' })).toBeVisible();
  return plan;
}

const objectiveCard = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title }) });
const stepLine = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title }).last();

async function addObjective(page: Page, title: string) {
  await page.getByRole('link', { name: 'Ajouter un objectif', exact: true }).click();
  await page.getByRole('textbox', { name: /Avec les mots de la personne/ }).fill(title);
  await page.getByRole('button', { name: 'Ajouter l’objectif' }).click();
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
}

async function addStep(
  page: Page,
  objective: string,
  step: { title: string; lever: string; owner?: string; due?: string },
) {
  await page.getByRole('link', { name: `Ajouter une étape à l’objectif « ${objective} »` }).click();
  await page.getByRole('textbox', { name: /^Étape/ }).fill(step.title);
  await page.getByRole('combobox', { name: /^Levier/ }).selectOption(step.lever);
  if (step.owner)
    await page.getByRole('combobox', { name: /^Qui s’en charge/ }).selectOption({ label: step.owner });
  if (step.due) await page.getByLabel('À faire avant le').fill(step.due);
  await page.getByRole('button', { name: 'Ajouter l’étape' }).click();
  await expect(stepLine(page, step.title)).toBeVisible();
}

/** Twenty days from now, as the field wants it. */
const soon = () => new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

test('what one organisation plans, the other sees with its author, on the plan and in the timeline', async ({
  page,
  visitor,
}) => {
  const [objective, step] = [own('Retrouver un emploi stable'), own('Refaire le CV')];
  await openPlan(page, 'Nadia Ferrand');
  await addObjective(page, objective);
  await addStep(page, objective, { title: step, lever: 'Emploi', due: soon() });

  const paul = await visitor();
  const plan = await openPlan(paul, 'Paul Gentil');
  await expect(objectiveCard(paul, objective)).toContainText(
    'Ajouté par Nadia Ferrand, Conseil départemental du Cher',
  );
  await expect(stepLine(paul, step)).toContainText('Emploi · Awa Diallo · avant le');

  await paul.goto(plan.replace('/plan', ''));
  const happened = paul.getByRole('listitem').filter({ hasText: `Étape prévue : ${step}` });
  await expect(happened).toContainText('Nadia Ferrand · Conseil départemental du Cher');
  await paul
    .getByRole('navigation', { name: 'Filtrer le parcours' })
    .getByRole('link', { name: 'Cercle' })
    .click();
  await expect(happened).toBeHidden();
  await paul
    .getByRole('navigation', { name: 'Filtrer le parcours' })
    .getByRole('link', { name: 'Étapes' })
    .click();
  await expect(happened).toBeVisible();
});

test('two professionals change one step: the second is shown both versions and loses nothing', async ({
  page,
  visitor,
}) => {
  const [objective, step] = [own('Se former'), own('Choisir une formation')];
  await openPlan(page, 'Nadia Ferrand');
  await addObjective(page, objective);
  await addStep(page, objective, { title: step, lever: 'Formation' });
  const paul = await visitor();
  await openPlan(paul, 'Paul Gentil');
  for (const one of [page, paul]) await one.getByRole('link', { name: `Modifier : ${step}` }).click();

  const change = (one: Page, title: string) => one.getByRole('textbox', { name: /^Étape/ }).fill(title);
  const save = (one: Page) => one.getByRole('button', { name: 'Enregistrer les changements' }).click();
  await change(page, `${step} avec Nadia`);
  await save(page);
  await expect(page.getByText('La modification est enregistrée.')).toBeVisible();
  await change(paul, `${step} avec Paul`);
  await save(paul);
  await expect(paul.getByRole('alert')).toContainText('Quelqu’un d’autre vient de changer la même chose');
  await expect(paul.getByRole('heading', { level: 1 })).toHaveText(`${step} avec Nadia`);
  await expect(paul.getByRole('textbox', { name: /^Étape/ })).toHaveValue(`${step} avec Paul`);
  await save(paul);
  await expect(stepLine(paul, `${step} avec Paul`)).toBeVisible();
});

test('the crèche sees the shared step alone, marks it done, and reads nothing once it is no longer shared', async ({
  page,
  visitor,
}) => {
  const [objective, step, kept] = [
    own('Faire garder ma fille'),
    own('Visiter la crèche'),
    own('Régler une dette'),
  ];
  const plan = await openPlan(page, 'Nadia Ferrand');
  await addObjective(page, objective);
  await addStep(page, objective, { title: step, lever: 'Garde d’enfants' });
  await addStep(page, objective, { title: kept, lever: 'Budget' });

  const lucie = await visitor();
  await openPlan(lucie, 'Lucie Carré');
  await expect(lucie.getByRole('heading', { name: 'Étapes partagées avec vous' })).toBeVisible();
  await expect(lucie.getByText(step)).toBeHidden();

  await page.getByRole('link', { name: `Modifier : ${step}` }).click();
  await page.getByRole('checkbox', { name: /^Lucie Carré/ }).check();
  await page.getByRole('button', { name: 'Enregistrer le partage' }).click();
  await expect(stepLine(page, step)).toContainText('partagée avec Lucie Carré');

  await lucie.reload();
  await expect(stepLine(lucie, step)).toBeVisible();
  const seen = await lucie.content();
  for (const secret of [objective, kept]) expect(seen).not.toContain(secret);
  await lucie.getByRole('button', { name: `Commencer : ${step}` }).click();
  await expect(stepLine(lucie, step)).toContainText('En cours');
  await lucie.getByRole('link', { name: `Noter le résultat : ${step}` }).click();
  await expect(lucie.getByRole('heading', { name: 'Modifier l’étape' })).toBeHidden();
  await lucie.getByRole('radio', { name: 'Abouti', exact: true }).check();
  await lucie
    .getByRole('textbox', { name: /^Précision/ })
    .first()
    .fill('Une place le mardi et le jeudi');
  await lucie.getByRole('button', { name: 'Enregistrer le résultat' }).click();
  await expect(stepLine(lucie, step)).toContainText('Abouti');
  const stepPage = await lucie.goBack().then(() => lucie.url());

  await page.goto(plan);
  await objectiveCard(page, objective).getByText('1 étape terminée').click();
  await expect(stepLine(page, step)).toContainText('« Une place le mardi et le jeudi »');
  await page.getByRole('link', { name: `Voir : ${step}` }).click();
  await page.getByRole('checkbox', { name: /^Lucie Carré/ }).uncheck();
  await page.getByRole('button', { name: 'Enregistrer le partage' }).click();
  await expect(page.getByText('Le partage est enregistré.')).toBeVisible();
  expect((await lucie.goto(stepPage.split('#')[0] ?? ''))?.status()).toBe(404);
  expect((await lucie.goto(`${plan}/objectifs/nouveau`))?.status()).toBe(404);
});

test('an objective is put first, reached once its steps are ended, and found again among those that are', async ({
  page,
}) => {
  const [objective, step] = [own('Obtenir un logement'), own('Déposer le dossier')];
  const plan = await openPlan(page, 'Paul Gentil');
  await addObjective(page, objective);
  await addStep(page, objective, { title: step, lever: 'Logement' });

  await page.getByRole('link', { name: 'Changer l’ordre' }).click();
  const place = async () =>
    (await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()).indexOf(objective);
  const up = page.getByRole('button', { name: `Monter « ${objective} »` });
  await expect(up).toBeVisible();
  const before = await place();
  await up.click();
  await expect.poll(place).toBe(before - 1);

  await page.goto(plan);
  await page.getByRole('link', { name: `Modifier l’objectif « ${objective} »` }).click();
  await expect(page.getByText('terminez ou abandonnez d’abord l’étape encore ouverte')).toBeVisible();
  await page.goto(plan);
  await page.getByRole('link', { name: `Noter le résultat : ${step}` }).click();
  await page.getByText('L’étape ne se fera pas').click();
  await page.getByRole('radio', { name: 'Pas de solution sur le territoire' }).check();
  await page.getByRole('button', { name: 'Abandonner l’étape' }).click();
  await page.getByRole('link', { name: `Modifier l’objectif « ${objective} »` }).click();
  await page.getByRole('button', { name: 'L’objectif est atteint' }).click();
  await expect(page.getByText('L’état de l’objectif est enregistré.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: objective })).toBeHidden();
  const ended = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Objectifs atteints ou abandonnés' }) });
  await expect(ended.locator('summary').filter({ hasText: objective })).toContainText('Atteint');
});

/** Tab, and only Tab, until the focus is there. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard never reaches ${target}`);
}

test('the keyboard alone adds an objective and a step, and notes its result', async ({ page }) => {
  const [objective, step] = [own('Conduire'), own('Passer le code')];
  await openPlan(page, 'Nadia Ferrand');
  await tabTo(page, page.getByRole('link', { name: 'Ajouter un objectif', exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('textbox', { name: /Avec les mots de la personne/ }));
  await page.keyboard.type(objective);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: `Ajouter une étape à l’objectif « ${objective} »` }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('textbox', { name: /^Étape/ }));
  await page.keyboard.type(step);
  await tabTo(page, page.getByRole('combobox', { name: /^Levier/ }));
  await page.keyboard.type('Mob');
  await tabTo(page, page.getByRole('button', { name: 'Ajouter l’étape' }));
  await page.keyboard.press('Enter');
  await expect(stepLine(page, step)).toContainText('Mobilité');
  await tabTo(page, page.getByRole('link', { name: `Noter le résultat : ${step}` }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('radio', { name: 'Abouti', exact: true }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Enregistrer le résultat' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Le résultat est enregistré.')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a plan is made, a refused form keeps what was written, a form sent twice counts once', async ({
    page,
  }) => {
    const [objective, step] = [own('Mieux parler français'), own('S’inscrire au cours')];
    const plan = await openPlan(page, 'Nadia Ferrand');
    await page.getByRole('link', { name: 'Ajouter un objectif', exact: true }).click();
    await page.getByRole('button', { name: 'Ajouter l’objectif' }).click();
    await expect(page.getByRole('alert')).toContainText(
      'Écrivez l’intitulé, ou choisissez un objectif du diagnostic.',
    );
    await page.getByRole('textbox', { name: /Avec les mots de la personne/ }).fill(objective);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Ajouter l’objectif' }).click();
    await expect(page).toHaveURL(`${plan}?fait=objectif`);
    const form = Object.fromEntries(new URLSearchParams((await sent).postData() ?? ''));
    const { origin } = new URL(page.url());
    const again = await page.request.post(`${plan}/objectifs/nouveau`, { form, headers: { origin } });
    expect(again.ok()).toBe(true);
    await page.reload();
    await expect(page.getByRole('heading', { level: 2, name: objective })).toHaveCount(1);

    await page.getByRole('link', { name: `Ajouter une étape à l’objectif « ${objective} »` }).click();
    await page.getByRole('textbox', { name: /^Étape/ }).fill(step);
    await page.getByRole('button', { name: 'Ajouter l’étape' }).click();
    await expect(page.getByRole('alert')).toContainText('Choisissez un levier.');
    await expect(page.getByRole('textbox', { name: /^Étape/ })).toHaveValue(step);
    await page.getByRole('combobox', { name: /^Levier/ }).selectOption('Français et savoirs de base');
    await page.getByRole('button', { name: 'Ajouter l’étape' }).click();
    // The second page: what this lever needs, with what was written before.
    await expect(page.getByText('Voici ce que ce levier permet de préciser.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: /^Étape/ })).toHaveValue(step);
    await page.getByLabel('Dernier cours').fill('2027-03-01');
    await page.getByRole('checkbox', { name: 'mardi' }).check();
    await page.getByRole('button', { name: 'Ajouter l’étape' }).click();
    await expect(page.getByRole('alert')).toContainText('À préciser aussi');
    await expect(page.getByRole('checkbox', { name: 'mardi' })).toBeChecked();
    await page.getByLabel('Premier cours').fill('2027-01-04');
    await page.getByRole('button', { name: 'Ajouter l’étape' }).click();
    await expect(stepLine(page, step)).toContainText('mardi · du 4 janvier 2027 au 1er mars 2027');
    await page.getByRole('button', { name: `Commencer : ${step}` }).click();
    await expect(stepLine(page, step)).toContainText('En cours');
    await page.getByRole('link', { name: `Noter le résultat : ${step}` }).click();
    await page.getByRole('radio', { name: 'Abouti en partie' }).check();
    await page.getByRole('button', { name: 'Enregistrer le résultat' }).click();
    await objectiveCard(page, objective).getByText('1 étape terminée').click();
    await expect(stepLine(page, step)).toContainText('Abouti en partie');
  });
});

/** Every page of the plan, in the states that its forms can be in. */
async function eachState(page: Page, look: (state: string) => Promise<void>) {
  const plan = await openPlan(page, 'Nadia Ferrand');
  for (const ended of await page.locator('main summary').all()) await ended.click();
  await look('plan');
  await page.goto(`${plan}?ordre`);
  await look('order');
  await page.goto(`${plan}/objectifs/nouveau`);
  await page.getByRole('button', { name: 'Ajouter l’objectif' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look('new objective, refused');
  await page.goto(plan);
  await page
    .getByRole('link', { name: /^Ajouter une étape/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Ajouter l’étape' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look('new step, refused');
  await page.goto(plan);
  await page
    .getByRole('link', { name: /^Modifier l’objectif/ })
    .first()
    .click();
  await page.getByText('Abandonner cet objectif').click();
  await look('objective');
  await page.goto(plan);
  await page
    .getByRole('link', { name: /^Noter le résultat/ })
    .first()
    .click();
  await page.getByText('L’étape ne se fera pas').click();
  await page.getByRole('button', { name: 'Abandonner l’étape' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look('step, refused');
  await page.goto(plan.replace('/plan', ''));
  await look('timeline');
}

test('axe finds nothing in any state', async ({ page }) => {
  await eachState(page, async (state) => {
    expect(await violations(page), state).toEqual([]);
  });
});

test('axe finds nothing on what a contributeur and the orientation service see', async ({
  page,
  visitor,
}) => {
  await openPlan(page, 'Lucie Carré');
  expect(await violations(page)).toEqual([]);
  const officer = await visitor();
  await officer.goto('/connexion');
  await signInAs(officer, 'Claire Morel', new URL(page.url()).pathname);
  await expect(officer.getByRole('heading', { name: 'Où en est le plan' })).toBeVisible();
  expect(await violations(officer)).toEqual([]);
});

test('words keep their contrast in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await eachState(page, async (state) => {
    expect(await violations(page, { rules: ['color-contrast'] }), state).toEqual([]);
  });
});

test('at 320 px nothing is cut and every target is large enough', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await eachState(page, async (state) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(320);
    expect(await violations(page, { rules: ['target-size'] }), state).toEqual([]);
  });
});

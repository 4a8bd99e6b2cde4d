import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';
import { startOwnRelais } from './testing/own-relais.ts';

const AWA = 'Awa Diallo';
const values = { constraint: ['Oui', 'Non', 'Résolue'], situation: ['Oui', 'Non'] } as const;

/** The diagnosis of a person, from the list, as this professional. */
async function openDiagnosis(page: Page, professional: string, person = AWA): Promise<void> {
  await signInAs(page, professional, '/personnes');
  const link = page.getByRole('main').getByRole('link', { name: person, exact: true }).first();
  await expect(link).toBeVisible();
  await page.goto(`${await link.getAttribute('href')}/diagnostic`);
  await expect(page.getByRole('heading', { level: 1, name: 'Diagnostic partagé' })).toBeVisible();
}

async function asProfessional(browser: Browser, name: string, options: { javaScriptEnabled?: boolean } = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await openDiagnosis(page, name);
  return { context, page };
}

const constraint = (page: Page, title: string) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 3, name: title }) })
    .last();
const question = (page: Page | Locator, label: string) =>
  page.getByRole('radiogroup', { name: label, exact: true });
const answer = (group: Locator, label: string) => group.getByRole('radio', { name: label, exact: true });
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Enregistré à \d+\sh/ });

async function current(group: Locator): Promise<string> {
  return (await group.locator('label:has(:checked)').innerText()).trim();
}

/** A value that is not the one shown: what a test chooses is always a change, also at its second try. */
async function another(
  group: Locator,
  among: readonly string[],
  except: readonly string[] = [],
): Promise<string> {
  await expect(group).toBeVisible();
  const now = await current(group);
  return among.find((value) => value !== now && !except.includes(value)) ?? '';
}

async function unfold(card: Locator): Promise<void> {
  const details = card.locator('details');
  // An answer that comes meanwhile may open the card by itself, and the press would close it.
  await expect(async () => {
    if (!(await details.evaluate((element: HTMLDetailsElement) => element.open)))
      await card.locator('summary').click();
    await expect(details).toHaveJSProperty('open', true, { timeout: 1000 });
  }).toPass();
}

test('two organisations answer at once: each sees what the other saves, and all of it stays', async ({
  browser,
}) => {
  const [nadia, paul] = await Promise.all([
    asProfessional(browser, 'Nadia Ferrand'),
    asProfessional(browser, 'Paul Gentil'),
  ]);
  const title = 'Faire face à des difficultés de logement';
  const labels = [
    'Logement insalubre',
    'Difficulté à payer le loyer',
    'Doit quitter le logement',
    'Territoire rural isolé',
  ];
  await Promise.all([nadia, paul].map(({ page }) => unfold(constraint(page, title))));
  const chosen = new Map<string, string>();
  await Promise.all(
    [nadia, paul].map(async ({ page }, half) => {
      for (const label of labels.filter((_, index) => index % 2 === half)) {
        const group = question(page, label);
        const value = await another(group, values.situation);
        chosen.set(label, value);
        await answer(group, value).check();
      }
      await expect(saved(page)).toBeVisible();
    }),
  );
  for (const { page } of [nadia, paul]) {
    for (const [label, value] of chosen) await expect(answer(question(page, label), value)).toBeChecked();
  }
  await nadia.page.reload();
  await unfold(constraint(nadia.page, title));
  for (const [index, label] of labels.entries()) {
    const group = question(nadia.page, label);
    await expect(answer(group, chosen.get(label) ?? '')).toBeChecked();
    const author =
      index % 2
        ? /Paul Gentil \(France Travail Vierzon\), aujourd’hui/
        : /Nadia Ferrand \(Conseil départemental du Cher\), aujourd’hui/;
    await expect(group).toHaveAccessibleDescription(author);
  }
  await Promise.all([nadia.context.close(), paul.context.close()]);
});

test('cut off, an answer waits in the page; back again, a conflict shows both and one chooses', async ({
  browser,
}) => {
  const [nadia, paul] = await Promise.all([
    asProfessional(browser, 'Nadia Ferrand'),
    asProfessional(browser, 'Paul Gentil'),
  ]);
  const title = 'Faire face à des difficultés administratives ou juridiques';
  const [hers, his] = [question(nadia.page, title), question(paul.page, title)];
  const herValue = await another(hers, values.constraint);
  const hisValue = await another(his, values.constraint, [herValue]);

  await paul.context.setOffline(true);
  await answer(his, hisValue).check();
  await expect(paul.page.getByText('Non enregistré, nouvel essai')).toBeVisible();
  await answer(hers, herValue).check();
  await expect(saved(nadia.page)).toBeVisible();

  const leaving = new Promise<string>((resolve) => {
    paul.page.once('dialog', async (dialog) => {
      resolve(dialog.message());
      await dialog.dismiss();
    });
  });
  await paul.page.getByRole('main').getByRole('link', { name: 'Personnes', exact: true }).click();
  expect(await leaving).toContain('ne sont pas encore enregistrées');
  await expect(paul.page.getByRole('heading', { level: 1, name: 'Diagnostic partagé' })).toBeVisible();

  await paul.context.setOffline(false);
  const conflict = constraint(paul.page, title);
  await expect(conflict.getByText('Deux réponses différentes')).toBeVisible();
  await expect(conflict.locator('dd').nth(0)).toContainText(hisValue);
  await expect(conflict.locator('dd').nth(1)).toContainText(herValue);
  await expect(
    conflict.getByText(/Réponse enregistrée de\s+Nadia Ferrand \(Conseil départemental du Cher\)/),
  ).toBeVisible();
  expect(await violations(paul.page, { within: '#contrainte-29' })).toEqual([]);

  await conflict.getByRole('button', { name: 'Garder ma réponse' }).click();
  await expect(saved(paul.page)).toBeVisible();
  await expect(answer(hers, hisValue)).toBeChecked(); // without reloading
  await expect(hers).toHaveAccessibleDescription(/Paul Gentil/);

  await constraint(nadia.page, title)
    .getByRole('link', { name: /^Historique/ })
    .click();
  const history = nadia.page.getByRole('dialog');
  await expect(history.getByRole('listitem').nth(0)).toContainText(`${hisValue} Paul Gentil`);
  await expect(history.getByRole('listitem').nth(1)).toContainText(`${herValue} Nadia Ferrand`);
  await Promise.all([nadia.context.close(), paul.context.close()]);
});

test('kill -9 of the server loses no answer that the page called saved', async ({ browser }) => {
  test.setTimeout(180_000);
  const relais = await startOwnRelais();
  const context = await browser.newContext({ baseURL: relais.address });
  try {
    const page = await context.newPage();
    await openDiagnosis(page, 'Nadia Ferrand');
    const card = constraint(page, 'Faire face à des difficultés financières');
    await unfold(card);
    const labels = [
      'Sans aucune ressource',
      'Baisse des ressources',
      'En situation de surendettement',
      'Besoin d’un soutien alimentaire',
    ];
    for (const label of labels) {
      const response = page.waitForResponse((r) => r.request().method() === 'POST' && r.ok());
      await answer(question(card, label), 'Oui').check();
      await response;
      await expect(saved(page)).toBeVisible();
    }
    await relais.kill();
    await answer(question(card, 'Ressources précaires (inférieures au seuil de pauvreté)'), 'Oui').check();
    await expect(page.getByText('Non enregistré, nouvel essai')).toBeVisible();
    await relais.restart();
    await expect(saved(page)).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await unfold(card);
    for (const label of [...labels, 'Ressources précaires (inférieures au seuil de pauvreté)']) {
      await expect(answer(question(card, label), 'Oui')).toBeChecked();
    }
  } finally {
    await context.close();
    await relais.stop();
  }
});

test('an answer given before the scripts have arrived is saved when they have', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await openDiagnosis(page, 'Nadia Ferrand');
  await page.route('**/assets/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  const group = question(page, 'Découvrir un métier ou un secteur d’activité');
  const value = await another(group, ['Besoin', 'Point fort']);
  await answer(group, value).check();
  arrive();
  // Every script of the page is fetched and run first, on a machine that may be busy.
  await expect(saved(page)).toBeVisible({ timeout: 30_000 });
  await expect(answer(group, value)).toBeChecked();
  await page.unroute('**/assets/*.js');
  await page.reload();
  await expect(answer(group, value)).toBeChecked();
});

/** Tabs until the focus is in that field; as many presses as a hand would make. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 250; press++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('name'));
    if (focused === name) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

test('a constraint is answered, weighed and detailed by keyboard alone', async ({ page }) => {
  await openDiagnosis(page, 'Nadia Ferrand');
  const card = constraint(page, 'Développer ses capacités en lecture, écriture et calcul');
  await tabTo(page, 'constraint..26');
  await page.keyboard.press('n'); // whatever a test before left
  await page.keyboard.press('o');
  await expect(
    answer(question(page, 'Développer ses capacités en lecture, écriture et calcul'), 'Oui'),
  ).toBeChecked();
  await tabTo(page, 'constraint..26.impact');
  await page.keyboard.press('m');
  await tabTo(page, 'situation.26.23');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('o');
  await expect(answer(question(card, 'Difficultés en calcul'), 'Oui')).toBeChecked();
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(card.getByText('Impact moyen', { exact: true })).toBeVisible();
  await expect(answer(question(card, 'Difficultés en calcul'), 'Oui')).toBeChecked();
});

test('without JavaScript: a sitting, answers, a conflict and the history, by plain forms', async ({
  browser,
}) => {
  const plain = { javaScriptEnabled: false };
  const [nadia, paul] = [
    await asProfessional(browser, 'Nadia Ferrand', plain),
    await asProfessional(browser, 'Paul Gentil', plain),
  ];
  const title = 'Accéder au numérique et en maîtriser les fondamentaux';
  await withoutOpenSitting(nadia.page);
  await nadia.page.getByText('Commencer une séance', { exact: true }).click();
  await nadia.page.getByLabel('Paul Gentil (France Travail Vierzon)').check();
  await nadia.page.getByRole('button', { name: 'Commencer la séance' }).click();
  await expect(nadia.page.getByRole('heading', { name: 'Séance en cours' })).toBeVisible();
  await expect(nadia.page.getByText('Diagnostic conjoint')).toBeVisible();

  await paul.page.reload();
  const herCard = constraint(nadia.page, title);
  const hisCard = constraint(paul.page, title);
  const herValue = await another(question(herCard, title), values.constraint);
  const hisValue = await another(question(hisCard, title), values.constraint, [herValue]);
  await answer(question(herCard, title), herValue).check();
  await unfold(herCard);
  const situation = question(herCard, 'Dispose d’un smartphone');
  const situationValue = await another(situation, values.situation);
  await answer(situation, situationValue).check();
  await herCard.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(nadia.page.getByText('2 réponses enregistrées.')).toBeVisible();

  await answer(question(hisCard, title), hisValue).check();
  await hisCard.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(hisCard.getByText('Deux réponses différentes')).toBeVisible();
  await expect(hisCard.locator('dd').nth(0)).toContainText(hisValue);
  await expect(hisCard.locator('dd').nth(1)).toContainText(herValue);
  await hisCard.getByRole('button', { name: 'Garder ma réponse' }).click();
  await expect(paul.page.getByText('Réponse enregistrée.')).toBeVisible();
  await expect(answer(question(hisCard, title), hisValue)).toBeChecked();
  await unfold(hisCard);
  await expect(answer(question(hisCard, 'Dispose d’un smartphone'), situationValue)).toBeChecked();

  await hisCard.getByRole('link', { name: /^Historique de « Accéder/ }).click();
  await expect(paul.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(
    paul.page.getByRole('main').getByRole('listitem').filter({ hasText: 'Nadia Ferrand' }).first(),
  ).toBeVisible();

  await nadia.page.getByRole('button', { name: 'Terminer la séance' }).click();
  await expect(nadia.page.getByRole('heading', { name: 'Séances' })).toBeVisible();
  await Promise.all([nadia.context.close(), paul.context.close()]);
});

async function withoutOpenSitting(page: Page): Promise<void> {
  const end = page.getByRole('button', { name: 'Terminer la séance' });
  if (await end.isVisible()) await end.click();
}

test('who orients reads the synthesis, who manages reads without a field, a contributrice finds nothing', async ({
  browser,
}) => {
  const { page, context } = await asProfessional(browser, 'Nadia Ferrand');
  const address = new URL(page.url()).pathname;
  const open = async (name: string): Promise<{ page: Page; context: BrowserContext }> => {
    const other = await browser.newContext();
    const their = await other.newPage();
    await signInAs(their, name);
    await their.goto(address);
    return { page: their, context: other };
  };
  const manager = await open('Hugo Blanchet');
  await expect(manager.page.getByRole('heading', { name: 'Développer sa mobilité' })).toBeVisible();
  await expect(manager.page.getByRole('radio')).toHaveCount(0);
  const officer = await open('Claire Morel');
  await expect(officer.page.getByRole('heading', { name: 'Synthèse' })).toBeVisible();
  await expect(officer.page.getByText(/Mobilité · impact/)).toBeVisible();
  await expect(officer.page.getByText('Dépendant des transports en commun')).toHaveCount(0);
  const contributor = await open('Lucie Carré');
  await expect(
    contributor.page.getByRole('heading', { level: 1, name: 'Cette page n’existe pas' }),
  ).toBeVisible();
  await Promise.all([context, manager.context, officer.context, contributor.context].map((c) => c.close()));
});

test('axe finds nothing, in light and in dark, everything unfolded; nothing is cut at 320 px', async ({
  page,
}) => {
  test.setTimeout(120_000); // six hundred fields at once
  await openDiagnosis(page, 'Paul Gentil');
  const unfoldAll = () =>
    page.evaluate(() => {
      for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
    });
  await unfoldAll();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, { rules: ['color-contrast'] })).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await violations(page, { rules: ['target-size'] })).toEqual([]);
  const [scroll, width] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(scroll).toBe(width);
});

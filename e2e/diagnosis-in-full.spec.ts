import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

const PREPARE = '/mon-espace/diagnostic/preparer';

async function addressOf(page: Page, person: string): Promise<string> {
  await signInAs(page, 'Nadia Ferrand', '/personnes');
  const link = page.getByRole('main').getByRole('link', { name: person, exact: true }).first();
  return new URL((await link.getAttribute('href')) ?? '', page.url()).pathname;
}
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Enregistré à \d+\sh/ });
const words = (page: Page) => page.getByRole('textbox', { name: 'Mon projet, avec ses mots' });
const jobs = (page: Page) => page.locator('#metiers');

/** Scripts run: the page says that it saves by itself. */
const alive = (page: Page) =>
  expect(page.getByText('Enregistrez chaque partie avec le bouton qui la termine.')).toHaveCount(0);

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('the keyboard does not reach it');
}

test('two at once: a job found by keyboard, refined by both; own words that differ show both', async ({
  page: nadia,
  visitor,
}) => {
  const address = `${await addressOf(nadia, 'Awa Diallo')}/diagnostic`;
  const paul = await visitor();
  await signInAs(paul, 'Paul Gentil');
  await Promise.all([nadia.goto(address), paul.goto(address)]);
  await Promise.all([alive(nadia), alive(paul)]);

  const name = /^Conduite d’engins de déplacement/;
  const row = (page: Page) => jobs(page).getByRole('radiogroup', { name });
  if (await row(nadia).isVisible()) await row(nadia).getByRole('radio', { name: 'Non abordé' }).check();
  await jobs(nadia).getByRole('searchbox').focus();
  await nadia.keyboard.type('cariste');
  const found = jobs(nadia).getByRole('button', { name: /Conduite d’engins de déplacement/ });
  await expect(found).toBeVisible();
  await tabTo(nadia, found);
  await nadia.keyboard.press('Enter');
  await expect(row(nadia).getByRole('radio', { name: 'Visé' })).toBeChecked();
  await expect(saved(nadia)).toBeVisible();
  await expect(row(paul).getByRole('radio', { name: 'Visé' })).toBeChecked(); // without reloading

  const field = (page: Page, part: string) => page.locator(`[name="job..N1101.detail.${part}"]`);
  await Promise.all([field(nadia, 'km').fill('25'), field(paul, 'contract').selectOption('CDI')]);
  await field(nadia, 'km').blur();
  await expect(field(nadia, 'contract')).toHaveValue('CDI');
  await expect(field(paul, 'km')).toHaveValue('25');

  await paul.context().setOffline(true);
  const stamp = String(Date.now());
  await words(paul).fill(`Version de Paul ${stamp}`);
  await words(paul).blur();
  await expect(paul.getByText('Non enregistré, nouvel essai')).toBeVisible();
  const hers = nadia.waitForResponse((response) => response.request().method() === 'POST' && response.ok());
  await words(nadia).fill(`Version de Nadia ${stamp}`);
  await words(nadia).blur();
  await hers; // she is first, whatever the machine does
  await paul.context().setOffline(false);
  const conflict = paul.locator('#projet');
  await expect(conflict.locator('dd').nth(0)).toContainText(`Version de Paul ${stamp}`);
  await expect(conflict.locator('dd').nth(1)).toContainText(`Version de Nadia ${stamp}`);
  await conflict.getByRole('button', { name: /^Garder la réponse de Nadia/ }).click();
  await expect(words(paul)).toHaveValue(`Version de Nadia ${stamp}`);
  await nadia.reload();
  await expect(field(nadia, 'km')).toHaveValue('25');
  await expect(field(nadia, 'contract')).toHaveValue('CDI');
});

test('the person prepares without JavaScript; a professional sees it as theirs and takes one answer up', async ({
  page: nadia,
  visitor,
}) => {
  const thomas = await visitor({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
  await signInAs(thomas, 'Thomas Rousseau', '/mon-espace');
  await thomas.getByRole('link', { name: /^(Revoir mes|Préparer mes) réponses/ }).click();
  await thomas.getByRole('link', { name: /papiers et les démarches/ }).click();
  await thomas.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  const refused = thomas.getByText('Donnez une réponse, ou passez la question.').first();
  if (await refused.isVisible()) {
    // Not at a second try: the first one answered.
    await thomas.getByRole('radio', { name: 'Oui, beaucoup' }).check();
    await thomas.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  }
  await expect(thomas.getByRole('heading', { level: 1 })).toContainText('internet');
  await thomas.getByRole('button', { name: 'Je préfère en parler' }).click();
  await thomas.goto(`${PREPARE}/metier`);
  await thomas.getByLabel('Un mot pour ce métier').fill('jardinié');
  await thomas.keyboard.press('Enter');
  await thomas.getByRole('radio', { name: 'Aménagement et entretien des espaces verts' }).check();
  await thomas.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  await thomas.getByRole('link', { name: 'Passer' }).click();
  await expect(thomas.getByText('Question 4 sur 12')).toBeVisible();
  await thomas.goto(PREPARE);
  await expect(thomas.getByRole('main')).toContainText('Aménagement et entretien des espaces verts');
  await thomas.getByRole('button', { name: 'J’ai terminé pour aujourd’hui' }).click();
  await expect(thomas.getByRole('main')).toContainText('Merci, vos réponses sont prêtes');

  await nadia.goto(`${await addressOf(nadia, 'Thomas Rousseau')}/diagnostic`);
  await alive(nadia);
  await expect(nadia.getByText(/^Thomas a préparé \d+ réponses sur 12$/)).toBeVisible();
  const card = nadia.locator('#contrainte-29');
  const note = card.locator('[data-prepared="papiers"]');
  await expect(note).toContainText('Préparé par Thomas : Oui, impact fort');
  const group = card.getByRole('radiogroup', {
    name: 'Faire face à des difficultés administratives ou juridiques',
  });
  await group.getByRole('radio', { name: 'Non', exact: true }).check(); // whatever a test before left
  await expect(note).not.toContainText('Repris');
  await note.getByRole('button', { name: /^Reprendre/ }).click();
  await expect(note).toContainText('Repris');
  await expect(group.getByRole('radio', { name: 'Oui' })).toBeChecked();
  await expect(saved(nadia)).toBeVisible();
  await nadia.reload();
  await expect(card.getByText('Impact fort', { exact: true })).toBeVisible();
  await expect(group).toHaveAccessibleDescription(/Nadia Ferrand/);
  expect(await violations(nadia, { within: '#contrainte-29' })).toEqual([]);
});

test('a grid from paper, without JavaScript: an error keeps all that was typed, then one sitting of that day', async ({
  page,
  visitor,
}) => {
  const address = `${await addressOf(page, 'Thomas Rousseau')}/diagnostic`;
  const plain = await visitor({ javaScriptEnabled: false });
  await signInAs(plain, 'Nadia Ferrand');
  await plain.goto(`${address}/saisie`);
  const need = plain.getByRole('radiogroup', { name: 'Développer son réseau' });
  const said = (await need.getByRole('radio', { name: 'Besoin' }).isChecked()) ? 'Point fort' : 'Besoin';
  await need.getByRole('radio', { name: said }).check();
  await plain.getByLabel('Métier 1').fill('xyzzy');
  await plain.getByRole('button', { name: 'Enregistrer la grille' }).click();
  await expect(plain.getByRole('main')).toContainText('Aucun métier pour « xyzzy »');
  await expect(need.getByRole('radio', { name: said })).toBeChecked();
  await plain.getByLabel('Métier 1').fill('');
  await plain.getByRole('button', { name: 'Enregistrer la grille' }).click();
  await expect(plain.getByRole('main')).toContainText('Donnez la date de la visite.');
  await expect(need.getByRole('radio', { name: said })).toBeChecked();
  await plain.getByLabel(/^Date de la visite/).fill('2026-01-15');
  await plain.getByRole('button', { name: 'Enregistrer la grille' }).click();
  await expect(plain.getByText('Réponse enregistrée.')).toBeVisible();
  await plain.getByText(/séances? terminées?/).click();
  await expect(plain.getByText('jeudi 15 janvier 2026').first()).toBeVisible();
});

test('on paper: one page for the synthesis, two for the blank grid; sensitive only when asked', async ({
  page,
}) => {
  const pages = async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
  };
  const address = `${await addressOf(page, 'Awa Diallo')}/diagnostic`;
  await page.goto(`${address}/synthese`);
  await expect(page.getByRole('heading', { level: 1, name: 'Synthèse du diagnostic partagé' })).toBeVisible();
  await expect(page.getByText('Les informations sensibles n’y figurent pas.')).toBeVisible();
  await expect(page.getByText('Santé')).toHaveCount(0);
  expect(await pages()).toBe(1);
  expect(await violations(page)).toEqual([]);
  await page.goto('/diagnostic/grille-vierge');
  await expect(page.getByText('Enfant(s) de moins de 3 ans sans solution de garde')).toBeVisible();
  expect(await pages()).toBeLessThanOrEqual(2);
  expect(await violations(page)).toEqual([]);
});

test('two dates are compared from a sitting, with who said what', async ({ page }) => {
  await page.goto(`${await addressOf(page, 'Awa Diallo')}/diagnostic/comparer`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /\d{4}$/ })
    .last()
    .click();
  const table = page.getByRole('table', { name: 'Réponses qui diffèrent entre les deux dates' });
  const line = table.getByRole('row').filter({ hasText: 'Trouver sa formation' });
  await expect(line).toContainText('Apparu');
  await expect(line).toContainText('Paul Gentil (France Travail Vierzon)');
  await expect(table.getByRole('row').filter({ hasText: 'difficultés financières' })).toContainText(
    'Disparu',
  );
  expect(await violations(page)).toEqual([]);
});

test('who orients reads the suggestion with its reasons, and departs from it with a reason only', async ({
  page,
  visitor,
}) => {
  const address = await addressOf(page, 'Awa Diallo');
  const claire = await visitor();
  await signInAs(claire, 'Claire Morel');
  await claire.goto(`${address}/orientation`);
  await expect(claire.getByText('Le diagnostic suggère une orientation socio-professionnelle')).toBeVisible();
  await expect(claire.getByRole('main')).toContainText('C’est vous qui décidez');
  await claire.getByRole('radio', { name: 'Sociale', exact: true }).check();
  await claire.getByLabel(/^Organisme référent/).selectOption({ index: 1 });
  await claire.getByRole('button', { name: 'Enregistrer l’orientation' }).click();
  await expect(claire.getByRole('main')).toContainText('Vous pouvez en décider autrement : dites pourquoi');
  await expect(claire.getByRole('radio', { name: 'Sociale', exact: true })).toBeChecked();
  expect(await violations(claire)).toEqual([]);
});

test('nothing is cut at 320 px, and contrasts hold in the dark', async ({ page, visitor }) => {
  const address = `${await addressOf(page, 'Awa Diallo')}/diagnostic`;
  const narrow = async (shown: Page, path: string) => {
    await shown.setViewportSize({ width: 320, height: 800 });
    await shown.emulateMedia({ colorScheme: 'dark' });
    await shown.goto(path);
    expect(await violations(shown, { rules: ['color-contrast', 'target-size'] }), path).toEqual([]);
    const [scroll, width] = await shown.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(scroll, path).toBe(width);
  };
  for (const path of ['/saisie', '/comparer', '/synthese']) await narrow(page, `${address}${path}`);
  await narrow(page, '/diagnostic/grille-vierge');
  const thomas = await visitor();
  await signInAs(thomas, 'Thomas Rousseau', '/mon-espace');
  await narrow(thomas, PREPARE);
  for (const question of ['metier', 'sante']) {
    await narrow(thomas, `${PREPARE}/${question}`);
    expect(await violations(thomas), question).toEqual([]);
  }
});

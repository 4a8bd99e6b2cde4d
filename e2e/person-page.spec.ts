import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, hydrated, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

const main = (page: Page) => page.getByRole('main');
const said = (page: Page, words: string) =>
  expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();

async function pageOf(page: Page, who: string, person: string): Promise<string> {
  await signInAs(page, who, '/personnes');
  const link = main(page).getByRole('link', { name: person, exact: true }).first();
  return (await link.getAttribute('href')) ?? '';
}

test('a mission locale adviser receives a person, notes the contact and pastes the summary elsewhere: 8 interactions, a minute', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const elsewhere = await context.newPage();
  await elsewhere.setContent('<label>Commentaire <textarea maxlength="255" autofocus></textarea></label>');
  await signInAs(page, 'Sophie Petitjean');
  await page.goto('/personnes'); // which may open on a view that another scenario has kept for her
  await page.bringToFront();
  await hydrated(page);

  let interactions = 0;
  const once = async (interaction: Promise<unknown>) => {
    interactions += 1;
    await interaction;
  };
  const start = Date.now();
  await once(main(page).getByRole('link', { name: 'Karim Benali', exact: true }).first().click());
  // The list has the same link beside the name: the one meant is that of the page.
  await expect(page.getByRole('heading', { level: 1, name: 'Karim Benali' })).toBeVisible();
  await once(page.getByRole('link', { name: /^Noter un contact avec Karim/ }).click());
  const dialog = page.getByRole('dialog');
  await once(dialog.getByText('Entretien', { exact: true }).click());
  await once(dialog.getByLabel(/^En une ligne/).fill('Le code avance, il passe l’examen en décembre'));
  await once(dialog.getByRole('button', { name: 'Noter un échange' }).click());
  await said(page, 'est noté');
  await once(page.getByRole('link', { name: 'Copier la synthèse' }).click());
  await once(page.getByRole('button', { name: 'Copier le texte' }).click());
  await said(page, 'Texte copié');
  await elsewhere.bringToFront();
  await elsewhere.getByRole('textbox').focus(); // where the caret was left
  await once(elsewhere.keyboard.press('Control+V'));

  await expect(elsewhere.getByRole('textbox')).toHaveValue(
    /^Karim Benali, \d+ ans, Vierzon\. .*Référent : Sophie Petitjean/,
  );
  expect(interactions).toBeLessThanOrEqual(8);
  expect(Date.now() - start).toBeLessThan(60_000);
});

/** The drawing that is shown at this width, among those of the page. */
const picture = (page: Page): Locator => main(page).getByRole('group', { name: 'Parcours : Awa Diallo' });

/** Words of one drawing that overlap, or that leave it. */
const clashes = (drawing: Locator) =>
  drawing.evaluate((svg) => {
    const frame = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll('text')].map((text) => ({
      words: text.textContent,
      box: text.getBoundingClientRect(),
    }));
    const outside = words.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1);
    const over = words.flatMap((a, n) =>
      words
        .slice(n + 1)
        .filter(
          ({ box: b }) =>
            a.box.left < b.right &&
            b.left < a.box.right &&
            a.box.top + 3 < b.bottom &&
            b.top + 3 < a.box.bottom,
        )
        .map((b) => `${a.words} / ${b.words}`),
    );
    return [...outside.map(({ words: text }) => `${text} dehors`), ...over];
  });

test('the pathway as a picture: another drawing for each width, words that do not touch, the same facts as a table', async ({
  page,
}) => {
  await page.goto(await pageOf(page, 'Paul Gentil', 'Awa Diallo'));
  for (const width of [1280, 700, 375, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(picture(page)).toHaveCount(1);
    expect(await clashes(picture(page)), `${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await expect(picture(page)).toHaveAccessibleDescription(
    /Statuts\s: .*PACEA.*Référent\s: Amélie Rocher, .*Paul Gentil/,
  );
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByText('Voir en tableau').click();
  const table = page.getByRole('table', { name: 'Parcours : Awa Diallo' });
  await expect(table.getByRole('row', { name: /^PACEA/ })).toContainText(/du .* au /);
  await expect(table.getByRole('row', { name: /^Paul Gentil/ })).toContainText('par un relais');
  await expect(table.getByRole('row', { name: /^Appel sans réponse/ }).first()).toContainText(
    'tentative sans réponse',
  );
  expect(await violations(page)).toEqual([]);
  await picture(page).getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/plan$/);
});

test('on paper and in colours chosen by the reader, the picture keeps its bars and its words', async ({
  page,
}) => {
  await page.goto(await pageOf(page, 'Paul Gentil', 'Awa Diallo'));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const colours = () =>
    picture(page).evaluate((svg) => ({
      page: getComputedStyle(document.body).backgroundColor,
      words: getComputedStyle(svg.querySelector('text') as Element).fill,
    }));
  expect(await colours()).toEqual({ page: 'rgb(255, 255, 255)', words: expect.not.stringContaining('255') });
  await expect(page.getByRole('table', { name: 'Parcours : Awa Diallo' })).toBeVisible();
  await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
  const { page: background, words } = await colours();
  expect(words).not.toBe(background);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the timeline is filtered by organisation and period, and a wrong period is said', async ({
    page,
  }) => {
    const path = await pageOf(page, 'Paul Gentil', 'Awa Diallo');
    await page.goto(path);
    await page.getByText('Par organisation ou par période').click();
    await page.getByLabel('Organisation').selectOption({ label: 'Crèche Les Lucioles' });
    await page.getByRole('button', { name: 'Filtrer' }).click();
    const story = page.getByRole('list', { name: /^Parcours, du plus récent/ });
    await expect(story).toContainText('Lucie Carré rejoint le cercle');
    await expect(story).not.toContainText('Hugo Blanchet');
    await expect(story).not.toContainText('avant le');

    await page.getByLabel('À partir du').fill('2026-03-01');
    await page.getByLabel('Jusqu’au').fill('2026-02-01');
    await page.getByRole('button', { name: 'Filtrer' }).click();
    await expect(page.getByLabel('Jusqu’au')).toHaveAttribute('aria-invalid', 'true');
    await expect(main(page)).toContainText('La fin ne peut pas venir avant le début.');
    expect(await page.getByLabel('À partir du').inputValue()).toBe('2026-03-01');

    await page.getByRole('link', { name: 'Retirer ces filtres' }).click();
    await expect(story).toContainText('avant le');
  });

  test('the summary is a text to select; what is sensitive is added by choice, with a warning', async ({
    page,
  }) => {
    // Yann, of Cap emploi, reads what is sensitive about Jean-Luc.
    await page.goto(await pageOf(page, 'Yann Le Goff', 'Jean-Luc Prévost'));
    await page.getByRole('link', { name: 'Copier la synthèse' }).click();
    const text = page.getByLabel('Texte à coller, tel quel');
    await expect(text).toHaveValue(/^Jean-Luc Prévost, \d+ ans, Bourges\./);
    expect((await text.inputValue()).length).toBeLessThanOrEqual(255);
    await expect(page.getByRole('button', { name: 'Copier le texte' })).toBeHidden();
    await page.getByLabel('Sans limite').check();
    await page.getByLabel('Derniers échanges').uncheck();
    await page.getByRole('button', { name: 'Refaire le texte' }).click();
    const open = await text.inputValue();
    expect(open).not.toContain('Santé');
    expect(open).not.toContain('Passerelle');
    expect(open).not.toContain('échange');
    await page.getByLabel('Ajouter ce qui est sensible').check();
    await page.getByRole('button', { name: 'Refaire le texte' }).click();
    await expect(page.getByText('Ce texte dit des choses sensibles')).toBeVisible();
    await expect(text).toHaveValue(/Santé/);
    expect(await text.inputValue()).not.toContain('Passerelle');
  });
});

test('without a script the whole file leaves as a page to read and for another programme, and the person will know', async ({
  visitor,
}) => {
  const page = await visitor({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await page.goto(await pageOf(page, 'Paul Gentil', 'Awa Diallo'));
  await page.getByRole('link', { name: 'Exporter le dossier' }).click();
  await expect(main(page)).toContainText('La personne verra dans son espace');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const save = async (format: RegExp) => {
    await page.getByLabel(format).check();
    const coming = page.waitForEvent('download');
    await main(page).getByRole('button', { name: 'Exporter' }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };
  const read = await save(/^Une page à lire/);
  expect(read.name).toMatch(/^dossier-\d{4}-\d{2}-\d{2}\.html$/);
  const copy = await visitor();
  await copy.setContent(read.text);
  await expect(copy.getByRole('heading', { level: 1 })).toHaveText('Awa Diallo, dossier exporté');
  expect(await violations(copy)).toEqual([]);
  const { name, text } = await save(/JSON/);
  expect(name).toMatch(/\.json$/);
  const { format, rubriques } = JSON.parse(text);
  expect(format).toBe('relais-dossier');
  expect(rubriques.identite.lignes).toMatchObject([{ family_name: 'Diallo' }]);
  expect(Object.keys(rubriques)).not.toContain('lectures');
});

test('by keyboard alone the summary is copied, and it is said', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(await pageOf(page, 'Paul Gentil', 'Awa Diallo'));
  const reach = async (name: string) => {
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return;
    }
    throw new Error(`${name} is not reached by keyboard`);
  };
  await hydrated(page);
  await reach('Copier la synthèse');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Copier la synthèse' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await reach('Copier le texte');
  await page.keyboard.press('Enter');
  await said(page, 'Texte copié');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^Awa Diallo, \d+ ans, Mehun-sur-Yèvre\./,
  );
});

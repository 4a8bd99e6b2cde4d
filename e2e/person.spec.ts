import type { Page } from '@playwright/test';
import { expect, hydrated, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// Nadia (département) accompanies; Marc is at its reception, Claire orients; Yann (Cap emploi) is outside of the circles made here.

/** A name that no other run bears: letters only, as names are. */
const ownName = () =>
  `Essai${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 8)}`;
const main = (page: Page) => page.getByRole('main');
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const field = (page: Page, label: string | RegExp) => main(page).getByLabel(label);

async function fillIdentity(page: Page, family: string, given = 'Awa', birth = '1999-05-04') {
  await field(page, /^Nom de naissance/).fill(family);
  await field(page, /^Prénom/).fill(given);
  await field(page, /^Date de naissance/).fill(birth);
}

/** Adds a person whom Nadia accompanies, and gives the address of their page. */
async function addPerson(page: Page, family: string, options: { informed?: boolean } = {}): Promise<string> {
  await signInAs(page, 'Nadia Ferrand', '/personnes/nouvelle');
  await fillIdentity(page, family);
  await field(page, /^Téléphone/).fill('06 55 50 77 88');
  await field(page, /^Commune/).fill('mehun sur yevre');
  if (options.informed) await field(page, /^Personne informée le/).fill('2026-01-15');
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(title(page, `Awa ${family}`)).toBeVisible();
  return new URL(page.url()).pathname;
}

test('whoever adds a person finds them on their page and in their list, by name', async ({ page }) => {
  const family = ownName();
  await addPerson(page, family);
  await expect(page.getByText('La personne est ajoutée')).toBeVisible();
  await expect(main(page)).toContainText('06 55 50 77 88');
  await expect(main(page)).toContainText('18500 Mehun-sur-Yèvre');
  await expect(main(page)).toContainText('Personne à informer');
  await expect(page.getByRole('list', { name: 'Autour de la personne' })).toContainText(
    'Nadia Ferrand · vous',
  );

  await page.goto('/personnes');
  await field(page, 'Début du nom ou du prénom').fill(family.toUpperCase());
  await page.getByRole('button', { name: 'Filtrer' }).click();
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  expect(page.url()).not.toContain(family);
  await page.getByRole('link', { name: `Awa ${family}`, exact: true }).click();
  await expect(title(page, `Awa ${family}`)).toBeVisible();
});

test('a form that lacks something says what, at the field, and keeps the rest', async ({ page }) => {
  await signInAs(page, 'Nadia Ferrand', '/personnes/nouvelle');
  await field(page, /^Nom de naissance/).fill('Diallo');
  await field(page, /^Téléphone/).fill('12');
  await field(page, /^Code postal/).fill('18500');
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('3 points sont à corriger');
  await expect(field(page, /^Nom de naissance/)).toHaveValue('Diallo');
  await expect(field(page, /^Téléphone/)).toHaveAttribute('aria-invalid', 'true');
  await summary.getByRole('link', { name: 'Saisissez le prénom.' }).click();
  await expect(field(page, /^Prénom/)).toBeFocused();
  expect(await violations(page)).toEqual([]);

  await field(page, /^Prénom/).fill('Awa');
  await field(page, /^Téléphone/).fill('');
  await field(page, 'Laquelle de ces communes ?').selectOption({ label: 'Mehun-sur-Yèvre (18500)' });
  await fillIdentity(page, ownName());
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(main(page)).toContainText('18500 Mehun-sur-Yèvre');
});

test('a person who is already known is not added twice by mistake', async ({ page }) => {
  const family = ownName();
  const first = await addPerson(page, family, { informed: true });
  await page.goto('/personnes/nouvelle');
  await fillIdentity(page, family);
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(page.getByText('Une personne porte déjà cette identité')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ouvrir sa page' })).toHaveAttribute('href', first);
  expect(await violations(page)).toEqual([]);
  await field(page, /^Ce n’est pas la même personne/).check();
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(title(page, `Awa ${family}`)).toBeVisible();
  expect(new URL(page.url()).pathname).not.toBe(first);
});

test('a colleague outside learns who accompanies by exact identity; a wrong letter finds nobody', async ({
  page,
  visitor,
}) => {
  const family = ownName();
  const path = await addPerson(page, family, { informed: true });
  const yann = await visitor();
  await signInAs(yann, 'Yann Le Goff', '/personnes/recherche');
  await fillIdentity(yann, `${family}x`);
  await yann.getByRole('button', { name: 'Rechercher' }).click();
  await expect(yann.getByText('Aucune personne à afficher')).toBeVisible();
  expect(await violations(yann)).toEqual([]);

  await fillIdentity(yann, family.toUpperCase());
  await yann.getByRole('button', { name: 'Rechercher' }).click();
  await expect(main(yann)).toContainText('Pas de référent en ce moment');
  await expect(main(yann)).toContainText('Conseil départemental du Cher');
  await expect(main(yann)).not.toContainText('06 55 50 77 88');
  expect(yann.url()).not.toContain(family);
  expect(await violations(yann)).toEqual([]);
  await yann.getByRole('link', { name: 'Demander à rejoindre le cercle' }).click();
  await expect(yann).toHaveURL(`${path}/rejoindre`);

  const missing = await yann.goto(path);
  const body = await main(yann).textContent();
  const random = await yann.goto('/personnes/01a205bf-0000-7000-8000-000000000000');
  expect([missing?.status(), random?.status()]).toEqual([404, 404]);
  expect(await main(yann).textContent()).toBe(body);
});

test('when nobody is found, what was typed serves to add the person', async ({ page }) => {
  const family = ownName();
  await signInAs(page, 'Nadia Ferrand', '/personnes/recherche');
  await fillIdentity(page, family);
  await page.getByRole('button', { name: 'Rechercher' }).click();
  await page.getByRole('button', { name: 'Ajouter cette personne' }).click();
  await expect(title(page, 'Ajouter une personne')).toBeVisible();
  await expect(field(page, /^Nom de naissance/)).toHaveValue(family);
  await expect(field(page, /^Date de naissance/)).toHaveValue('1999-05-04');
  await expect(field(page, /^J’accompagne/)).toBeChecked();
});

test('two colleagues correct the same identity: the second reads both values, then decides', async ({
  page,
  visitor,
}) => {
  const family = ownName();
  const path = await addPerson(page, family, { informed: true });
  const marc = await visitor();
  const claire = await visitor();
  await signInAs(marc, 'Marc Aubry', `${path}/modifier`);
  await signInAs(claire, 'Claire Morel', `${path}/modifier`);
  await field(marc, /^Prénom/).fill('Awa Marie');
  await marc.getByRole('button', { name: 'Enregistrer l’identité' }).click();
  await expect(marc.getByText('L’identité est enregistrée.')).toBeVisible();

  await field(claire, /^Prénom/).fill('Aoua');
  await claire.getByRole('button', { name: 'Enregistrer l’identité' }).click();
  await expect(claire.getByText('Marc Aubry a enregistré une autre version')).toBeVisible();
  await expect(main(claire)).toContainText('Enregistré : Awa Marie');
  await expect(main(claire)).toContainText('Vous avez écrit : Aoua');
  await expect(field(claire, /^Prénom/)).toHaveValue('Aoua');
  expect(await violations(claire)).toEqual([]);
  await claire.getByRole('button', { name: 'Enregistrer l’identité' }).click();
  await expect(claire.getByText('L’identité est enregistrée.')).toBeVisible();
  await marc.reload();
  await expect(field(marc, /^Prénom/)).toHaveValue('Aoua');
});

test('reception keeps identity and contact, and reads nothing else', async ({ page, visitor }) => {
  const path = await addPerson(page, ownName(), { informed: true });
  const marc = await visitor();
  await signInAs(marc, 'Marc Aubry', path);
  await expect(main(marc)).toContainText('À l’accueil, vous tenez à jour');
  for (const card of ['Situation', 'Diagnostic partagé', 'Ce qui s’est passé, ce qui vient']) {
    await expect(main(marc).getByRole('heading', { name: card })).toBeHidden();
  }
  await marc.goto(`${path}/situation`);
  await expect(title(marc, 'Cette page n’existe pas')).toBeVisible();
});

test('the orientation service notes statuses and their end, and the household', async ({ page, visitor }) => {
  const path = await addPerson(page, ownName(), { informed: true });
  const claire = await visitor();
  await signInAs(claire, 'Claire Morel', `${path}/situation`);
  await field(claire, /^Statut/).selectOption({ label: 'PACEA' });
  await field(claire, /^Depuis le/).fill('2025-03-01');
  await claire.getByRole('button', { name: 'Ajouter le statut' }).click();
  await expect(claire.getByRole('row', { name: /PACEA/ })).toContainText('en cours');

  await claire.getByText('Noter une fin').click();
  await field(claire, 'Date de fin').fill('2024-01-01');
  await claire.getByRole('button', { name: 'Terminé à cette date' }).click();
  await expect(claire.getByRole('alert')).toContainText('La fin ne peut pas venir avant le début.');
  expect(await violations(claire)).toEqual([]);
  await field(claire, 'Date de fin').fill('2026-02-28');
  await claire.getByRole('button', { name: 'Terminé à cette date' }).click();
  await expect(claire.getByRole('row', { name: /PACEA/ })).toContainText('28 février 2026');

  await field(claire, /^Le foyer est ainsi/).fill('2026-01-01');
  await field(claire, 'Parent seul').check();
  await field(claire, '3 à 5 ans').fill('2');
  await claire.getByRole('button', { name: 'Enregistrer le foyer' }).click();
  await expect(main(claire)).toContainText(
    'Depuis le 1er janvier 2026 : parent seul, 2 enfants : 2 de 3 à 5 ans.',
  );
  expect(await violations(claire)).toEqual([]);
});

test('who knows a person in private steps back, and finds them no more', async ({ page, visitor }) => {
  const family = ownName();
  await addPerson(page, family, { informed: true });
  const yann = await visitor();
  await signInAs(yann, 'Yann Le Goff', '/personnes/recherche');
  await fillIdentity(yann, family);
  await yann.getByRole('button', { name: 'Rechercher' }).click();
  await yann.getByRole('link', { name: 'Je connais cette personne en privé' }).click();
  expect(await violations(yann)).toEqual([]);
  await yann.getByRole('button', { name: 'Oui, je la connais en privé' }).click();
  await expect(yann.getByText('vous n’avez plus accès à cette personne')).toBeVisible();
  await yann.goto('/personnes/recherche');
  await fillIdentity(yann, family);
  await yann.getByRole('button', { name: 'Rechercher' }).click();
  await expect(yann.getByText('Aucune personne à afficher')).toBeVisible();
});

test('by keyboard alone a person is searched, then added', async ({ page }) => {
  const family = ownName();
  await signInAs(page, 'Nadia Ferrand', '/personnes');
  await hydrated(page);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const reach = async (label: string) => {
    for (let n = 0; n < 60; n++) {
      await press('Tab');
      const name = await page.evaluate(() => {
        const at = document.activeElement;
        const labelled = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent;
        return labelled?.trim() ?? '';
      });
      if (name.startsWith(label)) return;
    }
    throw new Error(`${label} is not reached by keyboard`);
  };
  await reach('Ajouter une personne');
  await press('Enter');
  await expect(title(page, 'Ajouter une personne')).toBeFocused();
  await reach('Nom de naissance');
  await page.keyboard.type(family);
  await press('Tab');
  await page.keyboard.type('Zoé');
  await reach('Ajouter la personne');
  await press('Enter');
  await expect(title(page, `Zoé ${family}`)).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a person is added, found in the list, corrected and protected', async ({ page, visitor }) => {
    const family = ownName();
    const path = await addPerson(page, family, { informed: true });
    await page.goto('/personnes');
    await field(page, 'Début du nom ou du prénom').fill(family);
    await page.getByRole('button', { name: 'Filtrer' }).click();
    await expect(page.getByRole('link', { name: `Awa ${family}`, exact: true })).toHaveAttribute(
      'href',
      path,
    );

    const marc = await visitor();
    await signInAs(marc, 'Marc Aubry', `${path}/modifier`);
    await field(marc, /^Téléphone/).fill('numéro perdu');
    await marc.getByRole('button', { name: 'Enregistrer les coordonnées' }).click();
    await expect(marc.getByRole('alert')).toContainText('Ce numéro n’est pas un numéro de téléphone.');
    await field(marc, /^Téléphone/).fill('0655507700');
    await marc.getByRole('button', { name: 'Enregistrer les coordonnées' }).click();
    await expect(marc.getByText('Les coordonnées sont enregistrées.')).toBeVisible();
    await marc.getByRole('button', { name: 'Protéger cette personne' }).click();
    await expect(marc.getByText('La protection est enregistrée.')).toBeVisible();

    await page.goto(path);
    await expect(main(page)).toContainText('06 55 50 77 00');
    await expect(main(page)).not.toContainText('Mehun-sur-Yèvre');
    await expect(main(page)).toContainText('Seul le référent voit où habite cette personne.');
  });
});

/** The demonstration's Awa Diallo has a circle, a diagnosis and a plan. */
async function pagesAboutAwa(page: Page): Promise<string[]> {
  await signInAs(page, 'Paul Gentil', '/personnes');
  const path = await main(page)
    .getByRole('link', { name: 'Awa Diallo', exact: true })
    .first()
    .getAttribute('href');
  return [
    '/personnes',
    '/personnes/nouvelle',
    '/personnes/recherche',
    `${path}`,
    `${path}/modifier`,
    `${path}/situation`,
    `${path}/synthese`,
    `${path}/exporter`,
  ];
}

test('axe finds nothing on the pages about people', async ({ page }) => {
  for (const path of await pagesAboutAwa(page)) {
    await page.goto(path);
    expect(await violations(page), path).toEqual([]);
  }
});

test('words keep their contrast in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of await pagesAboutAwa(page)) {
    await page.goto(path);
    expect(await violations(page, { rules: ['color-contrast'] }), path).toEqual([]);
  }
});

test('320 px wide, nothing is pushed sideways and every target is large enough', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of await pagesAboutAwa(page)) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    expect(await violations(page, { rules: ['target-size'] }), path).toEqual([]);
  }
});

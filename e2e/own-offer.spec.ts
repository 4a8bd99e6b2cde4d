import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signInAs } from './sign-in-as.ts';
import { violations } from './testing/axe.ts';

// Lucie (crèche) keeps the offer of her structure; Paul (France Travail) looks for services.

const main = (page: Page) => page.getByRole('main');
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const search = '/offre?mots=poussette';

async function expectSound(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** As on a keyboard: the focus, then a key. */
const press = async (target: Locator, key = 'Enter') => {
  await target.focus();
  await target.press(key);
};

test('by keyboard a service is written, published and found, then suspended and gone', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Lucie Carré', '/offre/notre-offre');
  await expect(main(page)).toContainText('Place de crèche pour une reprise d’emploi');
  await expectSound(page);
  await press(main(page).getByRole('link', { name: 'Ajouter un service' }));
  await expect(title(page, 'Nouveau service')).toBeVisible();
  await press(page.getByRole('button', { name: 'Enregistrer' }));
  await expect(page.getByRole('alert')).toContainText('Donnez un nom');
  await page.getByRole('textbox', { name: /^Nom du service/ }).focus();
  await page.keyboard.type('Poussettes prêtées');
  await page.getByRole('textbox', { name: /^Description/ }).focus();
  await page.keyboard.type('Une poussette pour un mois, avec une visite à la crèche.');
  await press(page.getByRole('button', { name: 'Enregistrer' }));
  await expect(title(page, 'Poussettes prêtées')).toBeVisible();

  const state = main(page).locator('section', { has: page.getByRole('heading', { name: 'État' }) });
  await expect(state.getByRole('button', { name: 'Publier' })).toBeHidden();
  await expect(state).toContainText('Thèmes');
  await press(page.locator('summary', { hasText: /^Famille/ }));
  await press(page.getByRole('checkbox', { name: /garde d’enfant/i }), 'Space');
  await press(page.getByRole('checkbox', { name: 'En présentiel' }), 'Space');
  await page.getByRole('textbox', { name: /^Téléphone/ }).focus();
  await page.keyboard.type('02 48 57 30 30');
  await press(page.getByRole('button', { name: 'Enregistrer' }));
  await expect(main(page)).toContainText('Le service est enregistré.');
  await press(state.getByRole('button', { name: 'Publier' }));
  await expect(main(page)).toContainText('Le service est publié');
  await page.getByLabel('Places libres').fill('2');
  await press(page.getByRole('button', { name: 'Dire les places' }));
  await expect(main(page)).toContainText('Les places et le délai sont à jour');
  await expectSound(page);

  const paul = await visitor();
  await signInAs(paul, 'Paul Gentil', '/compte');
  await paul.goto(search);
  await expect(main(paul)).toContainText('2 places libres');
  await press(paul.getByLabel('Places libres'), 'Space');
  await press(paul.getByRole('button', { name: 'Chercher' }));
  await expect(paul).toHaveURL(/places=libres/);
  await expect(main(paul)).toContainText('2 places libres');
  await main(paul).getByRole('link', { name: 'Poussettes prêtées', exact: true }).click();
  await paul.getByText('Signaler une erreur', { exact: true }).click();
  await paul.getByLabel('Ce qui ne va pas').selectOption('Les horaires');
  await paul.getByLabel('Ce qui serait juste').fill('Fermé le lundi.');
  await paul.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await expect(main(paul)).toContainText('le signalement est envoyé');
  await expectSound(paul);

  await page.reload();
  await expect(main(page)).toContainText('Fermé le lundi.');
  await press(page.getByRole('button', { name: 'C’est corrigé' }));
  await expect(main(page)).toContainText('Votre réponse est enregistrée');
  await press(state.getByRole('button', { name: 'Suspendre' }));
  await expect(main(page)).toContainText('les recherches ne le montrent plus');
  await paul.goto(search);
  await expect(main(paul)).not.toContainText('Poussettes prêtées');
});

test('by keyboard the record of the structure is written, given back with what that changes, and taken again', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Lucie Carré', '/offre/notre-offre');
  await press(main(page).getByRole('link', { name: 'La fiche de la structure' }));
  await expect(main(page)).toContainText('La fiche de la structure, tenue par votre équipe');
  await expectSound(page);
  const record = page.url();
  const name = page.getByRole('textbox', { name: /^Nom de la structure/ });
  const before = await name.inputValue();
  await name.fill('C');
  await press(page.getByRole('button', { name: 'Enregistrer' }));
  await expect(page.getByRole('alert')).toContainText('Donnez un nom de 3 à 150 caractères');
  await expect(name).toHaveValue('C');
  await name.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Crèche des Poussettes');
  await page.getByLabel('Site internet').focus();
  await page.keyboard.type('www.leslucioles.example');
  await press(page.locator('summary', { hasText: 'Réseaux porteurs' }));
  await press(page.getByRole('checkbox', { name: 'Mission Locale', exact: true }), 'Space');
  await press(page.getByRole('button', { name: 'Enregistrer' }));
  await expect(main(page)).toContainText('La fiche est enregistrée');
  await expect(title(page, 'Crèche des Poussettes')).toBeVisible();
  await page.locator('summary', { hasText: /changement/ }).click();
  await expect(main(page)).toContainText(`${before} → Crèche des Poussettes`);
  await expectSound(page);

  const paul = await visitor();
  await signInAs(paul, 'Paul Gentil', '/compte');
  await paul.goto('/offre?mots=place+creche');
  await expect(main(paul)).toContainText('Crèche des Poussettes');

  await page.goto(record);
  await press(main(page).getByRole('link', { name: 'Rendre cette fiche' }));
  await expect(title(page, 'Rendre cette fiche ?')).toBeVisible();
  await expect(main(page)).toContainText('Place de crèche pour une reprise d’emploi');
  await expectSound(page);
  await press(main(page).getByRole('link', { name: 'Annuler, ne rien changer' }));
  await press(main(page).getByRole('link', { name: 'Rendre cette fiche' }));
  await press(page.getByRole('button', { name: 'Rendre la fiche' }));
  await expect(main(page)).toContainText('La fiche est rendue');
  await expectSound(page);
  await paul.goto('/offre?mots=place+creche');
  await expect(main(paul)).not.toContainText('Crèche des Poussettes');

  await press(page.getByRole('button', { name: /^Tenir cette fiche/ }));
  await expect(main(page)).toContainText('Votre équipe tient maintenant cette fiche');
  for (const service of ['Place de crèche pour une reprise d’emploi', 'Halte-garderie de quelques heures']) {
    await press(main(page).getByRole('link', { name: service }));
    await press(page.getByRole('button', { name: 'Publier de nouveau' }));
    await expect(main(page)).toContainText('Le service est de nouveau publié');
    await page.goto('/offre/notre-offre');
  }
  await page.goto(record);
  await name.fill(before);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(title(page, before)).toBeVisible();
  await paul.goto('/offre?mots=place+creche');
  await expect(main(paul)).toContainText('Place de crèche pour une reprise d’emploi');
});

test('of two colleagues who write the same service, the second is shown both versions', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Lucie Carré', '/offre/notre-offre');
  await main(page).getByRole('link', { name: 'Atelier parents-enfants du mercredi' }).click();
  const other = await visitor();
  await signInAs(other, 'Lucie Carré', '/compte');
  await other.goto(page.url());
  const name = (on: Page) => on.getByRole('textbox', { name: /^Nom du service/ });
  await name(other).fill('Atelier du matin');
  await other.getByLabel('Précisions sur le coût').fill('Deux euros la séance.');
  await other.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(main(other)).toContainText('Le service est enregistré.');
  await name(page).fill('Atelier du soir');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(main(page)).toContainText('a enregistré une autre version pendant que vous écriviez');
  await expect(main(page)).toContainText('Atelier du matin');
  await expect(name(page)).toHaveValue('Atelier du soir');
  await expect(page.getByLabel('Précisions sur le coût')).toHaveValue('Deux euros la séance.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(main(page)).toContainText('Le service est enregistré.');
  await expect(title(page, 'Atelier du soir')).toBeVisible();
});

// Without scripts the page that answers a form is read anew, and the model with it.
test('nothing typed is lost when the model goes while a service is written from it', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Sophie Petitjean', '/offre/notre-offre/modeles/nouveau');
  await page.getByRole('textbox', { name: /^Nom du service/ }).fill('Atelier budget');
  await page.getByRole('textbox', { name: /^Description/ }).fill('Une heure pour faire ses comptes.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('button', { name: 'Partager avec le territoire' }).click();
  await expect(main(page)).toContainText('Le modèle est partagé');

  const lucie = await visitor({ javaScriptEnabled: false });
  await signInAs(lucie, 'Lucie Carré', '/offre/notre-offre/modeles');
  await main(lucie).getByRole('link', { name: 'Atelier budget' }).click();
  await main(lucie).getByRole('link', { name: 'Créer un service d’après ce modèle' }).click();
  await lucie.getByLabel('Précisions sur le coût').fill('Deux euros la séance.');
  await lucie.getByRole('textbox', { name: /^Nom du service/ }).fill('');
  await page.getByRole('button', { name: 'Archiver' }).click();
  await expect(main(page)).toContainText('archivé');

  await lucie.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(lucie.getByRole('alert')).toContainText('Donnez un nom');
  await expect(main(lucie)).toContainText('Ce modèle n’est plus disponible');
  await expect(lucie.getByLabel('Précisions sur le coût')).toHaveValue('Deux euros la séance.');
  await lucie.getByRole('textbox', { name: /^Nom du service/ }).fill('Atelier budget du mardi');
  await lucie.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(main(lucie)).toContainText('Le brouillon est enregistré, sans suivre de modèle');
  await expect(lucie.getByLabel('Précisions sur le coût')).toHaveValue('Deux euros la séance.');
});

// Sophie (mission locale) wrote a model that Yann (Cap emploi) adapted; it changed since.
test('by keyboard a service takes the changes of its model, keeps its own words, and makes another model', async ({
  page,
  visitor,
}) => {
  await signInAs(page, 'Yann Le Goff', '/offre/notre-offre');
  await expect(main(page)).toContainText('le modèle a changé depuis');
  await press(main(page).getByRole('link', { name: 'Atelier CV, parler de son handicap' }));
  const changed = main(page).locator('section', {
    has: page.getByRole('heading', { name: 'Le modèle a changé depuis' }),
  });
  await expect(changed).toContainText('Une offre d’emploi qui vous intéresse');
  await expectSound(page);
  await press(changed.getByRole('radio', { name: 'Prendre celui du modèle' }), 'Space');
  await press(changed.getByRole('button', { name: 'Reprendre ces changements' }));
  await expect(main(page)).toContainText('Le service a repris les changements du modèle.');
  await expect(title(page, 'Atelier CV et lettre de motivation')).toBeVisible();
  await expect(page.getByLabel('Documents à apporter')).toHaveValue(/Une offre d’emploi/);
  await expect(changed).toBeHidden();

  await page.goto('/offre/notre-offre/modeles');
  await expectSound(page);
  await press(main(page).getByRole('link', { name: 'Atelier CV et lettre de motivation' }));
  await expect(main(page)).toContainText('3 services');
  await expectSound(page);
  await press(main(page).getByRole('link', { name: 'Créer un service d’après ce modèle' }));
  await expect(page.getByRole('textbox', { name: /^Nom du service/ })).toHaveValue(
    'Atelier CV et lettre de motivation',
  );
  await expectSound(page);
  await press(page.getByRole('button', { name: 'Enregistrer' }));
  await expect(main(page)).toContainText('Le brouillon est enregistré.');

  const sophie = await visitor();
  await signInAs(sophie, 'Sophie Petitjean', '/offre/notre-offre/modeles');
  await press(main(sophie).getByRole('link', { name: 'Atelier CV et lettre de motivation' }));
  await expect(main(sophie)).toContainText('1 autre service, pas encore publié');
  await sophie.getByLabel('Précisions sur le coût').fill('Gratuit pour tous');
  await press(sophie.getByRole('button', { name: 'Enregistrer' }));
  await expect(main(sophie)).toContainText('Le modèle est enregistré.');
  await expectSound(sophie);

  await page.reload();
  await expect(changed).toContainText(/Avant\s: rien\s*Maintenant\s: Gratuit pour tous/);
  await press(changed.getByRole('button', { name: 'Garder le mien' }));
  await expect(main(page)).toContainText('Le service reste tel qu’il est.');
  await expect(page.getByLabel('Précisions sur le coût')).toHaveValue('');

  const lucie = await visitor();
  await signInAs(lucie, 'Lucie Carré', '/offre/notre-offre');
  await press(main(lucie).getByRole('link', { name: 'Place de crèche pour une reprise d’emploi' }));
  await press(main(lucie).getByRole('link', { name: 'En faire un modèle' }));
  await expect(title(lucie, 'Nouveau modèle')).toBeVisible();
  await press(lucie.getByRole('button', { name: 'Enregistrer' }));
  await expect(main(lucie)).toContainText('Le modèle est enregistré, pour votre équipe seule.');
  await press(lucie.getByRole('button', { name: 'Partager avec le territoire' }));
  await expect(main(lucie)).toContainText('Le modèle est partagé');
  await page.goto('/offre/notre-offre/modeles');
  await expect(main(page)).toContainText('Place de crèche pour une reprise d’emploi');
});

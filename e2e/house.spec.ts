import { expect, test } from './fixtures.ts';

test('the address people type leads to the sign-in page, and an unknown one says so in French', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page).toHaveURL('/connexion');
  const answer = await page.goto('/nulle-part');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas');
});

import { expect, test } from 'vitest';
import { boundTransaction } from '../platform/access/bound-transaction.ts';
import { consumeLink, startSignIn } from '../platform/auth/sign-in.server.ts';
import { lastSignInMail } from '../platform/auth/testing/accounts.ts';
import { withOwner } from '../platform/database/connect.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import { demo } from './demo.ts';
import { openTerritory } from './open-territory.ts';
import { readAccount } from './read-account.ts';
import { onOpenDatabase } from './testing/verb-context.ts';

const db = useDatabase();

const context = (...args: string[]) => onOpenDatabase(db)(...args);

const whole = {
  '--nom': 'Cher',
  '--departement': '18',
  '--autorite': 'Conseil départemental du Cher',
  '--prenom': 'Inès',
  '--famille': 'Haddad',
  '--email': 'Ines.Haddad@cher.example',
};
const wordsOf = (options: Record<string, string>) => Object.entries(options).flat();

test('on an empty database the first account signs in by e-mail, manages the authority and coordinates the territory', async () => {
  const { json } = await openTerritory.run(context(...wordsOf(whole)));
  expect(json).toMatchObject({ account: 'ines.haddad@cher.example', communes: expect.any(Number) });
  expect((json as { communes: number }).communes).toBeGreaterThan(200);

  const asked = await startSignIn(db.runtime, { email: 'ines.haddad@cher.example', returnTo: null });
  if (asked.outcome !== 'asked') throw new Error('asked to wait');
  const { link } = await lastSignInMail(db.runtime, 'ines.haddad@cher.example');
  const signedIn = await consumeLink(db.runtime, { link, browser: asked.browser, device: 'essai' });
  expect(signedIn.outcome).toBe('signed-in');

  const actor = await readAccount(db.runtime, 'ines.haddad@cher.example', undefined);
  const standing = await boundTransaction(db.runtime, actor, async (bound) => bound.standing);
  expect(standing.roles).toEqual(expect.arrayContaining(['coordinator', 'manager', 'member']));
  expect(standing.territories).toEqual([(json as { territoryId: string }).territoryId]);
});

test('a territory overseas lives by its own time', async () => {
  await openTerritory.run(context(...wordsOf({ ...whole, '--nom': 'La Réunion', '--departement': '974' })));
  const { rows } = await withOwner(db.ownerUrl, (owner) =>
    owner.query("SELECT time_zone FROM territory WHERE name = 'La Réunion'"),
  );
  expect(rows).toEqual([{ time_zone: 'Indian/Reunion' }]);
});

test.each([
  ['the same territory again', whole, 'territory-exists'],
  ['an unknown département', { ...whole, '--nom': 'Ailleurs', '--departement': '99' }, 'departement-unknown'],
  ['no name', { ...whole, '--nom': '' }, 'option-wrong'],
  ['no address', { ...whole, '--nom': 'Ailleurs', '--email': 'ines' }, 'option-wrong'],
  ['an option that is none', { ...whole, '--vite': 'oui' }, 'option-unknown'],
])('%s is refused with a sentence', async (_, options, code) => {
  await expect(openTerritory.run(context(...wordsOf(options)))).rejects.toMatchObject({
    name: 'StartRefused',
    code,
  });
});

test('a database that serves is not made a demonstration', async () => {
  await expect(demo.run(context())).rejects.toMatchObject({ name: 'StartRefused', code: 'not-a-demo' });
});

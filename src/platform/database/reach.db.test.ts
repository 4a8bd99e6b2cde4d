import { expect, test } from 'vitest';
import { reachApplication, reachOwner } from './reach.ts';
import { useDatabase } from './testing/use-database.ts';

const database = useDatabase();

const changed = (change: (url: URL) => void) => {
  const url = new URL(database.ownerUrl);
  change(url);
  return url.toString();
};

test('an address that works says nothing', async () => {
  await reachOwner('DATABASE_URL', database.ownerUrl);
  await reachApplication('DATABASE_APP_URL', database.runtime.database.url);
});

test('one that does not is explained, without its password', async () => {
  const wrongPassword = changed((url) => {
    url.password = 's3cret';
  });
  const refused = reachOwner('DATABASE_URL', wrongPassword);
  await expect(refused).rejects.toThrow(/^DATABASE_URL \(.*\) : le mot de passe ou le compte est refusé\.$/);
  await expect(refused).rejects.not.toThrow(/s3cret/);

  const noBase = changed((url) => {
    url.pathname = '/absente';
  });
  await expect(reachOwner('DATABASE_URL', noBase)).rejects.toThrow('cette base n’existe pas');

  const nobody = changed((url) => {
    url.port = '1';
  });
  await expect(reachOwner('DATABASE_URL', nobody)).rejects.toThrow('aucun serveur n’y répond');
  await expect(reachApplication('DATABASE_APP_URL', nobody)).rejects.toThrow('DATABASE_APP_URL');
});

import { expect, test } from 'vitest';
import { hashToken } from '../platform/auth/keys.ts';
import { withOwner } from '../platform/database/connect.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import { onOpenDatabase } from './testing/verb-context.ts';
import { tokenCreate, tokenList, tokenRevoke } from './token.ts';

const db = useDatabase();
const verb = (one: typeof tokenCreate, ...args: string[]) => one.run(onOpenDatabase(db)(...args));

test('a token is told once, kept as a hash, listed without its word and revoked by its identifier', async () => {
  const made = await verb(tokenCreate, '--nom', 'Dora', '--scope', 'offer');
  const { id, token } = made.json as { id: string; token: string };
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(made.lines[0]).toBe(token);
  const { rows } = await withOwner(db.ownerUrl, (owner) =>
    owner.query('SELECT name, scopes, hash FROM api_token'),
  );
  expect(rows).toEqual([{ name: 'Dora', scopes: ['offer'], hash: hashToken(token) }]);

  const listed = await verb(tokenList);
  expect(listed.json).toMatchObject({ tokens: [{ id, name: 'Dora', scopes: ['offer'], revokedAt: null }] });
  expect(JSON.stringify(listed)).not.toContain(token);

  await verb(tokenRevoke, id);
  expect((await verb(tokenList)).lines[0]).toContain('retiré le');
  await expect(verb(tokenRevoke, id)).rejects.toMatchObject({ code: 'token-unknown' });
});

test.each([
  [tokenCreate, ['--nom', 'Dora'], 'option-wrong'],
  [tokenCreate, ['--nom', 'Dora', '--scope', 'people'], 'option-wrong'],
  [tokenCreate, ['--scope', 'offer'], 'option-wrong'],
  [tokenRevoke, ['dora'], 'token-missing'],
])('%# is refused with a sentence', async (one, args, code) => {
  await expect(verb(one, ...args)).rejects.toMatchObject({ name: 'StartRefused', code });
});

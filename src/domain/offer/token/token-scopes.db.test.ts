import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { systemDbCounts } from '../../../platform/access/system-db.ts';
import { hashToken } from '../../../platform/auth/keys.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import { newId } from '../../../platform/database/id.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import { tokenScopes } from './token-scopes.server.ts';

const db = useDatabase();

beforeAll(() =>
  withOwner(db.ownerUrl, (owner) =>
    owner.query(
      `INSERT INTO api_token (token_id, name, scopes, hash) VALUES ($1, 'Dora', '{offer,offer-restricted}', $2)`,
      [newId(), hashToken('mot')],
    ),
  ),
);
afterEach(() => vi.restoreAllMocks());

const asked = () => systemDbCounts().get('api token') ?? 0;

test('a token opens what it was given for, and is asked of the database now and then', async () => {
  expect(await tokenScopes(db.runtime, 'mot')).toEqual(new Set(['offer', 'offer-restricted']));
  const before = asked();
  for (let n = 0; n < 50; n++) await tokenScopes(db.runtime, 'mot');
  expect(asked()).toBe(before);
});

test('one that nobody was given opens nothing, and is asked each time', async () => {
  const before = asked();
  expect(await tokenScopes(db.runtime, 'autre')).toBeNull();
  expect(await tokenScopes(db.runtime, 'autre')).toBeNull();
  expect(asked()).toBe(before + 2);
});

test('one that is revoked stops opening ten seconds later', async () => {
  expect(await tokenScopes(db.runtime, 'mot')).not.toBeNull();
  await withOwner(db.ownerUrl, (owner) => owner.query('UPDATE api_token SET revoked_at = now()'));
  const later = performance.now() + 10_001;
  vi.spyOn(performance, 'now').mockReturnValue(later);
  expect(await tokenScopes(db.runtime, 'mot')).toBeNull();
});

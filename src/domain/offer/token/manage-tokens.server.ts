import type { Temporal } from 'temporal-polyfill';
import { systemDb } from '../../../platform/access/system-db.ts';
import { hashToken, newToken } from '../../../platform/auth/keys.ts';
import { newId } from '../../../platform/database/id.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import '../tables.ts';

const CHANGE = 'api token change';

/** `offer`: all that is published openly. `offer-restricted`: also the sources that professionals alone may read. */
export const TOKEN_SCOPES = ['offer', 'offer-restricted'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

export interface KnownToken {
  tokenId: string;
  name: string;
  scopes: string[];
  createdAt: Temporal.Instant;
  revokedAt: Temporal.Instant | null;
}

/** The word that opens the API, told once: the database keeps its hash. */
export async function createToken(
  runtime: Runtime,
  { name, scopes }: { name: string; scopes: readonly TokenScope[] },
): Promise<{ tokenId: string; token: string }> {
  const token = newToken();
  const tokenId = newId();
  await systemDb(runtime, CHANGE, (tx) =>
    tx
      .insertInto('api_token')
      .values({ token_id: tokenId, name, scopes: [...scopes], hash: hashToken(token) })
      .execute(),
  );
  return { tokenId, token };
}

export async function listTokens(runtime: Runtime): Promise<KnownToken[]> {
  return systemDb(runtime, CHANGE, (tx) =>
    tx
      .selectFrom('api_token')
      .select(['token_id as tokenId', 'name', 'scopes', 'created_at as createdAt', 'revoked_at as revokedAt'])
      .orderBy('created_at')
      .orderBy('token_id')
      .execute(),
  );
}

/** False when no token in use has this identifier. */
export async function revokeToken(runtime: Runtime, tokenId: string): Promise<boolean> {
  const { numUpdatedRows } = await systemDb(runtime, CHANGE, (tx) =>
    tx
      .updateTable('api_token')
      .set({ revoked_at: runtime.clock.now() })
      .where('token_id', '=', tokenId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst(),
  );
  return numUpdatedRows > 0n;
}

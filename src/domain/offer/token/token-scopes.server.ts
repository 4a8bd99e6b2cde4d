import { systemDb } from '../../../platform/access/system-db.ts';
import { hashToken } from '../../../platform/auth/keys.ts';
import type { DatabaseHandle } from '../../../platform/database/connect.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import '../tables.ts';

/** A token that was revoked stops opening within this time, in every process. */
const KEPT_MS = 10_000;
const MOST_KEPT = 1_000;

interface Kept {
  readonly scopes: ReadonlySet<string>;
  readonly until: number;
}

const keptBy = new WeakMap<DatabaseHandle, Map<string, Kept>>();

/**
 * What a token opens; null for one that nobody was given, or that was revoked. Callers come back with the same one hundreds of times a
 * second: what is known of it is kept a few seconds, and of an unknown one nothing, so that guesses fill no memory.
 */
export async function tokenScopes(runtime: Runtime, token: string): Promise<ReadonlySet<string> | null> {
  const kept = keptBy.get(runtime.database) ?? new Map<string, Kept>();
  keptBy.set(runtime.database, kept);
  const key = hashToken(token).toString('base64');
  const known = kept.get(key);
  if (known && known.until > performance.now()) return known.scopes;
  const scopes = await readScopes(runtime, token);
  kept.delete(key);
  if (scopes === null) return null;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, { scopes, until: performance.now() + KEPT_MS });
  return scopes;
}

async function readScopes(runtime: Runtime, token: string): Promise<ReadonlySet<string> | null> {
  const read = await systemDb(
    runtime,
    'api token',
    (tx) =>
      tx
        .selectFrom('api_token')
        .select('scopes')
        .where('hash', '=', hashToken(token))
        .where('revoked_at', 'is', null)
        .executeTakeFirst(),
    { routine: true },
  );
  return read ? new Set(read.scopes) : null;
}

import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../access/bound-transaction.ts';
import { systemDb } from '../access/system-db.ts';
import { newId } from '../database/id.ts';
import { queueMail } from '../mail/outbox.server.ts';
import type { Runtime } from '../runtime.ts';
import { attempt, forgetFailures, pace } from './attempts.server.ts';
import { hashToken, keysOf, lookup, newToken, readLink, sameText, sixDigits } from './keys.ts';
import { signInMail } from './mails.ts';
import { FREE_FAILURES, onlyDigits, SIGN_IN_MINUTES } from './rules.ts';
import { openSession, recordSignIn } from './sessions.server.ts';

export type Asked =
  /** `browser` is the cookie that ties the request to the browser that made it. */
  { outcome: 'asked'; browser: string } | { outcome: 'wait'; until: Temporal.Instant };

export type SignedIn = { outcome: 'signed-in'; token: string; returnTo: string | null };

/**
 * A request to sign in. Known and unknown addresses go through the same statements and get the same answer: nobody learns who
 * has an account. The e-mail leaves later, by a job.
 */
export async function startSignIn(
  runtime: Runtime,
  { email, returnTo }: { email: string; returnTo: string | null },
): Promise<Asked> {
  const keys = keysOf(runtime);
  const now = runtime.clock.now();
  const browser = newToken();
  const tokenId = newId();
  return systemDb(runtime, 'sign-in', async (tx) => {
    const until = await pace(tx, now, subjectOf(runtime, 'ask', email));
    if (until) return { outcome: 'wait', until };
    const professionalId = await professionalByEmail(tx, email);
    const expires = now.add({ minutes: SIGN_IN_MINUTES });
    await tx
      .insertInto('sign_in_token')
      .values({
        token_id: tokenId,
        email,
        professional_id: professionalId,
        browser_hash: hashToken(browser),
        return_to: returnTo,
        created_at: now,
        expires_at: expires,
      })
      .execute();
    await queueMail(tx, signInMail, {
      to: email,
      params: { tokenId },
      notAfter: expires,
      withheld: professionalId === null,
    });
    await recordSignIn(tx, 'ask', { subject: lookup(keys, 'audit', email).toString('hex') });
    return { outcome: 'asked', browser };
  });
}

/** What the browser that asked may be told of its request. */
export async function pendingSignIn(
  runtime: Runtime,
  browser: string | null,
): Promise<{ email: string; expiresAt: Temporal.Instant } | null> {
  if (!browser) return null;
  const now = runtime.clock.now();
  return systemDb(runtime, 'sign-in', async (tx) => {
    const row = await requestOf(tx, browser);
    return row && isOpen(row, now) ? { email: row.email, expiresAt: row.expires_at } : null;
  });
}

export type CodeAnswer =
  | SignedIn
  | { outcome: 'wrong'; triesLeft: number; until: Temporal.Instant | null }
  | { outcome: 'blocked'; until: Temporal.Instant }
  | { outcome: 'expired' };

/** The 6-digit code, typed in the browser that asked for it. */
export async function verifyCode(
  runtime: Runtime,
  { browser, code, device }: { browser: string | null; code: string; device: string },
): Promise<CodeAnswer> {
  if (!browser) return { outcome: 'expired' };
  const keys = keysOf(runtime);
  const now = runtime.clock.now();
  return systemDb(runtime, 'sign-in', async (tx) => {
    const row = await requestOf(tx, browser);
    if (!row || !isOpen(row, now) || row.tries >= FREE_FAILURES) return { outcome: 'expired' };
    const tried = await attempt(tx, now, subjectOf(runtime, 'code', row.email), async () => {
      const same = sameText(onlyDigits(code), sixDigits(keys, row.token_id));
      return same && row.professional_id !== null;
    });
    if (tried.outcome === 'right') return enter(tx, runtime, row, 'code', device);
    if (tried.outcome === 'wrong') await countTry(tx, row);
    return tried;
  });
}

/** The link of the e-mail. Opened in another browser it opens nothing, and is not spent. */
export async function consumeLink(
  runtime: Runtime,
  { link, browser, device }: { link: string; browser: string | null; device: string },
): Promise<SignedIn | { outcome: 'elsewhere' } | { outcome: 'expired' }> {
  const keys = keysOf(runtime);
  const now = runtime.clock.now();
  const tokenId = readLink(keys, 'sign-in', link);
  if (!tokenId) return { outcome: 'expired' };
  return systemDb(runtime, 'sign-in', async (tx) => {
    const row = await tx
      .selectFrom('sign_in_token')
      .selectAll()
      .where('token_id', '=', tokenId)
      .forUpdate()
      .executeTakeFirst();
    if (!row || !isOpen(row, now)) return { outcome: 'expired' };
    if (!browser || !row.browser_hash.equals(hashToken(browser))) return { outcome: 'elsewhere' };
    return enter(tx, runtime, row, 'link', device);
  });
}

interface RequestRow {
  token_id: string;
  email: string;
  professional_id: string | null;
  tries: number;
  return_to: string | null;
  expires_at: Temporal.Instant;
  used_at: Temporal.Instant | null;
}

function requestOf(tx: Tx, browser: string): Promise<RequestRow | undefined> {
  return tx
    .selectFrom('sign_in_token')
    .selectAll()
    .where('browser_hash', '=', hashToken(browser))
    .forUpdate()
    .executeTakeFirst();
}

function isOpen(row: RequestRow, now: Temporal.Instant): boolean {
  return row.used_at === null && Temporal.Instant.compare(now, row.expires_at) < 0;
}

function countTry(tx: Tx, row: RequestRow): Promise<unknown> {
  return tx
    .updateTable('sign_in_token')
    .set({ tries: row.tries + 1 })
    .where('token_id', '=', row.token_id)
    .execute();
}

async function enter(
  tx: Tx,
  runtime: Runtime,
  row: RequestRow,
  method: 'link' | 'code',
  device: string,
): Promise<SignedIn | { outcome: 'expired' }> {
  if (!row.professional_id) return { outcome: 'expired' };
  const now = runtime.clock.now();
  await tx.updateTable('sign_in_token').set({ used_at: now }).where('token_id', '=', row.token_id).execute();
  await forgetFailures(tx, subjectOf(runtime, 'ask', row.email));
  await forgetFailures(tx, subjectOf(runtime, 'code', row.email));
  const token = await openSession(tx, now, { professionalId: row.professional_id, method, device });
  return { outcome: 'signed-in', token, returnTo: row.return_to };
}

function subjectOf(runtime: Runtime, what: 'ask' | 'code', email: string): string {
  return `${what}:${lookup(keysOf(runtime), what, email).toString('base64url')}`;
}

async function professionalByEmail(tx: Tx, email: string): Promise<string | null> {
  const { rows } = await sql<{ professional_id: string }>`
    SELECT professional_id FROM professional WHERE email = ${email}`.execute(tx);
  return rows[0]?.professional_id ?? null;
}

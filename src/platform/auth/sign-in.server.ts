import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../access/bound-transaction.ts';
import { systemDb } from '../access/system-db.ts';
import { newId } from '../database/id.ts';
import { queueMail } from '../mail/outbox.server.ts';
import type { Runtime } from '../runtime.ts';
import { attempt, forgetFailures, pace } from './attempts.server.ts';
import { hashToken, keysOf, lookup, newToken, readLink, sameText, sixDigits } from './keys.ts';
import { nothingToOpenMail, signInMail } from './mails.ts';
import { FREE_FAILURES, onlyDigits, SIGN_IN_MINUTES } from './rules.ts';
import { openSession, recordSignIn, type SessionOwner } from './sessions.server.ts';

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
    const { owner, shared } = await holderOf(tx, email);
    const expires = now.add({ minutes: SIGN_IN_MINUTES });
    await tx
      .insertInto('sign_in_token')
      .values({
        token_id: tokenId,
        email,
        professional_id: owner && 'professionalId' in owner ? owner.professionalId : null,
        ...(owner &&
          'accountId' in owner && { account_id: owner.accountId, credential_id: owner.credentialId }),
        browser_hash: hashToken(browser),
        return_to: returnTo,
        created_at: now,
        expires_at: expires,
      })
      .execute();
    if (shared) await queueMail(tx, nothingToOpenMail, { to: email, params: {}, notAfter: expires });
    else
      await queueMail(tx, signInMail, {
        to: email,
        params: { tokenId },
        notAfter: expires,
        withheld: owner === null,
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
      return same && (row.professional_id ?? row.account_id) !== null;
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
  account_id: string | null;
  credential_id: string | null;
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
  const owner = await stillOwner(tx, row);
  if (!owner) return { outcome: 'expired' };
  const now = runtime.clock.now();
  await tx.updateTable('sign_in_token').set({ used_at: now }).where('token_id', '=', row.token_id).execute();
  await forgetFailures(tx, subjectOf(runtime, 'ask', row.email));
  await forgetFailures(tx, subjectOf(runtime, 'code', row.email));
  const token = await openSession(tx, now, { ...owner, method, device });
  return { outcome: 'signed-in', token, returnTo: row.return_to };
}

function subjectOf(runtime: Runtime, what: 'ask' | 'code', email: string): string {
  return `${what}:${lookup(keysOf(runtime), what, email).toString('base64url')}`;
}

interface Holder {
  owner: SessionOwner | null;
  /** Two people hold the address: it opens nothing. */
  shared: boolean;
}

/**
 * Whom an address signs in: a professional, else the one person who chose it. Both are looked for in every case, so that the
 * answer takes as long for nobody.
 */
async function holderOf(tx: Tx, email: string): Promise<Holder> {
  const professionals = await sql<{ professionalId: string }>`
    SELECT professional_id AS "professionalId" FROM professional WHERE email = ${email}`.execute(tx);
  const people = await sql<{ accountId: string | null; credentialId: string | null; shared: boolean }>`
    SELECT account_id AS "accountId", credential_id AS "credentialId", shared
    FROM access.account_of_address(${email})`.execute(tx);
  const professional = professionals.rows[0];
  if (professional) return { owner: professional, shared: false };
  const { accountId = null, credentialId = null, shared = false } = people.rows[0] ?? {};
  return { owner: accountId ? { accountId, credentialId } : null, shared };
}

/** The request is a quarter of an hour old at most; meanwhile a person's address may have changed, or met another holder. */
async function stillOwner(tx: Tx, row: RequestRow): Promise<SessionOwner | null> {
  if (row.professional_id) return { professionalId: row.professional_id };
  const { owner } = await holderOf(tx, row.email);
  const same =
    owner !== null &&
    'accountId' in owner &&
    owner.accountId === row.account_id &&
    owner.credentialId === row.credential_id;
  return same ? owner : null;
}

import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../access/bound-transaction.ts';
import { systemDb } from '../access/system-db.ts';
import { queueMail } from '../mail/outbox.server.ts';
import type { Runtime } from '../runtime.ts';
import { type Attempt, attempt } from './attempts.server.ts';
import { confirmedFactor, endFactors, newPending, openSecret, pendingFactor } from './factor-rows.server.ts';
import { keysOf, lookup } from './keys.ts';
import { type FactorChange, factorChangedMail } from './mails.ts';
import { newRecoveryCodes, readRecoveryCode } from './recovery-codes.ts';
import { onlyDigits } from './rules.ts';
import type { Session } from './session.ts';
import { recordSignIn, rotate } from './sessions.server.ts';
import { totpAddress, totpStep } from './totp.ts';

type Failed = Exclude<Attempt, { outcome: 'right' }>;
/** `token` replaces the session's cookie. */
export type FactorAnswer = { outcome: 'done'; token: string } | Failed;
/** The codes are shown this once; only their hashes are kept. */
export type EnrolmentAnswer =
  | { outcome: 'enrolled'; token: string; recoveryCodes: string[] }
  | { outcome: 'started-over' }
  | Failed;

export interface FactorStatus {
  enrolledAt: Temporal.Instant | null;
  recoveryCodesLeft: number;
}

export async function factorStatus(runtime: Runtime, professionalId: string): Promise<FactorStatus> {
  return systemDb(
    runtime,
    'second factor',
    async (tx) => {
      const factor = await confirmedFactor(tx, professionalId);
      const codes = await tx
        .selectFrom('recovery_code')
        .select((e) => e.fn.countAll().as('n'))
        .where('professional_id', '=', professionalId)
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow();
      return { enrolledAt: factor?.confirmed_at ?? null, recoveryCodesLeft: Number(codes.n) };
    },
    { routine: true },
  );
}

/**
 * What an authenticator application needs to be added, the same until it is confirmed. An account that has one already must
 * first give its code (`allowReplacement`).
 */
export async function enrolment(
  runtime: Runtime,
  session: Session,
): Promise<{ uri: string; typed: string } | null> {
  return systemDb(runtime, 'second factor', async (tx) => {
    if (!(await mayEnrol(tx, session))) return null;
    const pending = await pendingFactor(tx, runtime, session);
    if (pending) return totpAddress(openSecret(runtime, pending), session.email);
    if (await confirmedFactor(tx, session.professionalId)) return null;
    return totpAddress(await newPending(tx, runtime, session), session.email);
  });
}

/** The current code opens the choice of another application. */
export async function allowReplacement(
  runtime: Runtime,
  session: Session,
  code: string,
): Promise<FactorAnswer> {
  return withFactor(runtime, session, code, async (tx) => {
    await newPending(tx, runtime, session);
  });
}

/** The first code of the new application: from now on it is the second factor, and ten recovery codes are given. */
export async function confirmEnrolment(
  runtime: Runtime,
  session: Session,
  code: string,
): Promise<EnrolmentAnswer> {
  const now = runtime.clock.now();
  return systemDb(runtime, 'second factor', async (tx) => {
    const pending = (await mayEnrol(tx, session)) && (await pendingFactor(tx, runtime, session));
    if (!pending) return { outcome: 'started-over' };
    const previous = await confirmedFactor(tx, session.professionalId);
    let step: number | null = null;
    const tried = await attempt(tx, now, `totp:${session.professionalId}`, async () => {
      step = totpStep(openSecret(runtime, pending), onlyDigits(code), now.epochMilliseconds, null);
      return step !== null;
    });
    if (tried.outcome !== 'right' || step === null) return tried as Failed;
    if (previous) await endFactors(tx, now, session.professionalId);
    await tx
      .updateTable('second_factor')
      .set({ confirmed_at: now, last_step: step })
      .where('factor_id', '=', pending.factor_id)
      .execute();
    const recoveryCodes = await replaceRecoveryCodes(tx, runtime, session.professionalId);
    await tellOwner(tx, session, previous ? 'replaced' : 'enrolled');
    return { outcome: 'enrolled', recoveryCodes, token: await stepUp(tx, now, session) };
  });
}

/** A code of the application, or a recovery code: opens the session, or the locked screen. */
export async function verifySecondFactor(
  runtime: Runtime,
  session: Session,
  code: string,
): Promise<FactorAnswer> {
  return withFactor(runtime, session, code, async () => undefined);
}

export async function renewRecoveryCodes(
  runtime: Runtime,
  session: Session,
  code: string,
): Promise<EnrolmentAnswer> {
  let recoveryCodes: string[] = [];
  const answer = await withFactor(runtime, session, code, async (tx) => {
    recoveryCodes = await replaceRecoveryCodes(tx, runtime, session.professionalId);
    await tellOwner(tx, session, 'codes-renewed');
  });
  return answer.outcome === 'done' ? { outcome: 'enrolled', token: answer.token, recoveryCodes } : answer;
}

/** Does `then` in the transaction that accepts the code, or nothing. */
export async function withFactor(
  runtime: Runtime,
  session: Session,
  code: string,
  then: (tx: Tx) => Promise<void>,
): Promise<FactorAnswer> {
  const now = runtime.clock.now();
  return systemDb(runtime, 'second factor', async (tx) => {
    const tried = await attempt(tx, now, `totp:${session.professionalId}`, () =>
      accepts(tx, runtime, session, code),
    );
    if (tried.outcome !== 'right') return tried;
    await then(tx);
    return { outcome: 'done', token: await stepUp(tx, now, session) };
  });
}

async function accepts(tx: Tx, runtime: Runtime, session: Session, code: string): Promise<boolean> {
  const now = runtime.clock.now();
  const recovery = readRecoveryCode(code);
  if (recovery) return spendRecoveryCode(tx, runtime, session, recovery);
  const factor = await confirmedFactor(tx, session.professionalId);
  if (!factor) return false;
  const last = factor.last_step === null ? null : Number(factor.last_step);
  const step = totpStep(openSecret(runtime, factor), onlyDigits(code), now.epochMilliseconds, last);
  if (step === null) return false;
  await tx
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('factor_id', '=', factor.factor_id)
    .execute();
  return true;
}

async function spendRecoveryCode(tx: Tx, runtime: Runtime, session: Session, code: string): Promise<boolean> {
  const spent = await tx
    .updateTable('recovery_code')
    .set({ used_at: runtime.clock.now() })
    .where('professional_id', '=', session.professionalId)
    .where('code_hash', '=', hashOf(runtime, session.professionalId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (spent.numUpdatedRows !== 1n) return false;
  await tellOwner(tx, session, 'code-used');
  return true;
}

async function replaceRecoveryCodes(tx: Tx, runtime: Runtime, professionalId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  const now = runtime.clock.now();
  await tx.deleteFrom('recovery_code').where('professional_id', '=', professionalId).execute();
  await tx
    .insertInto('recovery_code')
    .values(
      codes.map((code) => ({
        professional_id: professionalId,
        code_hash: hashOf(runtime, professionalId, code),
        created_at: now,
      })),
    )
    .execute();
  return codes;
}

/** The session has proved itself now: it is open, unlocked, and known under a new token. */
async function stepUp(tx: Tx, now: Temporal.Instant, session: Session): Promise<string> {
  await tx
    .updateTable('session')
    .set({ second_factor_at: now, last_seen_at: now })
    .where('session_id', '=', session.sessionId)
    .execute();
  await recordSignIn(tx, 'second-factor', { professionalId: session.professionalId });
  return rotate(tx, session.sessionId);
}

/** Whoever only opened the mailbox may choose a first application, never see the one being chosen to replace it. */
async function mayEnrol(tx: Tx, session: Session): Promise<boolean> {
  return session.secondFactor === 'done' || !(await confirmedFactor(tx, session.professionalId));
}

function hashOf(runtime: Runtime, professionalId: string, code: string): Buffer {
  return lookup(keysOf(runtime), 'recovery', professionalId, code);
}

function tellOwner(tx: Tx, session: Session, change: FactorChange): Promise<void> {
  return queueMail(tx, factorChangedMail, { to: session.email, params: { change } });
}

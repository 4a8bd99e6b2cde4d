import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../access/bound-transaction.ts';
import { newId } from '../database/id.ts';
import type { Runtime } from '../runtime.ts';
import { keysOf, seal, unseal } from './keys.ts';
import { PENDING_FACTOR_MINUTES } from './rules.ts';
import type { Session } from './session.ts';
import { newTotpSecret } from './totp.ts';
import './tables.ts';

/** An authenticator application of one professional: being chosen (`confirmed_at` null) or in force. */
export interface FactorRow {
  factor_id: string;
  secret_sealed: Buffer;
  confirmed_at: Temporal.Instant | null;
  last_step: string | null;
}

export function confirmedFactor(tx: Tx, professionalId: string): Promise<FactorRow | undefined> {
  return tx
    .selectFrom('second_factor')
    .select(['factor_id', 'secret_sealed', 'confirmed_at', 'last_step'])
    .where('professional_id', '=', professionalId)
    .where('confirmed_at', 'is not', null)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

export function pendingFactor(tx: Tx, runtime: Runtime, session: Session): Promise<FactorRow | undefined> {
  const oldest = runtime.clock.now().subtract({ minutes: PENDING_FACTOR_MINUTES });
  return tx
    .selectFrom('second_factor')
    .select(['factor_id', 'secret_sealed', 'confirmed_at', 'last_step'])
    .where('professional_id', '=', session.professionalId)
    .where('confirmed_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('created_at', '>', oldest)
    .forUpdate()
    .executeTakeFirst();
}

export async function newPending(tx: Tx, runtime: Runtime, session: Session): Promise<Buffer> {
  const now = runtime.clock.now();
  await tx
    .updateTable('second_factor')
    .set({ ended_at: now })
    .where('professional_id', '=', session.professionalId)
    .where('confirmed_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
  const secret = newTotpSecret();
  const factorId = newId();
  await tx
    .insertInto('second_factor')
    .values({
      factor_id: factorId,
      professional_id: session.professionalId,
      secret_sealed: seal(keysOf(runtime), secret, factorId),
      created_at: now,
    })
    .execute();
  return secret;
}

export async function endFactors(tx: Tx, now: Temporal.Instant, professionalId: string): Promise<void> {
  await tx
    .updateTable('second_factor')
    .set({ ended_at: now })
    .where('professional_id', '=', professionalId)
    .where('confirmed_at', 'is not', null)
    .where('ended_at', 'is', null)
    .execute();
}

export function openSecret(runtime: Runtime, factor: FactorRow): Buffer {
  return unseal(keysOf(runtime), factor.secret_sealed, factor.factor_id);
}

import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { refusalReasonCodes } from './codes.ts';
import type { ServiceOdds } from './views.ts';

const reasons = z.array(z.object({ reason: z.enum(refusalReasonCodes), n: z.number() }));

/**
 * What past requests to these services became: how long an answer took, how many were accepted, the usual reasons of refusal. The
 * database gives nothing below eleven answers.
 */
export async function serviceOdds(
  tx: Tx,
  services: readonly string[],
): Promise<ReadonlyMap<string, ServiceOdds>> {
  if (services.length === 0) return new Map();
  const { rows } = await sql<{
    service_id: string;
    answered: number;
    accepted: number;
    median_days: string;
    reasons: unknown;
  }>`SELECT * FROM access.service_odds(${services}::text[])`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.service_id,
      {
        answered: row.answered,
        accepted: row.accepted,
        medianDays: Number(row.median_days),
        reasons: reasons.parse(row.reasons),
      },
    ]),
  );
}

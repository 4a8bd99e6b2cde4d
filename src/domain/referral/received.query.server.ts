import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { type Clock, civilDateAt } from '../../platform/clock/clock.ts';
import { movesIn, type ReferralRow, toldIn } from './read-referrals.server.ts';
import { storedFiles } from './stored-files.ts';
import type { ReceivedReferral } from './views.ts';

type ReceivedRow = Pick<
  ReferralRow,
  | 'person_id'
  | 'referral_id'
  | 'version'
  | 'state'
  | 'service_id'
  | 'service_name'
  | 'structure_name'
  | 'contact_name'
  | 'contact_email'
  | 'contact_phone'
  | 'organisation_name'
  | 'told_given_name'
  | 'told_family_name'
  | 'told_channel'
  | 'told_value'
  | 'told_reasons'
  | 'told_words'
  | 'refusal_reason'
  | 'outcome'
  | 'moves'
> & { state_since: Temporal.Instant; sent_at: Temporal.Instant | null };

async function readReceived(tx: Tx, clock: Clock, referralId: string | null): Promise<ReceivedReferral[]> {
  const { rows } =
    await sql<ReceivedRow>`SELECT * FROM access.referrals_received(${referralId}::uuid)`.execute(tx);
  return rows.map((row) => ({
    id: row.referral_id,
    personId: row.person_id,
    version: row.version,
    state: row.state,
    sinceOn: civilDateAt(row.state_since, clock),
    service: { id: row.service_id, name: row.service_name, structure: row.structure_name },
    contact: {
      name: row.contact_name,
      organisation: row.organisation_name,
      email: row.contact_email,
      phone: row.contact_phone,
    },
    told: toldIn(row),
    sentOn: row.sent_at && civilDateAt(row.sent_at, clock),
    refusalReason: row.refusal_reason,
    outcome: row.outcome,
    moves: movesIn(row.moves),
    files: [],
  }));
}

/** What the structures that the professional's organisation manages have received. */
export const receivedReferrals = query({
  name: 'received-referrals',
  input: z.object({}),
  access: seated(),
  reads: 'list',
  // A question about room names nobody.
  listed: (referrals: ReceivedReferral[]) => [
    ...new Set(referrals.filter(({ told }) => told !== null).map(({ personId }) => personId)),
  ],
  handle: ({ tx, clock }) => readReceived(tx, clock, null),
});

/** One of them; `openReceivedReferral` has written the line that the person reads. */
export const receivedReferral = query({
  name: 'received-referral',
  input: z.object({ referralId: z.uuid() }),
  access: seated(),
  reads: 'list',
  listed: ({ told, personId }: ReceivedReferral) => (told === null ? [] : [personId]),
  handle: async ({ tx, clock }, { referralId }) => {
    const [found] = await readReceived(tx, clock, referralId);
    if (!found) throw new NotFound();
    const { rows } = await sql<{ files: unknown }>`
      SELECT access.received_referral_files(${referralId}) AS files`.execute(tx);
    return { ...found, files: storedFiles.parse(rows[0]?.files) };
  },
});

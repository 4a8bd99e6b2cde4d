import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { type Clock, civilDateAt } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/database/schema.ts';
import { outcomeCodes, refusalReasonCodes } from './codes.ts';
import { nextClock } from './next-clock.ts';
import { isOver, referralMoveCodes, referralSides } from './states.ts';
import { storedFiles } from './stored-files.ts';
import './tables.ts';
import type { MoveView, ReferralView, ToldView } from './views.ts';

export type ReferralRow = Selectable<Database['referral']>;

const storedMoves = z.array(
  z
    .object({
      move: z.enum(referralMoveCodes),
      by: z.enum(referralSides),
      name: z.string(),
      organisation: z.string().optional(),
      at: z.string(),
      reason: z.enum(refusalReasonCodes).optional(),
      outcome: z.enum(outcomeCodes).optional(),
      words: z.string().optional(),
    })
    .transform(
      ({ organisation, reason, outcome, words, ...move }): MoveView => ({
        ...move,
        organisation: organisation ?? null,
        reason: reason ?? null,
        outcome: outcome ?? null,
        words: words ?? '',
      }),
    ),
);
export const movesIn = (stored: unknown): MoveView[] => storedMoves.parse(stored);

type ToldColumns = Pick<
  ReferralRow,
  'told_given_name' | 'told_family_name' | 'told_channel' | 'told_value' | 'told_reasons' | 'told_words'
>;
export function toldIn(row: ToldColumns): ToldView | null {
  if (row.told_given_name === null || row.told_family_name === null || row.told_channel === null) return null;
  return {
    givenName: row.told_given_name,
    familyName: row.told_family_name,
    channel: row.told_channel,
    value: row.told_value,
    reasons: row.told_reasons ?? [],
    words: row.told_words ?? '',
  };
}

export function referralView(row: ReferralRow, clock: Clock): ReferralView {
  return {
    id: row.referral_id,
    personId: row.person_id,
    version: row.version,
    state: row.state,
    sinceOn: civilDateAt(row.state_since, clock),
    service: { id: row.service_id, name: row.service_name, structure: row.structure_name },
    place: row.service_place,
    themes: row.themes,
    stepId: row.step_id,
    contact: {
      name: row.contact_name,
      organisation: row.organisation_name,
      email: row.contact_email,
      phone: row.contact_phone,
    },
    authorName: row.author_name,
    agreement:
      row.agreed_on !== null && row.agreed_how !== null ? { on: row.agreed_on, how: row.agreed_how } : null,
    told: toldIn(row),
    sentOn: row.sent_at && civilDateAt(row.sent_at, clock),
    refusalReason: row.refusal_reason,
    outcome: row.outcome,
    personSays: row.person_says,
    personWords: row.person_words,
    followedUp: row.followed_up_at !== null,
    next: nextClock(
      {
        state: row.state,
        clockFrom: row.clock_from,
        reminded: row.reminded,
        written: row.receiver_email !== null,
      },
      clock,
    ),
    moves: movesIn(row.moves),
    files: storedFiles.parse(row.files),
    sensitive: row.sensitive,
    discreet: row.discreet,
  };
}

/** The requests about a person that the actor reads, the latest news first. */
export async function readReferrals(
  tx: Tx,
  key: { personId: string; stepId?: string },
  clock: Clock,
): Promise<ReferralView[]> {
  let select = tx
    .selectFrom('referral')
    .selectAll()
    .where('person_id', '=', key.personId)
    .orderBy('state_since', 'desc')
    .orderBy('referral_id');
  if (key.stepId) select = select.where('step_id', '=', key.stepId);
  return (await select.execute()).map((row) => referralView(row, clock));
}

/** Those that are not over. */
export const readOpenReferrals = async (tx: Tx, personId: string, clock: Clock): Promise<ReferralView[]> =>
  (await readReferrals(tx, { personId }, clock)).filter(({ state }) => !isOver(state));

export async function readReferral(
  tx: Tx,
  key: { personId: string; referralId: string },
  clock: Clock,
): Promise<ReferralView> {
  const row = await tx
    .selectFrom('referral')
    .selectAll()
    .where('person_id', '=', key.personId)
    .where('referral_id', '=', key.referralId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return referralView(row, clock);
}

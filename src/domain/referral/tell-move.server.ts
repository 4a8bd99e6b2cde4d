import { z } from 'zod';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { Refused } from '../../platform/access/errors.ts';
import { queueMail } from '../../platform/mail/outbox.server.ts';
import {
  isNews,
  referralClosedMail,
  referralFollowMail,
  referralNewsMail,
  referralOwnNewsMail,
  referralReceivedMail,
} from './mails.ts';
import { type ReferralMove, referralMoveCodes, referralStateCodes } from './states.ts';

const lastMove = z.object({
  move: z.enum(referralMoveCodes),
  name: z.string(),
  at: z.string(),
});

const done = z.object({
  done: z.literal(true),
  twice: z.literal(true).optional(),
  state: z.enum(referralStateCodes).optional(),
  version: z.number().optional(),
  link: z.uuid().nullish(),
  service: z.string().optional(),
  referralId: z.uuid().optional(),
  prescribers: z.array(z.string()).default([]),
  person: z.string().nullish(),
  receiver: z.string().nullish(),
});
const answer = z.discriminatedUnion('done', [
  done,
  z.object({ done: z.literal(false), state: z.enum(referralStateCodes), last: lastMove.nullish() }),
]);
type MoveDone = z.infer<typeof done>;

/** What the database answered; a move that was not possible says where the request stands, and who brought it there. */
export function movedOr(raw: unknown): MoveDone {
  const result = answer.parse(raw);
  if (result.done) return result;
  throw new Refused('referral_moved', {
    state: result.state,
    ...(result.last && { move: result.last.move, by: result.last.name, at: result.last.at }),
  });
}

/** Owes the messages of a move, in its transaction: each has a key, so that nothing run twice is sent twice. */
export async function tellMove(
  tx: Tx,
  { move, asker }: { move: ReferralMove; asker: string },
  result: MoveDone,
): Promise<void> {
  if (result.twice || !result.referralId) return;
  const key = `referral:${result.referralId}:${result.version}`;
  if (result.link && result.receiver) {
    const params = { linkId: result.link, service: result.service ?? '' };
    const letter = { to: result.receiver, dedupeKey: `${key}:receiver` };
    if (move === 'ask' || move === 'send')
      await queueMail(tx, referralReceivedMail, {
        ...letter,
        params: { ...params, room: move === 'ask', asker },
      });
    else if (move === 'accept' || move === 'wait')
      await queueMail(tx, referralFollowMail, { ...letter, params });
    else if (move === 'withdraw' || move === 'close')
      await queueMail(tx, referralClosedMail, { ...letter, params });
  }
  if (!isNews(move)) return;
  for (const to of result.prescribers)
    await queueMail(tx, referralNewsMail, { to, params: { move }, dedupeKey: `${key}:${to}` });
  if (result.person && move !== 'contest' && move !== 'confirm-room')
    await queueMail(tx, referralOwnNewsMail, {
      to: result.person,
      params: {},
      dedupeKey: `${key}:person`,
    });
}

import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { tell } from '../circle/tell.server.ts';
import { closeReferralsOfDead } from '../referral/close-referrals.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { type EndDecision, endDecision } from './inputs.ts';
import { accompanimentEndedMail } from './mails.ts';

/**
 * The accompaniment stops on a day, for a reason: nobody is référent any more and nobody is owed one. Whoever read the file still does
 * (docs/decisions/0053).
 */
export const endAccompaniment = command({
  name: 'end-accompaniment',
  input: endDecision.extend({ personId: z.uuid() }),
  access: onPerson(['edit', 'file', 'summary']),
  handle: async (context, { personId, ...decision }) => {
    const { former } = await decideEnd(context, personId, decision);
    if (former) await tell(context.tx, { seat: former }, accompanimentEndedMail, { personId });
  },
});

/** The same without its message, for an act on many people. Gives the seat of whoever was référent. */
export async function decideEnd(
  { tx, clock }: Pick<Context, 'tx' | 'clock'>,
  personId: string,
  { reason, endedOn, comment }: EndDecision,
): Promise<{ former: string | null }> {
  refuseEnd({ reason, endedOn, comment }, today(clock));
  const former = await changeAccess(tx, 'end_accompaniment', personId, newId(), reason, endedOn, comment);
  if (reason === 'deces') await closeReferralsOfDead(tx, personId);
  await recordEvent({ tx }, { personId, kind: 'accompaniment-ended', params: { reason, on: endedOn } });
  return { former: former as string | null };
}

/** What is wrong whoever it is about: said before anybody is done. */
export function refuseEnd({ reason, endedOn, comment }: EndDecision, day: string): void {
  if (endedOn > day) throw new Refused('end_date');
  if (reason === 'autre' && comment === '') throw new Refused('end_words');
}

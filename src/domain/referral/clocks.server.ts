import { sql } from 'kysely';
import { z } from 'zod';
import { systemDb } from '../../platform/access/system-db.ts';
import { defineJob } from '../../platform/jobs/job.ts';
import { queueMail } from '../../platform/mail/outbox.server.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { referralReminderMail } from './mails.ts';
import { awaitingStates, referralStateCodes } from './states.ts';
import { movedOr, tellMove } from './tell-move.server.ts';

const AT_ONCE = 50;

const due = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reminder'),
    referralId: z.uuid(),
    n: z.number(),
    version: z.number(),
    state: z.enum(referralStateCodes),
    link: z.uuid().nullable(),
    receiver: z.string().nullable(),
    service: z.string(),
  }),
  z.looseObject({ kind: z.literal('expired') }),
]);

/**
 * Silence: the structure is reminded, then the request expires. What is due is found in the rows, and the messages are owed in the
 * transaction that notes them: a server that was stopped reminds once for all the days, a killed one loses nothing and repeats nothing.
 */
export async function watchReferrals(runtime: Runtime): Promise<void> {
  for (let found = AT_ONCE; found === AT_ONCE; ) {
    found = await systemDb(runtime, 'referral clocks', async (tx) => {
      const { rows } = await sql<{ one: unknown }>`SELECT access.referral_clocks(${AT_ONCE}) AS one`.execute(
        tx,
      );
      for (const { one } of rows) {
        const parsed = due.parse(one);
        if (parsed.kind === 'expired') await tellMove(tx, { move: 'expire', asker: '' }, movedOr(parsed));
        else if (parsed.link && parsed.receiver)
          await queueMail(tx, referralReminderMail, {
            to: parsed.receiver,
            params: {
              linkId: parsed.link,
              service: parsed.service,
              answering: (awaitingStates as readonly string[]).includes(parsed.state),
            },
            dedupeKey: `referral:${parsed.referralId}:${parsed.version}:reminder:${parsed.n}`,
          });
      }
      return rows.length;
    });
  }
}

export const referralClocksJob = defineJob({
  name: 'referral-clocks',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 300,
  // In working hours: nobody is reminded at night.
  cron: '20 8-18 * * 1-5',
  handle: watchReferrals,
});

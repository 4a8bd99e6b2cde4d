import { sql } from 'kysely';
import { z } from 'zod';
import { systemDb } from '../../../platform/access/system-db.ts';
import { clockIn, today } from '../../../platform/clock/clock.ts';
import { defineJob } from '../../../platform/jobs/job.ts';
import { queueMail } from '../../../platform/mail/outbox.server.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { unconfirmedOfferMail } from './mails.ts';

interface Reminded {
  organisation_id: string;
  seat: string;
  email: string;
  services: number;
}

/**
 * Reminds managers, once a month, of services that nobody confirmed for six months. Who is owed it is found in the facts, and the month
 * is in the key of the message: run twice, or killed and run again, it sends each once.
 */
export async function remindUnconfirmed(runtime: Runtime): Promise<void> {
  const month = today(clockIn('Europe/Paris', runtime.clock)).slice(0, 7);
  await systemDb(runtime, 'offer reminders', async (tx) => {
    const { rows } = await sql<Reminded>`SELECT * FROM access.unconfirmed_offer()`.execute(tx);
    for (const { organisation_id, seat, email, services } of rows)
      await queueMail(tx, unconfirmedOfferMail, {
        to: email,
        params: { services },
        dedupeKey: `offer-unconfirmed:${seat}:${month}`,
        organisationId: organisation_id,
      });
  });
}

export const remindUnconfirmedJob = defineJob({
  name: 'remind-unconfirmed-offer',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 600,
  // A server that was stopped on the first day of the month reminds on the next one.
  cron: '35 8 * * 1-5',
  handle: remindUnconfirmed,
});

import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { systemDb } from '../../platform/access/system-db.ts';
import { defineJob } from '../../platform/jobs/job.ts';
import { queueMail } from '../../platform/mail/outbox.server.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { closePlannedSeat } from './close-seat.server.ts';
import { departureNearsMail } from './mails.ts';

interface Due {
  seat: string;
  organisationId: string;
  managerSeat: string;
  managerProfessional: string;
  managerEmail: string;
}

/**
 * Seats end by the clock, whatever runs; this gives their people a référent the same day, closes what they left open, and warns
 * managers a week before. It finds its work in the facts, so a stopped server only delays it and twice does nothing more.
 */
export async function carryOutDepartures(runtime: Runtime): Promise<void> {
  const due = await systemDb(runtime, 'departures', async (tx) => {
    const { rows } = await sql<Due>`
      SELECT seat, organisation_id AS "organisationId", manager_seat AS "managerSeat",
             manager_professional AS "managerProfessional", manager_email AS "managerEmail" FROM access.seats_to_close()`.execute(
      tx,
    );
    return rows;
  });
  for (const { seat, organisationId, managerSeat, managerProfessional, managerEmail } of due) {
    const manager = {
      kind: 'professional',
      professionalId: managerProfessional,
      seat: managerSeat,
      organisationId,
    } as const;
    try {
      await run(runtime, closePlannedSeat, manager, { seat, tell: managerEmail });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      runtime.log.error(
        { code: error.code, seat },
        'a departure leaves people to somebody of another organisation',
      );
    }
  }
  await warnManagers(runtime);
}

/** A week before, then the day before: once each, whatever runs twice. */
async function warnManagers(runtime: Runtime): Promise<void> {
  await systemDb(runtime, 'departures', async (tx) => {
    const { rows } = await sql<{
      seat: string;
      until_on: string;
      people: number;
      stood_in: number;
      recipient: string;
      last: boolean;
    }>`
      SELECT seat, until_on, people, stood_in, recipient, until_on = access.today_of(organisation_id) + 1 AS last FROM access.departures_to_tell()`.execute(
      tx,
    );
    for (const { seat, until_on, people, stood_in, recipient, last } of rows) {
      await queueMail(tx, departureNearsMail, {
        to: recipient,
        params: {
          people,
          stoodIn: stood_in,
          lastDay: Temporal.PlainDate.from(until_on).subtract({ days: 1 }).toString(),
        },
        dedupeKey: `departure:${seat}:${until_on}:${last ? 'day' : 'week'}:${recipient}`,
      });
    }
  });
}

export const departuresJob = defineJob({
  name: 'departures',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 60,
  cron: '*/10 * * * *',
  handle: carryOutDepartures,
});

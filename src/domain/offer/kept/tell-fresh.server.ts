import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { systemDb } from '../../../platform/access/system-db.ts';
import { type CivilDate, clockIn, today } from '../../../platform/clock/clock.ts';
import { defineJob } from '../../../platform/jobs/job.ts';
import { queueMail } from '../../../platform/mail/outbox.server.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { offerSearch } from '../search/offer-search.server.ts';
import '../tables.ts';
import { countFresh } from './fresh-services.server.ts';
import { freshServicesMail } from './mails.ts';

const REASON = 'offer alerts';
/** Seats looked at together. */
const AT_ONCE = 200;
/** An import that began earlier has ended: what appears is counted once, today or tomorrow. */
const STILL_WRITING = { minutes: 30 } as const;

interface Due {
  readonly id: string;
  readonly seat: string;
  readonly address: string;
  readonly since: Temporal.Instant;
}

/**
 * Owes one e-mail to each professional whose saved searches have new services, once a day at most: what is told and the message are one
 * transaction, so that a run that was killed is done again without telling twice.
 */
export async function tellFreshServices(runtime: Runtime): Promise<void> {
  const clock = clockIn('Europe/Paris', runtime.clock);
  const day = today(clock);
  const until = clock.now().subtract(STILL_WRITING);
  const offer = { search: offerSearch(runtime), openPool: runtime.database.openPool, clock };
  for (let after = ''; ; ) {
    const due = await readDue(runtime, after, day);
    const last = due.at(-1);
    if (!last) return;
    after = last.seat;
    const counts = await countFresh(offer, due, until);
    const fresh = due.filter((_, index) => (counts[index] ?? 0) > 0);
    for (const [seat, searches] of Map.groupBy(fresh, (one) => one.seat))
      await tell(runtime, { seat, searches, until, day });
  }
}

/** Searches of the next seats to which nothing was told today, and whose owner still holds them. */
async function readDue(runtime: Runtime, after: string, day: CivilDate): Promise<Due[]> {
  return systemDb(runtime, REASON, async (tx) => {
    const { rows } = await sql<Due>`
      SELECT s.offer_search_id AS id, s.seat, s.address, greatest(s.looked_at, s.told_until) AS since
      FROM offer_search s JOIN (
        SELECT o.seat FROM offer_search o JOIN membership m ON m.membership_id = o.seat
        WHERE o.alerts AND o.seat::text > ${after} AND m.from_on <= access.today() AND (m.until_on IS NULL OR m.until_on > access.today())
          AND NOT EXISTS (SELECT FROM offer_search told WHERE told.seat = o.seat AND told.mailed_on = ${day})
        GROUP BY o.seat ORDER BY o.seat::text LIMIT ${AT_ONCE}) AS next USING (seat)
      WHERE s.alerts ORDER BY s.seat::text, s.offer_search_id`.execute(tx);
    return rows;
  });
}

async function tell(
  runtime: Runtime,
  {
    seat,
    searches,
    until,
    day,
  }: {
    seat: string;
    searches: readonly Due[];
    until: Temporal.Instant;
    day: CivilDate;
  },
): Promise<void> {
  await systemDb(
    runtime,
    REASON,
    async (tx) => {
      // Whose owner looked, or wants no more messages, meanwhile; or another run told it.
      const told = await tx
        .updateTable('offer_search')
        .set({ told_until: until, mailed_on: day })
        .where(
          'offer_search_id',
          'in',
          searches.map(({ id }) => id),
        )
        .where('alerts', '=', true)
        .where('looked_at', '<', until)
        .where((eb) => eb.or([eb('mailed_on', 'is', null), eb('mailed_on', '<', day)]))
        .returning('offer_search_id')
        .execute();
      if (told.length === 0) return;
      const { email } = await tx
        .selectFrom('membership as m')
        .innerJoin('professional as p', 'p.professional_id', 'm.professional_id')
        .select('p.email')
        .where('m.membership_id', '=', seat)
        .executeTakeFirstOrThrow();
      await queueMail(tx, freshServicesMail, {
        to: email,
        params: { searches: told.length },
        dedupeKey: `offer-fresh:${seat}:${day}`,
      });
    },
    { routine: true },
  );
}

export const tellFreshServicesJob = defineJob({
  name: 'offer-fresh-services',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 600,
  expireSeconds: 1_800,
  cron: '41 6 * * *',
  handle: tellFreshServices,
});

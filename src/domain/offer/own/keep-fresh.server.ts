import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import { Refused } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import { confirmedToday, ownColumns, ownRecord } from './own-columns.ts';
import { ownService } from './own-record.server.ts';

/** « Toujours exact » : what was on the screen is still true today. Of what changed meanwhile, nothing is said. */
export const confirmOwnService = command({
  name: 'confirm-own-service',
  input: z.object({ serviceId: z.string().max(300), version: z.coerce.number().int().nonnegative() }),
  access: seated(),
  handle: async ({ tx, clock, actor }, { serviceId, version }) => {
    const day = today(clock);
    const { record } = await ownService(tx, asProfessional(actor).organisationId, serviceId);
    const confirmed = await tx
      .updateTable('offer_service')
      .set(ownColumns(confirmedToday(record, day), day))
      .where('service_id', '=', serviceId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (confirmed.numUpdatedRows !== 1n) throw new Refused('service-moved');
  },
});

const MANY_PLACES = 'Écrivez un nombre de places de 0 à 999, ou laissez vide.';
const MANY_WEEKS = 'Écrivez un nombre de semaines de 0 à 104, ou laissez vide.';
const count = (most: number, message: string) =>
  z
    .string()
    .trim()
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .refine((value) => value === null || (Number.isInteger(value) && value >= 0 && value <= most), message);

/** How many places are free now, and how long one waits. The last who says it is right; both empty: not said any more. */
export const sayRoom = command({
  name: 'say-service-room',
  input: z.object({
    serviceId: z.string().max(300),
    placesFree: count(999, MANY_PLACES),
    waitingWeeks: count(104, MANY_WEEKS),
  }),
  access: seated(),
  handle: async ({ tx, clock, actor }, { serviceId, placesFree, waitingWeeks }) => {
    const day = today(clock);
    const { record } = await ownService(tx, asProfessional(actor).organisationId, serviceId);
    await tx
      .updateTable('offer_service')
      .set({
        ...ownColumns(ownRecord(record), day),
        places_free: placesFree,
        waiting_weeks: waitingWeeks,
        room_said_on: placesFree === null && waitingWeeks === null ? null : day,
      })
      .where('service_id', '=', serviceId)
      .execute();
  },
});

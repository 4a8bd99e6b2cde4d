import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import { Refused } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import { confirmedToday, ownColumns, ownRecord } from './own-columns.ts';
import { ownService } from './own-record.server.ts';
import { missingToPublish } from './read-entered.ts';
import { movesFrom, ownServiceMoveCodes, ownServiceMoves } from './states.ts';

/** Publishes, suspends, archives… Whoever publishes says that what is published is true today. */
export const moveOwnService = command({
  name: 'move-own-service',
  input: z.object({
    serviceId: z.string().max(300),
    version: z.coerce.number().int().nonnegative(),
    move: z.enum(ownServiceMoveCodes),
  }),
  access: seated(),
  handle: async ({ tx, clock, actor }, { serviceId, version, move }) => {
    const known = await ownService(tx, asProfessional(actor).organisationId, serviceId);
    if (!movesFrom(known.state).includes(move)) throw new Refused('service-moved');
    const { to } = ownServiceMoves[move];
    if (to === 'published' && missingToPublish(known.record).length > 0)
      throw new Refused('service-incomplete');
    const day = today(clock);
    const record = to === 'published' ? confirmedToday(known.record, day) : ownRecord(known.record);
    const moved = await tx
      .updateTable('offer_service')
      .set({ ...ownColumns(record, day), state: to })
      .where('service_id', '=', serviceId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) throw new Refused('service-moved');
  },
});

import { sql } from 'kysely';
import { z } from 'zod';
import { professionalOnly } from '../../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/access/run.ts';
import '../tables.ts';
import { inTurn } from './in-turn.server.ts';
import { MOST_FAVOURITES } from './rules.ts';

/** Puts a service among one's favourites, or takes it out; twice is once. */
export const starService = command({
  name: 'star-service',
  input: z.object({ serviceId: z.string().max(300), starred: z.boolean() }),
  access: professionalOnly(),
  handle: async ({ tx }, { serviceId, starred }): Promise<void> => {
    await inTurn(tx);
    if (!starred) {
      await tx.deleteFrom('offer_favourite').where('service_id', '=', serviceId).execute();
      return;
    }
    const service = await tx
      .selectFrom('offer_service')
      .select('name')
      .where('service_id', '=', serviceId)
      .executeTakeFirst();
    if (!service) throw new NotFound();
    const others = await tx
      .selectFrom('offer_favourite')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('service_id', '<>', serviceId)
      .executeTakeFirstOrThrow();
    if (others.count >= MOST_FAVOURITES) throw new Refused('favourite-too-many');
    await tx
      .insertInto('offer_favourite')
      .values({ service_id: serviceId, name: service.name })
      .onConflict((on) => on.columns(['seat', 'service_id']).doNothing())
      .execute();
  },
});

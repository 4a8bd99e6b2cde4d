import { sql } from 'kysely';
import { z } from 'zod';
import { professionalOnly } from '../../../platform/access/access-rule.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/access/run.ts';
import '../tables.ts';

const searchId = z.uuid();

/** Forgotten twice, it is forgotten. */
export const forgetSearch = command({
  name: 'forget-offer-search',
  input: z.object({ searchId }),
  access: professionalOnly(),
  handle: async ({ tx }, { searchId: id }): Promise<void> => {
    await tx.deleteFrom('offer_search').where('offer_search_id', '=', id).execute();
  },
});

/** Whether new services are told by e-mail. */
export const alertOnSearch = command({
  name: 'alert-on-offer-search',
  input: z.object({ searchId, alerts: z.boolean() }),
  access: professionalOnly(),
  handle: async ({ tx }, { searchId: id, alerts }): Promise<void> => {
    const changed = await tx
      .updateTable('offer_search')
      .set({ alerts })
      .where('offer_search_id', '=', id)
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) throw new NotFound();
  },
});

/** Its address: what was new to its owner is new no more. */
export const lookAtSearch = command({
  name: 'look-at-offer-search',
  input: z.object({ searchId }),
  access: professionalOnly(),
  handle: async ({ tx }, { searchId: id }): Promise<string> => {
    const looked = await tx
      .updateTable('offer_search')
      .set({ looked_at: sql`access.now()` })
      .where('offer_search_id', '=', id)
      .returning('address')
      .executeTakeFirst();
    if (!looked) throw new NotFound();
    return looked.address;
  },
});

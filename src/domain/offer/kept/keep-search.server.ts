import { sql } from 'kysely';
import { z } from 'zod';
import { professionalOnly } from '../../../platform/access/access-rule.ts';
import { Refused } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/access/run.ts';
import { type OfferView, offerViewOf, writeOfferView } from '../offer-view.ts';
import '../tables.ts';
import { inTurn } from './in-turn.server.ts';
import { LONGEST_NAME, MOST_SEARCHES } from './rules.ts';

const searchName = z
  .string('search-name-missing')
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'search-name-missing').max(LONGEST_NAME, 'search-name-long'));

/** What is of the moment is not kept: the page, the hour, what is new. */
const kept = (view: OfferView): OfferView => ({ ...view, page: 1, ouvert: false, depuis: '' });

/** Keeps a search under a name. The same identifier twice (a button pressed twice) is one search. */
export const keepSearch = command({
  name: 'keep-offer-search',
  input: z.object({
    searchId: z.uuid(),
    name: searchName,
    address: z.string().max(3_000),
    alerts: z.boolean(),
  }),
  access: professionalOnly(),
  handle: async ({ tx }, { searchId, name, address, alerts }): Promise<void> => {
    await inTurn(tx);
    const others = await tx
      .selectFrom('offer_search')
      .select(['offer_search_id as id', sql<boolean>`lower(name) = lower(${name})`.as('sameName')])
      .execute();
    if (others.some(({ id }) => id === searchId)) return;
    if (others.length >= MOST_SEARCHES) throw new Refused('search-too-many');
    if (others.some(({ sameName }) => sameName)) throw new Refused('search-name-taken');
    const codes = writeOfferView(kept(offerViewOf(new URLSearchParams(address)))).toString();
    await tx
      .insertInto('offer_search')
      .values({ offer_search_id: searchId, name, address: codes, alerts })
      .execute();
  },
});

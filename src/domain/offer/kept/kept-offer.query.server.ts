import { z } from 'zod';
import { professionalOnly } from '../../../platform/access/access-rule.ts';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { query } from '../../../platform/access/run.ts';
import { offerSearch } from '../search/offer-search.server.ts';
import '../tables.ts';
import { countFresh } from './fresh-services.server.ts';
import type { Favourite, KeptOffer } from './views.ts';

/** What the reader keeps of the offer: the services they starred, the searches they saved, and what is new in these. */
export const keptOffer = query({
  name: 'kept-offer',
  input: z.object({}),
  access: professionalOnly(),
  reads: 'none',
  async handle({ tx, runtime, clock }): Promise<KeptOffer> {
    const rows = await tx
      .selectFrom('offer_search')
      .select(['offer_search_id', 'name', 'address', 'alerts', 'looked_at'])
      .orderBy('saved_at')
      .orderBy('offer_search_id')
      .execute();
    const fresh = await countFresh(
      { search: offerSearch(runtime), openPool: runtime.database.openPool, clock },
      rows.map(({ address, looked_at: since }) => ({ address, since })),
    );
    return {
      favourites: await readFavourites(tx),
      searches: rows.map(({ offer_search_id: searchId, name, address, alerts, looked_at }, index) => ({
        searchId,
        name,
        address,
        alerts,
        lookedAt: looked_at.toString(),
        fresh: fresh[index] ?? 0,
      })),
    };
  },
});

/** By name; the policies leave out the service that is no longer published, and the favourite remains. */
async function readFavourites(tx: Tx): Promise<Favourite[]> {
  const rows = await tx
    .selectFrom('offer_favourite as f')
    .leftJoin('offer_service as s', 's.service_id', 'f.service_id')
    .leftJoin('offer_structure as st', 'st.structure_id', 's.structure_id')
    .select(['f.service_id', 'f.name', 's.name as today', 'st.name as structure'])
    .orderBy('f.name')
    .orderBy('f.service_id')
    .execute();
  return rows.map(({ service_id: serviceId, name, today, structure }) => ({
    serviceId,
    name: today ?? name,
    structureName: today === null ? null : structure,
  }));
}

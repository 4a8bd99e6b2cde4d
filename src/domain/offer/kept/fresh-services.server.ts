import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock/clock.ts';
import { appearedSince, keysOf } from '../appeared.server.ts';
import { askedCriteria } from '../asked-criteria.server.ts';
import { askedOf } from '../offer-asked.ts';
import { offerViewOf } from '../offer-view.ts';
import { searchPlace } from '../read-place.server.ts';
import type { OfferSearch } from '../search/offer-search.server.ts';

interface Offer {
  readonly search: OfferSearch;
  readonly openPool: pg.Pool;
  readonly clock: Clock;
}

interface Asked {
  readonly address: string;
  readonly since: Temporal.Instant;
}

/** How many services that appeared since its instant, up to `until`, each of these searches finds: as many as its page would list. */
export async function countFresh(
  offer: Offer,
  searches: readonly Asked[],
  until?: Temporal.Instant,
): Promise<number[]> {
  const oldest = searches.map(({ since }) => since).sort(Temporal.Instant.compare)[0];
  if (!oldest) return [];
  const appeared = (await appearedSince(offer.openPool, oldest)).filter(
    ({ at }) => !until || Temporal.Instant.compare(at, until) <= 0,
  );
  return Promise.all(
    searches.map(({ address, since }) => {
      const among = keysOf(appeared.filter(({ at }) => Temporal.Instant.compare(at, since) > 0));
      return among.size === 0 ? 0 : countAmong(offer, address, among);
    }),
  );
}

async function countAmong(
  { search, clock }: Offer,
  address: string,
  among: ReadonlySet<number>,
): Promise<number> {
  const asked = askedOf(offerViewOf(new URLSearchParams(address)));
  const place = asked.place && (await searchPlace(search, asked.place));
  const { total } = await search.search({ ...askedCriteria(asked, { place, among }, clock), size: 1 });
  return total;
}

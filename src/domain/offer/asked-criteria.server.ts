import type { Clock } from '../../platform/clock/clock.ts';
import type { OfferAsked } from './offer-asked.ts';
import { placesBound } from './places-bound.ts';
import type { SearchCriteria, SearchPlace } from './search/criteria.ts';
import { weekMinute } from './week-minute.ts';

interface Found {
  readonly place: SearchPlace | null;
  /** Those that appeared since it was asked. */
  readonly among: ReadonlySet<number> | null;
}

/** What is asked for, in the words of the search. */
export function askedCriteria(
  asked: OfferAsked,
  { place, among }: Found,
  clock: Clock,
): Omit<SearchCriteria, 'size' | 'page'> {
  return {
    ...(asked.words && { words: asked.words }),
    ...(place && { place }),
    // New services that say only some of the words are no answer.
    ...(among && { among, allWords: true }),
    ...(asked.openNow && { openAt: weekMinute(clock) }),
    ...(asked.withPlaces && { placesSince: placesBound(clock) }),
    radius: asked.radiusKm * 1000,
    thematiques: asked.themes,
    publics: asked.publics,
    frais: asked.free ? ['gratuit'] : [],
    modesAccueil: asked.mode ? [asked.mode] : [],
    mobilisablePar: asked.byUsers ? ['usagers'] : [],
    withoutDoubles: true,
    restricted: true,
    order: asked.order,
  };
}

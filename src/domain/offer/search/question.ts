import {
  DEFAULT_RADIUS,
  type Position,
  type SearchCriteria,
  type SearchOrder,
  type ServiceAddress,
} from './criteria.ts';
import type { Dictionary } from './dictionary.server.ts';
import { type Filters, filtersOf } from './filters.ts';
import { type Box, boxAround, type EarthCentred, earthCentred, squaredChord } from './geodesy.ts';

/** What both searches, in SQL and in memory, answer: criteria made numbers. */
export interface Question {
  readonly filters: Filters;
  readonly address: ServiceAddress;
  /** null: any zone. */
  readonly zones: readonly string[] | null;
  readonly reach: Reach;
  readonly onSiteOnly: boolean;
  readonly order: SearchOrder;
  readonly size: number;
  readonly offset: number;
  readonly after: Position | null;
  /** null: no words were asked for. */
  readonly said: Said | null;
}

/** Services that say the words one searches. */
export interface Said {
  /** How many words are asked for. */
  readonly words: number;
  /** Keys of services, ascending. */
  readonly keys: Int32Array;
  /** How many of the words the title of each says. */
  readonly inTitle: Uint8Array;
}

/** `whole`: wherever it is done. `within`: in an area. `remote`: from a place whose point is unknown, only at a distance. */
export type Reach =
  | { readonly kind: 'whole' }
  | { readonly kind: 'remote' }
  | { readonly kind: 'within'; readonly address: ServiceAddress }
  | {
      readonly kind: 'around';
      readonly origin: EarthCentred;
      readonly radius: number;
      /** Of the chord of the radius. */
      readonly squared: number;
      readonly box: Box;
    };

export function questionOf(criteria: SearchCriteria, dictionary: Dictionary): Question {
  const { address = {}, onSiteOnly = false, order = 'distance', size, page = 1, after = null } = criteria;
  return {
    filters: filtersOf(criteria, dictionary),
    address,
    zones: criteria.place?.zones ?? null,
    reach: reachOf(criteria),
    onSiteOnly,
    order,
    size,
    offset: after ? 0 : (page - 1) * size,
    after,
    said: null,
  };
}

function reachOf({ place, radius = DEFAULT_RADIUS }: SearchCriteria): Reach {
  if (!place) return { kind: 'whole' };
  if (place.within) return { kind: 'within', address: place.within };
  if (!place.point) return { kind: 'remote' };
  return {
    kind: 'around',
    origin: earthCentred(place.point),
    radius,
    squared: squaredChord(radius),
    box: boxAround(place.point, radius),
  };
}

/** After every distance. */
export const NO_DISTANCE = 2_147_483_647;
/** Freshness counts days from here. */
export const FIRST_DAY = '2000-01-01';
/** Of a day that is not before it, 'YYYY-MM-DD'. */
export const daysFromFirst = (day: string): number => (Date.parse(day) - Date.parse(FIRST_DAY)) / 86_400_000;

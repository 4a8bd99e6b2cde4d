import type { Point } from './geodesy.ts';

export const DEFAULT_RADIUS = 50_000;
export const ORDERS = ['distance', 'relevance', 'freshness'] as const;
export type SearchOrder = (typeof ORDERS)[number];

/** Whom one searches for: where they are, and the zones they belong to. `findPlace` makes it of a commune. */
export interface SearchPlace {
  /** INSEE, EPCI and département codes; null: services of any zone. */
  readonly zones: readonly string[] | null;
  /** null: a commune whose centre is unknown; only services at a distance reach it. */
  readonly point: Point | null;
  /** Instead of a radius: what is done anywhere in there, and what is done at a distance for its zones. Without distances. */
  readonly within?: ServiceAddress | undefined;
}

/** A list that is absent or empty filters nothing. Values are those of the schema; one that is unknown matches nothing. */
export interface SearchCriteria {
  /** Without it, no zone, no distance: the whole offer. */
  readonly place?: SearchPlace | undefined;
  /** Metres around the place's point. */
  readonly radius?: number | undefined;
  /** Leaves out what is done at a distance only, and what is farther than the radius. */
  readonly onSiteOnly?: boolean | undefined;
  /** Where the service's own address lies, whatever its zone. */
  readonly address?: ServiceAddress | undefined;
  /** Thématiques and categories of thématiques, mixed: one of them. */
  readonly thematiques?: readonly string[] | undefined;
  /** One of them, or everybody (`tous-publics`). Asking for `tous-publics` filters nothing. */
  readonly publics?: readonly string[] | undefined;
  readonly types?: readonly string[] | undefined;
  readonly frais?: readonly string[] | undefined;
  readonly modesAccueil?: readonly string[] | undefined;
  readonly mobilisablePar?: readonly string[] | undefined;
  readonly sources?: readonly string[] | undefined;
  /** Open at this minute of the week, from Monday at midnight; hours that are not certain are not open. */
  readonly openAt?: number | undefined;
  /** A day, 'YYYY-MM-DD': its structure said on that day, or later, that places are free. */
  readonly placesSince?: string | undefined;
  /** Only these services, by key. */
  readonly among?: ReadonlySet<number> | undefined;
  /** score_qualite × 100. */
  readonly minimalScore?: number | undefined;
  /** Of structures that several sources describe, one. */
  readonly withoutDoubles?: boolean | undefined;
  /** The searcher may read sources whose licence keeps them from being copied. */
  readonly restricted?: boolean | undefined;
  /** What people type: names, needs, places; mistyped words are understood. */
  readonly words?: string | undefined;
  /** When no service says them all, none is found, instead of those that say some. */
  readonly allWords?: boolean | undefined;
  /** « distance » by default: nearest first, then what has no distance. */
  readonly order?: SearchOrder | undefined;
  readonly size: number;
  /** From 1. */
  readonly page?: number | undefined;
  /** Instead of `page`: what follows this hit. */
  readonly after?: Position | undefined;
  readonly facets?: boolean | undefined;
}

/** Codes of the official geographic code; one of each list that is given. */
export interface ServiceAddress {
  readonly communes?: readonly string[] | undefined;
  readonly departements?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
}

/** Where a hit is in the order of its search: smallest rank first, then the identifier, byte by byte. */
export interface Position {
  readonly rank: number;
  readonly serviceId: string;
}

export interface Hit extends Position {
  readonly serviceKey: number;
  /** Whole kilometres along the ellipsoid; null for what is not done on site, or is farther than the radius. */
  readonly km: number | null;
}

/** By value of the schema: how many services one would find by choosing it, the other criteria kept. */
export interface Facets {
  readonly thematiques: Readonly<Record<string, number>>;
  readonly publics: Readonly<Record<string, number>>;
  readonly types: Readonly<Record<string, number>>;
  readonly frais: Readonly<Record<string, number>>;
  readonly modesAccueil: Readonly<Record<string, number>>;
  readonly sources: Readonly<Record<string, number>>;
}

export interface SearchResult {
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: Facets | null;
  /** No service says all the words: these say some of them. */
  readonly loosened: boolean;
}

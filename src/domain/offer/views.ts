import type { AreaName } from './search/find-area.server.ts';
import type { Point } from './search/geodesy.ts';

export const SERVICES_A_PAGE = 20;

/** Where one searches. */
export interface OfferPlace {
  readonly kind: 'commune' | 'address' | AreaName['kind'];
  /** Of the commune, or of the area. */
  readonly code: string;
  readonly name: string;
  /** Of an area: its middle. */
  readonly point: Point | null;
  /** Larger places to search in. */
  readonly around: readonly AreaName[];
}

/** What a structure says of its service now. */
export interface Room {
  readonly placesFree: number | null;
  readonly waitingWeeks: number | null;
  readonly saidOn: string;
  /** Said too long ago to be believed. */
  readonly old: boolean;
}

/** A service as lists show it. */
export interface FoundService {
  readonly serviceId: string;
  readonly name: string;
  readonly structureName: string;
  readonly commune: string | null;
  readonly excerpt: string;
  /** null: its source does not say. */
  readonly free: boolean | null;
  readonly onSite: boolean;
  readonly remote: boolean;
  readonly thematiques: readonly string[];
  readonly point: Point | null;
  /** When its source last confirmed it. */
  readonly updatedOn: string;
  /** Nobody confirmed it for six months. */
  readonly doubtful: boolean;
  readonly room: Room | null;
  readonly km: number | null;
  /** At the hour of the territory; null: its hours are not published, or not certain. */
  readonly open: boolean | null;
}

/** A public value with how many services one would find by choosing it. */
export interface Facet {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

import type { Point } from './search/geodesy.ts';

export const SERVICES_A_PAGE = 20;

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
  readonly km: number | null;
}

/** A public value with how many services one would find by choosing it. */
export interface Facet {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

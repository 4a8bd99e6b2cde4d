import { loadOfferReference } from './domain/offer/load-reference.server.ts';
import { loadGeography } from './domain/territory/load-geography.server.ts';
import type { ReferenceData } from './platform/database/seed-reference.ts';

/** Everything the product brings with it, in loading order. */
export const referenceData: readonly ReferenceData[] = [
  { name: 'geography', load: loadGeography },
  { name: 'offer', load: loadOfferReference },
];

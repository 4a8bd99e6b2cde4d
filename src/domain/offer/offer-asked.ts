import { z } from 'zod';
import type { OfferView, Sort } from './offer-view.ts';
import { placeAsked } from './place-asked.ts';

/** What a search of the offer asks for, whoever asks: the page, or the daily look at a search that is kept. */
export const offerAsked = z.object({
  words: z.string().max(100),
  place: placeAsked.nullable(),
  radiusKm: z.number().positive(),
  themes: z.array(z.string().max(100)).max(10),
  publics: z.array(z.string().max(100)).max(10),
  free: z.boolean(),
  mode: z.enum(['', 'en-presentiel', 'a-distance']),
  byUsers: z.boolean(),
  openNow: z.boolean(),
  withPlaces: z.boolean(),
  /** An instant: only what appeared later. */
  since: z.iso.datetime().nullable(),
  order: z.enum(['distance', 'freshness', 'relevance']),
});

export type OfferAsked = z.output<typeof offerAsked>;

const ORDERS = {
  distance: 'distance',
  fraicheur: 'freshness',
  pertinence: 'relevance',
} as const satisfies Record<Sort, OfferAsked['order']>;

export const askedOf = (view: OfferView): OfferAsked => ({
  words: view.mots,
  place: view.place,
  radiusKm: view.rayon,
  themes: [...view.themes],
  publics: view.public ? [view.public] : [],
  free: view.frais === 'gratuit',
  mode: view.accueil,
  byUsers: view.seul,
  openNow: view.ouvert,
  withPlaces: view.places,
  since: view.depuis || null,
  order: ORDERS[view.tri],
});

import { type OfferView, writeOfferView } from '../../../domain/offer/offer-view.ts';

/** Addresses of the offer. */
export const OFFER = '/offre';
export const serviceHref = (serviceId: string) => `${OFFER}/services/${encodeURIComponent(serviceId)}`;
export const structureHref = (structureId: string) =>
  `${OFFER}/structures/${encodeURIComponent(structureId)}`;

/** The address of a search, with `change` made to it; a change of anything but the page goes back to the first one. */
export function offerHref(view: OfferView, change: Partial<OfferView> = {}): string {
  const query = writeOfferView({ ...view, page: 1, ...change });
  return query.size > 0 ? `${OFFER}?${query}` : OFFER;
}

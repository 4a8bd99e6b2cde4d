import { type OfferView, writeOfferView } from '../../../domain/offer/offer-view.ts';

/** Addresses of the offer. */
export const OFFER = '/offre';
export const serviceHref = (serviceId: string) => `${OFFER}/services/${encodeURIComponent(serviceId)}`;
export const structureHref = (structureId: string) =>
  `${OFFER}/structures/${encodeURIComponent(structureId)}`;
/** What the reader's own organisation offers. */
export const OWN_OFFER = `${OFFER}/notre-offre`;
export const ownServiceHref = (serviceId: string) => `${OWN_OFFER}/services/${encodeURIComponent(serviceId)}`;
export const ownStructureHref = (structureId: string) =>
  `${OWN_OFFER}/structures/${encodeURIComponent(structureId)}`;
export const giveBackHref = (structureId: string) => `${ownStructureHref(structureId)}/rendre`;
/** Empty, or as that model says. */
export const newOwnServiceHref = (structureId: string, modelId?: string) =>
  [`${ownStructureHref(structureId)}/nouveau-service`, modelId].filter(Boolean).join('/');
/** What several structures may make their services from. */
export const MODELS = `${OWN_OFFER}/modeles`;
export const modelHref = (modelId: string) => `${MODELS}/${modelId}`;
export const NEW_MODEL = `${MODELS}/nouveau`;
export const modelFromHref = (serviceId: string) => `${NEW_MODEL}?service=${encodeURIComponent(serviceId)}`;
/** What professionals found wrong, and that waits for the reader's answer. */
export const SUGGESTIONS = `${OFFER}/signalements`;

/** The address of a search, with `change` made to it; a change of anything but the page goes back to the first one. */
export function offerHref(view: OfferView, change: Partial<OfferView> = {}): string {
  const query = writeOfferView({ ...view, page: 1, ...change });
  return query.size > 0 ? `${OFFER}?${query}` : OFFER;
}

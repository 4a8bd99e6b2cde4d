/** Addresses of requests to services. */
export const newReferralHref = (
  personId: string,
  serviceId: string,
  query: { etape?: string | undefined; suite?: string | undefined } = {},
) => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : '';
  return `/personnes/${personId}/orientation-service/${encodeURIComponent(serviceId)}${search}`;
};
/** Where somebody is chosen for a service of the offer. */
export const chooseForServiceHref = (serviceId: string) =>
  `/offre/services/${encodeURIComponent(serviceId)}/orienter`;
export const personReferralsHref = (personId: string) => `/personnes/${personId}/demandes`;
export const referralHref = (personId: string, referralId: string) =>
  `${personReferralsHref(personId)}/${referralId}`;
/** A document of the request whose page this is. */
export const documentHref = (requestHref: string, fileId: string) => `${requestHref}/documents/${fileId}`;
export const unmetNeedHref = (personId: string, query: { theme?: string; demande?: string } = {}) =>
  `/personnes/${personId}/sans-solution${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`;
export const myReferralsHref = '/demandes';
export const receivedReferralsHref = '/demandes/recues';
export const receivedReferralHref = (referralId: string) => `${receivedReferralsHref}/${referralId}`;
export const unmetNeedsHref = '/demandes/sans-solution';
export const linkHref = (token: string) => `/demande/${token}`;
export const ownReferralsHref = '/mon-espace/demandes';
export const ownReferralHref = (referralId: string) => `${ownReferralsHref}/${referralId}`;

/** Addresses of the pages of circles, organisations and territories. */
export const personHref = (personId: string) => `/personnes/${personId}`;
export const circleHref = (personId: string) => `/personnes/${personId}/cercle`;
export const inviteHref = (personId: string) => `${circleHref(personId)}/inviter`;
export const leaveHref = (personId: string) => `${circleHref(personId)}/quitter`;
export const endPlaceHref = (personId: string, circleMemberId: string) =>
  `${circleHref(personId)}/participation/${circleMemberId}`;
export const orientationHref = (personId: string) => `/personnes/${personId}/orientation`;
export const INVITATIONS = '/invitations';
export const WITHOUT_LEAD = '/sans-referent';
export const STAND_INS = '/equipe/remplacements';
export const NEW_MOVE = '/equipe/relais/nouveau';
export const newMoveHref = (seat: string, query: Record<string, string> = {}) =>
  `${NEW_MOVE}?${new URLSearchParams({ de: seat, ...query })}`;
/** A new stand-in for what is left of an absence whose stand-in leaves. */
export const restHref = (forSeat: string) => newMoveHref(forSeat, { suite: 'oui' });
export const moveHref = (moveId: string) => `/equipe/relais/${moveId}`;
export const ORGANISATION = '/organisation';
export const TAGS = '/organisation/etiquettes';
export const EDIT_ORGANISATION = '/organisation/modifier';
export const NEW_MEMBER = '/organisation/membres/nouveau';
export const seatHref = (seat: string) => `/organisation/membres/${seat}`;
export const TERRITORY = '/territoire';
export const NEW_PARTNER = '/territoire/organisations/nouvelle';
export const partnerHref = (organisationId: string) => `/territoire/organisations/${organisationId}`;

export const personCrumbs = (person: { personId: string; givenName: string; familyName: string }) => [
  { label: 'Personnes', href: '/personnes' },
  { label: fullName(person), href: personHref(person.personId) },
];

export const fullName = ({ givenName, familyName }: { givenName: string; familyName: string }) =>
  `${givenName} ${familyName}`;

import { personHref } from '../paths.ts';

/** The page that notes a contact, and comes back to where it was asked. */
export const newContactHref = (personId: string, returnTo?: string) =>
  `${personHref(personId)}/contacts/nouveau${returnTo ? `?retour=${encodeURIComponent(returnTo)}` : ''}`;
export const withdrawHref = (personId: string, contactId: string) =>
  `${personHref(personId)}/contacts/${contactId}/retirer`;

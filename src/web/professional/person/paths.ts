/** Addresses of the pages about people. */
export const peopleHref = '/personnes';
export const newPersonHref = '/personnes/nouvelle';
export const searchHref = '/personnes/recherche';
export const personHref = (personId: string) => `/personnes/${personId}`;
export const editHref = (personId: string) => `${personHref(personId)}/modifier`;
export const situationHref = (personId: string) => `${personHref(personId)}/situation`;
export const diagnosisHref = (personId: string) => `${personHref(personId)}/diagnostic`;
export const planHref = (personId: string) => `${personHref(personId)}/plan`;
export const circleHref = (personId: string) => `${personHref(personId)}/cercle`;
export const orientationHref = (personId: string) => `${personHref(personId)}/orientation`;
export const joinHref = (personId: string) => `${personHref(personId)}/rejoindre`;
export const conflictHref = (personId: string) => `${personHref(personId)}/lien`;

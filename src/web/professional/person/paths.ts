/** Addresses of the pages about people. */
export const peopleHref = '/personnes';
export const listViewsHref = '/personnes/vues';
export const newPersonHref = '/personnes/nouvelle';
export const searchHref = '/personnes/recherche';
export const personHref = (personId: string) => `/personnes/${personId}`;
export const editHref = (personId: string) => `${personHref(personId)}/modifier`;
export const situationHref = (personId: string) => `${personHref(personId)}/situation`;
export const diagnosisHref = (personId: string) => `${personHref(personId)}/diagnostic`;
export const solutionsHref = (personId: string) => `${personHref(personId)}/solutions`;
export const planHref = (personId: string) => `${personHref(personId)}/plan`;
export const circleHref = (personId: string) => `${personHref(personId)}/cercle`;
export const orientationHref = (personId: string) => `${personHref(personId)}/orientation`;
export const accessHref = (personId: string) => `${personHref(personId)}/acces`;
export const joinHref = (personId: string) => `${personHref(personId)}/rejoindre`;
export const tagsHref = (personId: string) => `${personHref(personId)}/etiquettes`;
export const endingHref = (personId: string) => `${personHref(personId)}/fin`;
export const conflictHref = (personId: string) => `${personHref(personId)}/lien`;
export const wordsHref = (personId: string) => `/personnes/${personId}/paroles`;
export const summaryHref = (personId: string) => `${personHref(personId)}/synthese`;
export const exportPersonHref = (personId: string) => `${personHref(personId)}/exporter`;
export const personFileHref = (personId: string) => `${exportPersonHref(personId)}/fichier`;
/** A page of a record that was joined to another: without these words its address leads to the record that remains. */
export const JOINED = { name: 'dossier', value: 'reuni' } as const;
export const ofJoined = (href: string) => `${href}?${JOINED.name}=${JOINED.value}`;
export const exportHref = '/personnes/exporter';
export const exportFileHref = `${exportHref}/fichier`;

/** Addresses of the plan's pages. */
export const planHref = (personId: string) => `/personnes/${personId}/plan`;
export const newObjectiveHref = (personId: string) => `${planHref(personId)}/objectifs/nouveau`;
export const objectiveHref = (personId: string, objectiveId: string) =>
  `${planHref(personId)}/objectifs/${objectiveId}`;
export const newStepHref = (personId: string, objectiveId: string) =>
  `${planHref(personId)}/etapes/nouvelle?objectif=${objectiveId}`;
export const stepHref = (personId: string, stepId: string) => `${planHref(personId)}/etapes/${stepId}`;
export const proposalHref = (personId: string, proposalId: string) =>
  `${planHref(personId)}/propositions/${proposalId}`;
export const questionHref = (personId: string, questionId: string) =>
  `${planHref(personId)}/questions/${questionId}`;
/** The constraint in the shared diagnosis. */
export const constraintHref = (personId: string, code: string) =>
  `/personnes/${personId}/diagnostic#contrainte-${code}`;

export const personCrumbs = (personId: string, personName: string) => [
  { label: 'Personnes', href: '/personnes' },
  { label: personName, href: `/personnes/${personId}` },
];

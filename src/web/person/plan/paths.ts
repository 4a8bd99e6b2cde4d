/** Addresses of the person's own plan. */
export const PLAN = '/mon-espace/plan';
export const NEW_OBJECTIVE = `${PLAN}/objectif`;
export const NEW_STEP = `${PLAN}/etape`;
export const amendHref = (proposalId: string) => `${PLAN}/propositions/${proposalId}/autrement`;
export const declineHref = (proposalId: string) => `${PLAN}/propositions/${proposalId}/non`;
export const doneHref = (stepId: string) => `${PLAN}/etapes/${stepId}/fait`;

export const MY_DAY = '/ma-journee';
/** Every action instead of the first ones. */
export const ALL_ACTIONS = `${MY_DAY}?tout=oui`;
/** Every colleague who is late with something; the page opens there. */
export const WHOLE_TEAM = `${MY_DAY}?equipe=tous#equipe`;

import type { RowOutcome, RowResult, TakenBack } from '../../../domain/import/states.ts';

/** Addresses of the pages about lists. */
export const importsHref = '/imports';
export const newImportHref = '/imports/nouveau';
export const exampleHref = '/imports/exemple';
export const importHref = (importId: string) => `${importsHref}/${importId}`;
export const rejectsHref = (importId: string) => `${importHref(importId)}/rejets`;
export const informHref = (importId: string) => `${importHref(importId)}/information`;
export const mailMergeHref = (importId: string) => `${informHref(importId)}/adresses`;
export const takeBackHref = (importId: string) => `${importHref(importId)}/annuler`;
export const progressHref = (importId: string) => `${importHref(importId)}/avancement`;

/** What the address calls each filter of the rows. */
export const outcomeFilters: Record<RowOutcome, string> = {
  decision: 'a-decider',
  refused: 'refusees',
  update: 'a-mettre-a-jour',
  create: 'a-creer',
  unchanged: 'inchangees',
};
export const resultFilters: Record<RowResult, string> = {
  refused: 'refusees',
  skipped: 'laissees-de-cote',
  updated: 'mises-a-jour',
  created: 'creees',
  unchanged: 'inchangees',
};

export const takenBackFilters: Record<TakenBack, string> = {
  kept: 'a-voir',
  removed: 'retirees',
  restored: 'comme-avant',
  nothing: 'rien-a-annuler',
};

export function rowsHref(importId: string, filter: string | null, after = 0): string {
  const query = new URLSearchParams();
  if (filter) query.set('voir', filter);
  if (after > 0) query.set('apres', String(after));
  return query.size > 0 ? `${importHref(importId)}?${query}` : importHref(importId);
}

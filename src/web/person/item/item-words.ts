import type { ItemKind } from '../../../domain/rights/describe-item.server.ts';
import { ownCircleHref, ownDiagnosisHref, ownPathwayHref } from '../paths.ts';

/** What one item is, above its own words. */
export const kindWords: Record<ItemKind, string> = {
  answer: 'Une réponse',
  objective: 'Un objectif',
  step: 'Une étape',
  event: 'Ce qui s’est passé',
  contact: 'Un échange',
  member: 'Un professionnel',
  status: 'Une situation',
  orientation: 'Mon orientation',
};

/** The page where the person reads this kind of item. */
export function placeOf(kind: ItemKind): { label: string; href: string } {
  if (kind === 'answer') return { label: 'Mon diagnostic', href: ownDiagnosisHref };
  if (kind === 'member') return { label: 'Mon cercle', href: ownCircleHref };
  return { label: 'Mon parcours', href: ownPathwayHref };
}

import type { Standing } from '../../platform/access/actor.ts';
import type { DayTileCode } from './views.ts';

/** Of one's own people: they say nothing to whoever accompanies nobody. */
export const ownTiles: readonly DayTileCode[] = [
  'mes-personnes',
  'sans-nouvelles',
  'depassees',
  'changements',
];

/** The counts that make sense for these roles, those of one's own people first. */
export function tilesFor({ roles, officerOf }: Pick<Standing, 'roles' | 'officerOf'>): DayTileCode[] {
  const member = roles.includes('member');
  const manager = roles.includes('manager');
  const codes: DayTileCode[] = [];
  if (member) codes.push(...ownTiles);
  if (manager) codes.push('equipe', 'equipe-sans-nouvelles', 'a-nommer');
  if (officerOf.length > 0) codes.push('a-orienter');
  if (roles.includes('reception') && !manager) codes.push('accueil', 'a-informer');
  return codes;
}

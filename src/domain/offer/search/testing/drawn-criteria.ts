import type { SearchCriteria } from '../criteria.ts';
import type { DrawnCommune } from './drawn-communes.ts';
import type { Lots } from './drawn-lots.ts';
import type { Values } from './drawn-values.ts';

/** What people ask: around where many live, by thématique two times in three, sometimes by much more. */
export function drawnCriteria(drawn: Lots, values: Values): SearchCriteria {
  const asked = <T>(part: number, value: T) => (drawn.chance(part) ? value : undefined);
  const theme = drawn.one(values.thematique);
  const size = drawn.one([20, 20, 20, 50, 100]);
  return {
    thematiques: asked(0.65, [
      drawn.chance(0.2) ? (theme.split('--')[0] as string) : theme,
      ...(drawn.chance(0.3) ? [drawn.one(values.thematique)] : []),
    ]),
    publics: asked(0.35, drawn.some(values.public, 1 + drawn.below(2))),
    types: asked(0.2, drawn.some(values.type, 1 + drawn.below(2))),
    frais: asked(0.2, ['gratuit']),
    modesAccueil: asked(0.15, [drawn.one(['en-presentiel', 'a-distance'])]),
    mobilisablePar: asked(0.1, ['usagers']),
    minimalScore: asked(0.2, 80),
    sources: asked(0.1, drawn.some(['source-1', 'source-2', 'source-3', 'source-4'], 2)),
    withoutDoubles: asked(0.3, true),
    restricted: asked(0.4, true),
    onSiteOnly: asked(0.08, true),
    radius: asked(0.25, drawn.one([5_000, 20_000, 120_000])),
    order: asked(0.35, drawn.one(['relevance', 'freshness'] as const)),
    openAt: asked(0.15, drawn.below(7 * 1_440)),
    size,
    page: drawn.chance(0.1) ? 1 + drawn.below(4) : 1,
  };
}

/** Not among what benches ask: no import says places. */
export const drawnPlaces = (drawn: Lots): Pick<SearchCriteria, 'placesSince'> =>
  drawn.chance(0.1) ? { placesSince: drawn.one(['2026-09-01', '2026-09-15', '2026-09-20']) } : {};

/** The commune, and one time in three an address in it. */
export function drawnPoint(drawn: Lots, { longitude, latitude }: DrawnCommune) {
  if (!drawn.chance(0.3)) return null;
  return {
    longitude: longitude + (drawn.next() - 0.5) * 0.05,
    latitude: latitude + (drawn.next() - 0.5) * 0.05,
  };
}

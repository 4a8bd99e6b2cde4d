import { z } from 'zod';
import { openTo } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { searchCommunes } from '../territory/find-commune.query.server.ts';
import { placeKey } from '../territory/place-name.ts';
import type { AreaKind } from './search/find-area.server.ts';
import { offerSearch } from './search/offer-search.server.ts';

export interface PlaceChoice {
  readonly kind: AreaKind | 'commune';
  readonly code: string;
}

/**
 * The communes, intercommunalités and départements that the typed words may mean, the likeliest first: what bears just that name, a
 * commune before an area; the organisation's own commune when nothing is typed.
 */
export const offerPlaces = query({
  name: 'offer-places',
  input: z.object({ text: z.string().max(200) }),
  access: openTo('professional'),
  reads: 'none',
  async handle({ tx, actor, runtime }, { text }): Promise<PlaceChoice[]> {
    if (text.trim() !== '') {
      const found = await searchCommunes(tx, text.slice(0, 80), 6);
      const { exact, close } = await offerSearch(runtime).areasNamed(text);
      const bearsIt = (names: readonly (string | null)[]) =>
        names.some((name) => name !== null && placeKey(name) === placeKey(text));
      const communes = found.map(({ code, name, formerName }) => ({
        kind: 'commune' as const,
        code,
        named: bearsIt([name, formerName]),
      }));
      return [
        ...communes.filter(({ named }) => named),
        ...exact,
        ...communes.filter(({ named }) => !named),
        ...close,
      ].map(({ kind, code }) => ({ kind, code }));
    }
    if (actor.kind !== 'professional') return [];
    const own = await tx
      .selectFrom('organisation as o')
      .innerJoin('commune as c', 'c.code', 'o.commune_code')
      .select('c.code')
      .where('o.organisation_id', '=', actor.organisationId)
      .execute();
    return own.map(({ code }) => ({ kind: 'commune', code }));
  },
});

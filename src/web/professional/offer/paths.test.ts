import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aroundCommune, emptyView, offerViewOf, RADII, SORTS } from '../../../domain/offer/offer-view.ts';
import { offerHref } from './paths.ts';

const thousandths = (most: number) =>
  fc.integer({ min: -most * 1000, max: most * 1000 }).map((n) => (n === 0 ? 0 : n / 1000));
const code = fc.constantFrom('18279', '2A004');
const place = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('commune' as const), code }),
  fc.record({ kind: fc.constant('departement' as const), code: fc.constantFrom('18', '2A') }),
  fc.record({ kind: fc.constant('epci' as const), code: fc.constant('241800507') }),
  fc.record({
    kind: fc.constant('address' as const),
    code,
    street: fc.constantFrom('', 'Rue de l’Église'),
    longitude: thousandths(180),
    latitude: thousandths(90),
  }),
);
const view = fc.record({
  mots: fc.stringMatching(/^[a-zé]{0,12}$/),
  place,
  rayon: fc.constantFrom(...RADII),
  themes: fc.uniqueArray(fc.constantFrom('mobilite', 'sante--addictions', 'numerique'), { maxLength: 3 }),
  public: fc.constantFrom('', 'jeunes'),
  frais: fc.constantFrom('' as const, 'gratuit' as const),
  accueil: fc.constantFrom('' as const, 'a-distance' as const),
  seul: fc.boolean(),
  ouvert: fc.boolean(),
  places: fc.boolean(),
  depuis: fc.constantFrom('', '2026-11-30T14:02:03Z', '2026-11-02T07:00:00.123456Z'),
  tri: fc.constantFrom(...SORTS),
  page: fc.integer({ min: 1, max: 500 }),
});

test('an address says its search whole', () => {
  fc.assert(
    fc.property(view, (asked) => {
      const { searchParams } = new URL(offerHref(asked, { page: asked.page }), 'http://relais.example');
      const isArea = asked.place?.kind === 'epci' || asked.place?.kind === 'departement';
      const tri = isArea && asked.tri === 'distance' ? 'pertinence' : asked.tri;
      expect(offerViewOf(searchParams)).toEqual({ ...asked, tri });
    }),
  );
});

test('what an address says wrongly asks nothing; another filter begins at the first page', () => {
  const wrong = 'rayon=7&frais=cher&tri=prix&page=-2&depuis=2026-13-01T00:00:00Z&point=2.3,47.0&voie=Rue';
  expect(offerViewOf(new URLSearchParams(wrong))).toEqual(emptyView(null));
  expect(offerHref({ ...aroundCommune('18279'), page: 4 }, { frais: 'gratuit' })).toBe(
    '/offre?commune=18279&frais=gratuit',
  );
});

test.each(['200.5,47.08', '2.398,97.1', '2.39878231,47.083', 'bourges'])(
  'a point %s that is none leaves its commune',
  (point) => {
    expect(offerViewOf(new URLSearchParams({ commune: '18033', point })).place).toEqual({
      kind: 'commune',
      code: '18033',
    });
  },
);

test('the address of somebody’s house is not in that of the page', () => {
  const place = {
    kind: 'address',
    code: '18033',
    street: 'Rue Moyenne',
    longitude: 2.39878231,
    latitude: 47.08331,
  } as const;
  expect(offerHref(emptyView(place))).toBe('/offre?commune=18033&point=2.399%2C47.083&voie=Rue+Moyenne');
});

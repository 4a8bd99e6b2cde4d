import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyView, offerHref, offerViewOf, RADII, SORTS } from './paths.ts';

const view = fc.record({
  mots: fc.stringMatching(/^[a-zé]{0,12}$/),
  commune: fc.constantFrom('', '18279', '2A004'),
  rayon: fc.constantFrom(...RADII),
  themes: fc.uniqueArray(fc.constantFrom('mobilite', 'sante--addictions', 'numerique'), { maxLength: 3 }),
  public: fc.constantFrom('', 'jeunes'),
  frais: fc.constantFrom('' as const, 'gratuit' as const),
  accueil: fc.constantFrom('' as const, 'a-distance' as const),
  seul: fc.boolean(),
  tri: fc.constantFrom(...SORTS),
  page: fc.integer({ min: 1, max: 500 }),
});

test('an address says its search whole', () => {
  fc.assert(
    fc.property(view, (asked) => {
      const { searchParams } = new URL(offerHref(asked, { page: asked.page }), 'http://relais.example');
      expect(offerViewOf(searchParams)).toEqual(asked);
    }),
  );
});

test('what an address says wrongly asks nothing; another filter begins at the first page', () => {
  expect(offerViewOf(new URLSearchParams('rayon=7&frais=cher&tri=prix&page=-2'))).toEqual(emptyView(''));
  expect(offerHref({ ...emptyView('18279'), page: 4 }, { frais: 'gratuit' })).toBe(
    '/offre?commune=18279&frais=gratuit',
  );
});

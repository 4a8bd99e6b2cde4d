import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type PeopleFilterName,
  type PeopleFilters,
  peopleFilters,
  peopleScopes,
  peopleSorts,
} from './codes.ts';
import { type PeopleView, readPeopleView, wholeList, writePeopleView } from './people-address.ts';

const names = Object.keys(peopleFilters) as PeopleFilterName[];
const filters = fc
  .record(
    Object.fromEntries(
      names.map((name) => [name, fc.constantFrom(...Object.keys(peopleFilters[name].values))]),
    ),
    { requiredKeys: [] },
  )
  .chain((some) =>
    fc
      .option(fc.constantFrom('18279', '2A004', '97411'), { nil: undefined })
      .map((commune) => (commune ? { ...some, commune } : some) as PeopleFilters),
  )
  .chain((some) =>
    fc
      .option(fc.uuid(), { nil: undefined })
      .map((etiquette) => (etiquette ? { ...some, etiquette } : some) as PeopleFilters),
  );
const views: fc.Arbitrary<PeopleView> = fc.record({
  scope: fc.constantFrom(...peopleScopes),
  sort: fc.constantFrom(...peopleSorts),
  reversed: fc.boolean(),
  filters,
});

describe('the address of a list', () => {
  test('says the whole view, and nothing of the whole list', () => {
    expect(writePeopleView(wholeList).toString()).toBe('');
    fc.assert(
      fc.property(views, (view) => {
        expect(readPeopleView(writePeopleView(view))).toEqual(view);
      }),
    );
  });

  test.each([
    'liste=tout&tri=age&ordre=au-hasard&echeance=hier',
    'referent=toString&nouveau=__proto__',
    'commune=Vierzon&named=Diallo&etiquette=Atelier',
    'echeance=&commune=&referent=',
  ])('%s is the whole list', (query) => {
    expect(readPeopleView(new URLSearchParams(query))).toEqual(wholeList);
  });
});

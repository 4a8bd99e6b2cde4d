import { beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { castAround } from '../person/testing/cast.ts';
import { askedOf } from './offer-asked.ts';
import { offerPage } from './offer-page.query.server.ts';
import { offerPlaces } from './offer-places.query.server.ts';
import { emptyView } from './offer-view.ts';
import type { PlaceAsked } from './place-asked.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = castAround();
beforeAll(() => cast.fill(db));

const first = async (text: string) => {
  const [found] = await run(db.runtime, offerPlaces, cast.actor('référent'), { text });
  return found ? `${found.kind} ${found.code}` : 'nothing';
};

test.each([
  ['Bourges', 'commune 18033'],
  ['18000', 'commune 18033'],
  ['Bourges 18', 'commune 18033'],
  ['Paris', 'commune 75056'],
  ['Cher', 'departement 18'],
  ['le Cher', 'departement 18'],
  ['18', 'departement 18'],
  ['2a', 'departement 2A'],
  ['971', 'departement 971'],
  ['département de l’Ain', 'departement 01'],
  ['département de Paris', 'departement 75'],
  ['Bourges Plus', 'epci 241800507'],
  ['Communauté d’agglomération Bourges Plus', 'epci 241800507'],
  ['CC Terres du Haut Berry', 'epci 200066330'],
  ['terres haut ber', 'epci 200066330'],
  ['CC', 'nothing'],
  ['12 rue Moyenne Bourges', 'nothing'],
  ['Xyzzy', 'nothing'],
])('« %s » is %s', async (typed, meant) => {
  expect(await first(typed)).toBe(meant);
});

describe('the place that is shown', () => {
  const shown = async (place: PlaceAsked) =>
    (await run(db.runtime, offerPage, cast.actor('référent'), { ...askedOf(emptyView(place)), page: 1 }))
      .place;

  test('an address is a point of its commune, by the name of its street', async () => {
    const point = { longitude: 2.399, latitude: 47.083 };
    expect(await shown({ kind: 'address', code: '18033', street: 'Rue Moyenne', ...point })).toEqual({
      kind: 'address',
      code: '18033',
      name: 'Rue Moyenne, Bourges',
      point,
      around: [
        { kind: 'epci', code: '241800507', name: 'CA Bourges Plus' },
        { kind: 'departement', code: '18', name: 'Cher' },
      ],
    });
  });

  test('an arrondissement lies where its city does', async () => {
    const found = await shown({ kind: 'commune', code: '69383' });
    expect(found?.around.map(({ code }) => code)).toEqual(['200046977', '69']);
  });

  test('an area has a middle, and none around it', async () => {
    const found = await shown({ kind: 'departement', code: '18' });
    expect(found).toMatchObject({ name: 'Cher', around: [] });
    expect(found?.point?.latitude).toBeCloseTo(47, 0);
  });

  test.each<PlaceAsked>([
    { kind: 'commune', code: '99999' },
    { kind: 'epci', code: '18' },
    { kind: 'departement', code: '241800507' },
  ])('there is none for $kind $code', async (place) => {
    expect(await shown(place)).toBeNull();
  });
});

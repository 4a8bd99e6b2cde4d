import { describe, expect, it } from 'vitest';
import { amendRecord } from './amend-record.ts';

const given = {
  id: 'dora--1',
  siret: '13002526500013',
  code_insee: '18033',
  longitude: null,
  latitude: null,
  site_web: 'https://exemple.fr',
};
const address = { communeCode: '18033', street: 'Rue Moyenne', longitude: 2.4, latitude: 47.08, score: 0.9 };

it('a record about which nothing is said stays as it is', () => {
  expect(amendRecord(given, {})).toEqual({ record: given, closed: false, certified: false, problems: [] });
  expect(amendRecord(given, { establishment: 'open', address: null, deadLinks: [] }).record).toEqual(given);
});

it.each([
  ['unknown', null, false, 'siret-unknown'],
  ['moved', null, false, 'siret-moved'],
  ['ceased', given.siret, true, 'siret-ceased'],
] as const)('an establishment that is %s', (establishment, siret, closed, code) => {
  const amended = amendRecord(given, { establishment });
  expect([amended.record.siret, amended.closed, amended.problems]).toEqual([
    siret,
    closed,
    [{ code, field: 'siret' }],
  ]);
});

it('a link where nothing answers is left out, and the fields keep their order', () => {
  const { record, problems } = amendRecord(given, { deadLinks: ['https://exemple.fr'] });
  expect(Object.entries(record)).toEqual(Object.entries({ ...given, site_web: null }));
  expect(problems).toEqual([{ code: 'link-dead', field: 'site_web' }]);
});

describe('an address', () => {
  it('that was found gives its place', () => {
    const { record, certified } = amendRecord({ ...given, code_insee: null }, { address });
    expect([record.longitude, record.latitude, record.code_insee, certified]).toEqual([
      2.4,
      47.08,
      '18033',
      true,
    ]);
  });

  it.each([
    ['that is not sure', { ...address, score: 0.75 }],
    ['of another commune', { ...address, communeCode: '18279' }],
    ['that only repeats the commune', { ...address, street: '' }],
  ])('%s changes nothing', (_, found) => {
    expect(amendRecord(given, { address: found })).toMatchObject({ record: given, certified: false });
  });
});

import { expect, test } from 'vitest';
import { offerValues } from '../../src/domain/offer/reference/values.ts';
import { offerReader } from '../../src/domain/offer/schema.ts';
import { demoOffer, demoSources } from './demo-offer.ts';

const today = '2026-11-30';
const offer = demoOffer(today);

test('about 350 structures and 900 services, each of its own id, every service of a structure that is there', () => {
  const { structures, services } = offer;
  expect(structures.length).toBeGreaterThan(340);
  expect(structures.length).toBeLessThan(390);
  expect(services.length).toBeGreaterThan(850);
  expect(services.length).toBeLessThan(1_000);
  const ids = new Set(structures.map(({ id }) => id));
  expect(ids.size).toBe(structures.length);
  expect(new Set(services.map(({ id }) => id)).size).toBe(services.length);
  for (const { structure_id, id } of services) expect(ids.has(structure_id), id).toBe(true);
});

test('everything passes the schema without an error or a warning', () => {
  const read = offerReader(today);
  for (const structure of offer.structures)
    expect(read.structure(structure)).toEqual({ record: structure, errors: null, warnings: [] });
  for (const service of offer.services)
    expect(read.service(service)).toEqual({ record: service, errors: null, warnings: [] });
});

test('each thématique is found at least four times near a person of the Cher', () => {
  for (const { value } of offerValues.thematique) {
    const there = offer.services.filter(({ thematiques }) => thematiques?.includes(value));
    expect(there.length, value).toBeGreaterThanOrEqual(4);
  }
});

test('descriptions read at the length that the schema recommends, and two records are rarely told alike', () => {
  for (const { description, id } of offer.services) {
    expect(description.length, id).toBeGreaterThanOrEqual(200);
    expect(description.length, id).toBeLessThanOrEqual(700);
    expect(description, id).not.toMatch(/ {2}|\{|undefined|[^\s\u00a0\u202f][:;?!](\s|$)|'/);
  }
  const told = new Set(offer.services.map(({ description }) => description));
  expect(told.size / offer.services.length).toBeGreaterThan(0.75);
});

test('names of institutions agree with their place', () => {
  const names = offer.structures.map(({ nom }) => nom);
  expect(names).toContain('CCAS d’Aubigny-sur-Nère');
  expect(names).toContain('CCAS de Bourges');
  for (const name of names) expect(name).not.toMatch(/\bde (Le|Les|[AEÉIO])|d’(Le|La)\b|\{/);
});

test('some of everything: without coordinates, at a distance, national, stale, told by two sources', () => {
  const { structures, services, clusters } = offer;
  expect(structures.filter(({ longitude }) => longitude === null).length).toBeGreaterThan(5);
  expect(
    services.filter(({ modes_accueil }) => modes_accueil?.join() === 'a-distance').length,
  ).toBeGreaterThan(20);
  expect(
    services.filter(({ zone_eligibilite }) => zone_eligibilite?.includes('france')).length,
  ).toBeGreaterThan(5);
  expect(services.filter(({ date_maj }) => date_maj < '2024-11-30').length).toBeGreaterThan(30);
  expect(new Set(structures.map(({ source }) => source))).toEqual(
    new Set(demoSources.map(({ source }) => source)),
  );
  expect(new Set(clusters.values()).size).toBe(14);
  for (const [id, cluster] of clusters)
    expect(
      structures.some((one) => one.id === id),
      cluster,
    ).toBe(true);
});

test('nobody can be reached: telephones and addresses are kept for fiction', () => {
  for (const { telephone, courriel, siret } of offer.structures) {
    expect(telephone).toMatch(/^\+33(19900|26191)\d{4}$/);
    if (courriel) expect(courriel).toMatch(/@exemple\.fr$/);
    if (siret) expect(luhn(siret.slice(0, 9))).toBe(false);
  }
});

test('the same offer each time', () => {
  expect(demoOffer(today)).toEqual(offer);
});

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

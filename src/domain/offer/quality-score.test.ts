import { expect, test } from 'vitest';
import { qualityScore, structureScore } from './quality-score.ts';
import { offerReader, type ServiceRecord } from './schema.ts';

const today = '2026-11-30';

/** Everything that always applies is right, nothing conditional does, and the record is of today. */
const whole = {
  source: 'dora',
  structure_id: 'dora--s',
  id: 'dora--1',
  nom: 'Atelier mobilité',
  description: 'é'.repeat(200),
  date_maj: today,
  frais: 'gratuit',
  publics: ['jeunes'],
  thematiques: ['mobilite--preparer-un-permis'],
  modes_mobilisation: ['utiliser-lien-mobilisation'],
  mobilisable_par: ['usagers'],
  lien_mobilisation: 'https://exemple.fr/',
};
const score = (changes: Partial<Record<keyof ServiceRecord, unknown>> = {}) => {
  const { record, errors } = offerReader(today).service({ ...whole, ...changes });
  expect(errors).toBeNull();
  return qualityScore(record as ServiceRecord, today);
};
/** With seven criteria, one that is worth `part`. */
const seven = (part: number) => Number(((6 + part) / 7).toFixed(2));

test('a service of which everything is said is worth 1', () => {
  expect(score()).toBe(1);
});

test.each([
  ['publics', null, seven(0)],
  ['thematiques', [], seven(0)],
  ['thematiques', null, seven(0)],
  ['frais', null, seven(0)],
  ['frais', 'payant', seven(0.5)],
  ['mobilisable_par', null, seven(0.5)],
  ['lien_mobilisation', null, seven(0)],
  ['description', 'é'.repeat(49), seven(0)],
  ['description', 'é'.repeat(50), seven(0.5)],
  ['description', 'é'.repeat(199), seven(0.5)],
  ['description', 'é'.repeat(1999), 1],
  ['description', 'é'.repeat(2000), seven(0.5)],
  ['description', '🚲'.repeat(199), seven(0.5)],
])('%s: %j', (field, value, expected) => {
  expect(score({ [field]: value })).toBe(expected);
});

test('nobody says how to ask for it, nor who may: nothing of that criterion', () => {
  expect(score({ modes_mobilisation: null, mobilisable_par: null })).toBe(seven(0));
});

test('what is asked for a price is well described when the price is', () => {
  expect(score({ frais: 'payant', frais_precisions: '10 € par an' })).toBe(1);
});

test.each([
  [0, 1],
  [179, 1],
  [180, 1],
  [181, seven(1)],
  [455, seven(0.5)],
  [729, seven(0)],
  [730, seven(0)],
  [3000, seven(0)],
])('a record of %i days', (days, expected) => {
  const day = new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
  expect(score({ date_maj: day })).toBe(expected);
  expect(score({ date_maj: day, source: 'france-travail' })).toBe(1);
});

test('an address is asked of what receives people, a number or an e-mail of what says to use it', () => {
  const eight = (missing: number) => Number((1 - missing / 8).toFixed(2));
  expect(score({ modes_accueil: ['en-presentiel'] })).toBe(0.88);
  expect(score({ modes_accueil: ['en-presentiel'], adresse: '1 rue Moyenne' })).toBe(1);
  expect(score({ modes_accueil: ['a-distance'] })).toBe(1);
  expect(score({ modes_mobilisation: ['se-presenter'] })).toBe(eight(1));
  expect(score({ modes_mobilisation: ['telephoner'] })).toBe(eight(1));
  expect(score({ modes_mobilisation: ['telephoner'], telephone: '+33199000000' })).toBe(1);
  expect(score({ modes_mobilisation: ['envoyer-un-courriel'] })).toBe(eight(1));
  expect(score({ modes_mobilisation: ['envoyer-un-courriel'], courriel: 'contact@exemple.fr' })).toBe(1);
});

test('exactly between two hundredths goes to the even one, as in the reference', () => {
  // Eight criteria, five kept: 0.625.
  expect(score({ modes_accueil: ['en-presentiel'], frais: null, publics: null })).toBe(0.62);
  expect(score({ modes_accueil: ['en-presentiel'] })).toBe(0.88);
});

test('a structure is worth the mean of its services', () => {
  expect(structureScore([])).toBe(0);
  expect(structureScore([0.5, 1])).toBe(0.75);
  expect(structureScore([0.71, 0.72, 0.72])).toBe(0.72);
});

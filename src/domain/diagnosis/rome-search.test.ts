import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemKey } from './codes.ts';
import { findAnyItem, jobs } from './rome.ts';
import { everydayNames } from './rome-everyday-names.ts';
import { searchJobs } from './rome-search.ts';

const found = (text: string) => searchJobs(text).map((job) => job.code);

test('the reference has its 532 cards, each once, typed as French is printed', () => {
  expect(new Set(jobs.map(itemKey)).size).toBe(532);
  for (const { code, label } of jobs) {
    expect(code).toMatch(/^[A-N]\d{4}$/);
    expect(label).toMatch(/^\p{Lu}/u);
    expect(label).not.toMatch(/'|"|\.\.\.| {2}|[ .]$/);
  }
  expect(findAnyItem({ kind: 'job', parent: '', code: 'D1102' })?.label).toBe('Boulangerie – viennoiserie');
  expect(findAnyItem({ kind: 'job', parent: '', code: 'Z9999' })).toBeUndefined();
});

test('everyday names belong to cards that exist', () => {
  for (const code of Object.keys(everydayNames)) {
    expect(findAnyItem({ kind: 'job', parent: '', code }), code).toBeDefined();
  }
});

test.each([
  ['boulangère', 'D1102'],
  ['BOULANGER', 'D1102'],
  ['boulngerie', 'D1102'],
  ['bolangère', 'D1102'],
  ['aide à domicile', 'K1302'],
  ['cariste', 'N1101'],
  ['caissière', 'D1505'],
  ['préparatrice de commandes', 'N1103'],
  ['maçonnerie', 'F1703'],
  ['macon', 'F1703'],
  ['cuisinière', 'G1602'],
  ['soudeuse', 'H2913'],
  ['électricien', 'F1602'],
  ['agent d’entretien', 'K2204'],
  ['conductrice de car', 'N4103'],
  ['serveuse', 'G1803'],
  ['jardinier', 'A1203'],
  ['D1102', 'D1102'],
])('« %s » finds %s among the first three', (text, code) => {
  expect(found(text).slice(0, 3)).toContain(code);
});

test('nothing is found for nothing, and for what no card has', () => {
  expect(found('')).toEqual([]);
  expect(found('a')).toEqual([]);
  expect(found('xyzzy plugh')).toEqual([]);
});

test('every card is found by its own words and by its code, however it is cased or accented', () => {
  fc.assert(
    fc.property(fc.constantFrom(...jobs), (job) => {
      expect(found(job.code)).toEqual([job.code]);
      const typed = job.label.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
      expect(found(typed)).toContain(job.code);
    }),
  );
});

test('a letter missing from a long word still finds it', () => {
  const long = jobs.filter((job) => /^\p{L}{7,}$/u.test(job.label));
  fc.assert(
    fc.property(fc.constantFrom(...long), fc.nat(4), (job, at) => {
      const typed = job.label.slice(0, at + 1) + job.label.slice(at + 2);
      expect(found(typed)).toContain(job.code);
    }),
  );
});

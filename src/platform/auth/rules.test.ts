import { describe, expect, it } from 'vitest';
import { delayAfter, nextStep, onlyDigits, safeReturn } from './rules.ts';

describe('the delay after failed codes', () => {
  it('lets six codes be mistyped, then waits longer each time, never more than four hours', () => {
    expect([1, 2, 3, 4, 5].map(delayAfter)).toEqual([0, 0, 0, 0, 0]);
    expect([6, 7, 8, 9, 13, 14, 40].map(delayAfter)).toEqual([1, 2, 4, 8, 128, 240, 240]);
  });
});

describe('coming back to the page one wanted', () => {
  it('keeps a path of this site', () => {
    expect(safeReturn('/personnes/0199-ab?page=2')).toBe('/personnes/0199-ab?page=2');
  });
  it.each([
    '//ailleurs.example',
    '/\\ailleurs.example',
    'https://ailleurs.example',
    '/a\nb',
    '/connexion',
    '',
    null,
  ])('refuses %j', (path) => expect(safeReturn(path)).toBeNull());
});

describe('what is asked before personal data', () => {
  it('asks the second factor first, then the unlocking, then the organisation', () => {
    expect(nextStep({ secondFactor: 'due', locked: true, seat: null })).toBe('second-factor');
    expect(nextStep({ secondFactor: 'done', locked: true, seat: null })).toBe('unlock');
    expect(nextStep({ secondFactor: 'exempt', locked: false, seat: null })).toBe('seat');
    expect(nextStep({ secondFactor: 'done', locked: false, seat: {} })).toBe('open');
  });
});

it('reads a code typed with spaces', () => {
  expect(onlyDigits(' 482 913 ')).toBe('482913');
});

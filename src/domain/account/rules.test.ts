import { describe, expect, test } from 'vitest';
import { deriveKeys } from '../../platform/auth/keys.ts';
import { PAPER_ALPHABET } from './codes.ts';
import { firstGroup, inGroups, paperCode } from './paper-code.ts';
import {
  type AddressFacts,
  addressState,
  codeState,
  currentAddress,
  missingFor,
  readPaperCode,
  waysFor,
} from './rules.ts';

const NOW = 1_000_000;
const address = (id: string, facts: Partial<AddressFacts> = {}): AddressFacts => ({
  id,
  way: 'premiere',
  expiresAt: NOW + 1,
  mailboxAt: null,
  oldChannelAt: null,
  secondAt: null,
  effectiveAt: null,
  endedWhy: null,
  ...facts,
});

describe('the address of the moment', () => {
  const first = address('first', { effectiveAt: 10 });
  const later = address('later', { effectiveAt: NOW + 5 });
  test('is the last to have taken effect, by the clock alone', () => {
    expect(currentAddress([later, first], NOW)?.id).toBe('first');
    expect(currentAddress([later, first], NOW + 5)?.id).toBe('later');
    expect(addressState(first, [later, first], NOW)).toBe('active');
    expect(addressState(later, [later, first], NOW)).toBe('a-venir');
    expect(addressState(first, [later, first], NOW + 5)).toBe('remplacee');
  });
  test('is none once ended, whatever came before', () => {
    expect(currentAddress([address('a', { effectiveAt: 10, endedWhy: 'fin-acces' })], NOW)).toBeNull();
  });
  test('a proposal waits, then is void', () => {
    const proposal = address('p');
    expect(addressState(proposal, [proposal], NOW)).toBe('proposee');
    expect(addressState(proposal, [proposal], NOW + 1)).toBe('expiree');
  });
});

test('the ways open to a professional follow what there was', () => {
  expect(waysFor([address('p')], NOW)).toEqual(['premiere']);
  expect(waysFor([address('a', { effectiveAt: 1 })], NOW)).toEqual(['ancienne-adresse', 'en-presence']);
  expect(waysFor([address('a', { effectiveAt: 1, endedWhy: 'fin-acces' })], NOW)).toEqual(['en-presence']);
});

test('what is missing depends on the way', () => {
  expect(missingFor(address('a'))).toEqual(['boite']);
  expect(missingFor(address('a', { way: 'ancienne-adresse' }))).toEqual(['boite', 'oui']);
  expect(missingFor(address('a', { way: 'en-presence', mailboxAt: 1 }))).toEqual(['second']);
});

test('a code on paper serves until it was used, revoked, or too old', () => {
  const facts = { expiresAt: NOW + 1, usedAt: null, revokedWhy: null };
  expect(codeState(facts, NOW)).toBe('valable');
  expect(codeState(facts, NOW + 1)).toBe('expire');
  expect(codeState({ ...facts, usedAt: 1 }, NOW + 1)).toBe('utilise');
  expect(codeState({ ...facts, revokedWhy: 'essais' }, NOW)).toBe('essais');
});

describe('the signs of a code', () => {
  const keys = deriveKeys('une clé d’essai');
  const id = '01890000-0000-7000-8000-000000000001';
  test('are the same for the same row, and nobody takes one for another', () => {
    const code = paperCode(keys, id);
    expect(code).toMatch(new RegExp(`^[${PAPER_ALPHABET}]{12}$`));
    expect(paperCode(keys, id)).toBe(code);
    expect(paperCode(keys, id.replace(/1$/, '2'))).not.toBe(code);
    expect(paperCode(deriveKeys('une autre'), id)).not.toBe(code);
    expect(PAPER_ALPHABET).not.toMatch(/[O0IL1S5B8Z2UV]/);
    expect(inGroups(code)).toBe(`${firstGroup(code)} ${code.slice(4, 8)} ${code.slice(8)}`);
  });
  test('are read as people type them, and nothing else is', () => {
    expect(readPaperCode(' acde-3467 wxyt ')).toBe('ACDE3467WXYT');
    for (const wrong of ['', 'ACDE 3467 WXY', 'ACDE 3467 WXY0', 'ACDE 3467 WXYTT'])
      expect(readPaperCode(wrong)).toBeNull();
  });
});

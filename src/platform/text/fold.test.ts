import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';

describe('fold', () => {
  it.each([
    ['Œuvre', 'oeuvre'],
    ['L’Haÿ-les-Roses', 'l hay les roses'],
    ["  D'ARTAGNAN\u00a0 ", 'd artagnan'],
    ['Date de\nnaissance', 'date de naissance'],
    ['N° allocataire', 'n allocataire'],
    ['Łukasz Đorđević', 'lukasz dordevic'],
    ['İstanbul', 'istanbul'],
    ['', ''],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('does not depend on how accents were encoded, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = fold(text);
        expect(fold(once)).toBe(once);
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });
});

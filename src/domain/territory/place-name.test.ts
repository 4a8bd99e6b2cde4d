import { describe, expect, it } from 'vitest';
import { placeKey, postalCodePrefix } from './place-name.ts';

describe('placeKey', () => {
  it.each([
    ['Saint-Amand-Montrond', 'saint amand montrond'],
    ['ST AMAND MONTROND', 'saint amand montrond'],
    ['Ste-Solange', 'sainte solange'],
    ['MEHUN S/ YEVRE', 'mehun sur yevre'],
    ['Mehun-sur-Yèvre', 'mehun sur yevre'],
    ['Châtelet (Le)', 'le chatelet'],
    ["Abergement-Clémenciat (L')", 'l abergement clemenciat'],
    ['BOURGES CEDEX 9', 'bourges'],
    ['Paris 11e Arrondissement', 'paris 11'],
    ['PARIS 11EME', 'paris 11'],
    ['Marseille 01', 'marseille 1'],
    ['Lyon 1er arr.', 'lyon 1'],
    ['Œuilly', 'oeuilly'],
    ['Cedex', 'cedex'],
  ])('%s → %s', (name, key) => {
    expect(placeKey(name)).toBe(key);
  });
});

describe('postalCodePrefix', () => {
  it('knows a postal code from a name', () => {
    expect(postalCodePrefix('18 000')).toBe('18000');
    expect(postalCodePrefix('180')).toBe('180');
    expect(postalCodePrefix('1')).toBeNull();
    expect(postalCodePrefix('18 Bourges')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { communeLookup } from './commune-lookup.server.ts';
import type { PlaceWords } from './commune-lookup.ts';
import { openGeographyFiles } from './geography-files.server.ts';

function codeOf(words: PlaceWords): string {
  const found = communeLookup().resolve(words);
  switch (found.kind) {
    case 'found':
      return found.commune.code;
    case 'uncertain':
      return `uncertain:${found.communes.length}`;
    case 'contradiction':
      return `contradiction:${found.byName?.code ?? '?'}`;
    case 'unknown':
      return 'unknown';
  }
}

describe('an address of a list finds its commune', () => {
  it.each<[PlaceWords, string]>([
    [{ postalCode: '18000', name: 'BOURGES' }, '18033'],
    [{ name: 'Bourges Cedex 9', postalCode: '18023' }, '18033'],
    [{ name: 'ST AMAND MONTROND' }, '18197'],
    [{ name: 'Châtelet (Le)', postalCode: '18170' }, '18059'],
    [{ name: 'chatelet', postalCode: '18170' }, '18059'],
    [{ name: 'Paris', postalCode: '75011' }, '75111'],
    [{ name: 'PARIS 11EME' }, '75111'],
    [{ postalCode: '13008' }, '13208'],
    [{ name: 'Saint-Denis', postalCode: '93205' }, '93066'],
    [{ name: 'Arbignieu' }, '01015'],
    [{ inseeCode: '01039' }, '01138'],
    [{ name: 'Saint-Denis' }, 'uncertain:4'],
    [{ postalCode: '18000', name: 'Bourgse' }, 'uncertain:1'],
    [{ postalCode: '18000', name: 'Vierzon' }, 'contradiction:18279'],
    [{ postalCode: '99999' }, 'unknown'],
    [{}, 'unknown'],
  ])('%o → %s', (words, code) => {
    expect(codeOf(words)).toBe(code);
  });
});

describe('the geography files', () => {
  const files = openGeographyFiles();
  const communes = files.read('communes');
  const rows = communes.code!.map((code, i) => ({
    code: code!,
    kind: communes.kind![i],
    parent: communes.parent_code![i],
    epci: communes.epci_code![i],
    departement: communes.departement_code![i],
    latitude: communes.latitude![i],
  }));

  it('hold every commune of 2026, the 45 arrondissements and the overseas départements', () => {
    expect(rows.filter((row) => row.kind === 'commune')).toHaveLength(34_969);
    expect(rows.filter((row) => row.kind === 'arrondissement')).toHaveLength(45);
    for (const departement of ['971', '972', '973', '974', '976'])
      expect(rows.some((row) => row.departement === departement)).toBe(true);
  });

  it('refer only to areas that they contain', () => {
    const current = new Set(rows.filter((row) => row.kind === 'commune').map((row) => row.code));
    const epcis = new Set(files.read('epcis').code);
    const departements = new Set(files.read('departements').code);
    expect(rows.filter((row) => row.parent && !current.has(row.parent))).toEqual([]);
    expect(rows.filter((row) => row.epci && !epcis.has(row.epci))).toEqual([]);
    expect(rows.filter((row) => !departements.has(row.departement!))).toEqual([]);
    expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length);
  });

  it('place every commune where the law on insertion applies', () => {
    const missing = rows.filter(
      (row) => row.kind !== 'former' && !row.latitude && !row.code.startsWith('98'),
    );
    expect(missing).toEqual([]);
  });
});

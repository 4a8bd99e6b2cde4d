import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsNir, keyOf, normaliseNir } from './nir.ts';
import { birthCentury, isDay, isoDate, readDate } from './parse-date.ts';
import { readFamilyName, readFullName, tidyName } from './parse-name.ts';
import { readPhones } from './parse-phone.ts';
import { joinLines, readPostalCode, readPostalCodeAndCommune, readWholeAddress } from './parse-place.ts';
import { readStatuses, readYesNo } from './parse-status.ts';
import { readEmails } from './read-contact.ts';
import { tidyAllocataire } from './read-numbers.ts';

const birth = birthCentury(2026);
const dateOf = (text: string): string => {
  const reading = readDate(text, birth);
  if (reading.kind === 'full') return isoDate(reading);
  return reading.kind === 'partial' ? `${reading.year}-${reading.month ?? '?'}` : reading.kind;
};

describe('a date of a list', () => {
  it.each([
    ['03/02/1985', '1985-02-03'],
    ['3/2/85', '1985-02-03'],
    ['03-02-1985', '1985-02-03'],
    ['03.02.85', '1985-02-03'],
    [' 1985-02-03 ', '1985-02-03'],
    ['1985-02-03T00:00:00.000Z', '1985-02-03'],
    ['03/02/1985 00:00:00', '1985-02-03'],
    ['03021985', '1985-02-03'],
    ['19850203', '1985-02-03'],
    ['31081', '1985-02-03'],
    ['3 février 1985', '1985-02-03'],
    ['Mardi 1er AOÛT 1989', '1989-08-01'],
    ['3-févr-85', '1985-02-03'],
    ['né le 03/02/1985', '1985-02-03'],
    ['03 / 02 / 1985', '1985-02-03'],
    ['29/02/2000', '2000-02-29'],
    ['12/05/09', '2009-05-12'],
    ['12/05/15', '1915-05-12'],
    ['02/1985', '1985-2'],
    ['1985', '1985-?'],
    ['00/00/1985', '1985-?'],
    ['00/02/1985', '1985-2'],
    ['février 1985', '1985-2'],
    ['02/28/1985', 'american'],
    ['31/02/1980', 'invalid'],
    ['29/02/2001', 'invalid'],
    ['inconnue', 'invalid'],
    ['', 'invalid'],
    ['3 ju 1985', 'invalid'],
    ['12345678901', 'invalid'],
  ])('%s → %s', (text, expected) => {
    expect(dateOf(text)).toBe(expected);
  });

  it('reads every real day, however it is written', () => {
    const day = fc.tuple(
      fc.integer({ min: 1928, max: 2011 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    );
    const pad = (n: number) => String(n).padStart(2, '0');
    fc.assert(
      fc.property(day, ([year, month, date]) => {
        fc.pre(isDay(year, month, date));
        const iso = isoDate({ year, month, day: date });
        const serial = Math.round(Date.parse(iso) / 86_400_000) + 25_569;
        const written = [
          `${pad(date)}/${pad(month)}/${year}`,
          `${date}.${month}.${year}`,
          iso,
          `${pad(date)}${pad(month)}${year}`,
          String(serial),
        ];
        for (const text of written) expect(dateOf(text)).toBe(iso);
        expect(
          dateOf(
            new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(iso)),
          ),
        ).toBe(iso);
      }),
    );
  });

  it('never takes a text for a day that does not exist', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const reading = readDate(text, birth);
        if (reading.kind === 'full') expect(isDay(reading.year, reading.month, reading.day)).toBe(true);
      }),
    );
  });
});

const numbers = (text: string): string[] => readPhones(text).numbers.map(({ number }) => number);

describe('a telephone number', () => {
  it.each<[string, string[]]>([
    ['06 12 34 56 78', ['+33612345678']],
    ['06.12.34.56.78', ['+33612345678']],
    ['06/12/34/56/78', ['+33612345678']],
    ['612345678', ['+33612345678']],
    ['33612345678', ['+33612345678']],
    ['0033 6 12 34 56 78', ['+33612345678']],
    ['+33 (0)6 12 34 56 78', ['+33612345678']],
    ['Tél : 0612345678 (soir)', ['+33612345678']],
    ['02 48 12 34 56 / 06 12 34 56 78', ['+33248123456', '+33612345678']],
    ['0248123456/0612345678', ['+33248123456', '+33612345678']],
    ['0612345678 ou 0612345678', ['+33612345678']],
    ['0690 12 34 56', ['+590690123456']],
    ['0692 12 34 56', ['+262692123456']],
    ['0694 12 34 56', ['+594694123456']],
    ['+32 470 12 34 56', ['+32470123456']],
    ['voir conjoint', []],
    ['06 12', []],
    ['00 00 00 00 00', []],
  ])('%s → %o', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it('says which one is a mobile', () => {
    expect(readPhones('0248123456; 0612345678').numbers.map(({ mobile }) => mobile)).toEqual([false, true]);
  });
});

describe('a name', () => {
  it.each([
    ['DUPONT-MARTIN', 'Dupont-Martin'],
    ["D'ARTAGNAN", 'D’Artagnan'],
    ['  le   goff ', 'Le Goff'],
    ['McDonald', 'McDonald'],
    ['ÇELIK', 'Çelik'],
    ['JEAN - PIERRE', 'Jean-Pierre'],
  ])('%s → %s', (text, expected) => {
    expect(tidyName(text)).toBe(expected);
  });

  it.each<[string, object]>([
    ['DUPONT NEE MARTIN', { usedName: 'Dupont', birthName: 'Martin' }],
    ['Dupont née Martin', { usedName: 'Dupont', birthName: 'Martin' }],
    ['DUPONT (née MARTIN)', { usedName: 'Dupont', birthName: 'Martin' }],
    ['MARTIN épouse DUPONT', { usedName: 'Dupont', birthName: 'Martin' }],
    ['MARTIN EP. DUPONT', { usedName: 'Dupont', birthName: 'Martin' }],
    ['MARTIN (ép DUPONT)', { usedName: 'Dupont', birthName: 'Martin' }],
    ['Nguyen', { usedName: 'Nguyen' }],
    ['Épinay', { usedName: 'Épinay' }],
    ['Neel', { usedName: 'Neel' }],
  ])('%s', (text, expected) => {
    expect(readFamilyName(text)).toEqual(expected);
  });

  it.each<[string, 'family-first' | 'given-first', object]>([
    ['DUPONT Jean', 'family-first', { usedName: 'Dupont', givenName: 'Jean' }],
    ['Jean DUPONT', 'family-first', { usedName: 'Dupont', givenName: 'Jean' }],
    ['DE LA TOUR Marie Anne', 'given-first', { usedName: 'De La Tour', givenName: 'Marie Anne' }],
    ['Dupont, Jean', 'given-first', { usedName: 'Dupont', givenName: 'Jean' }],
    ['DUPONT JEAN', 'family-first', { usedName: 'Dupont', givenName: 'Jean' }],
    ['jean dupont', 'given-first', { usedName: 'Dupont', givenName: 'Jean' }],
    ['DE LA TOUR MARIE', 'family-first', { usedName: 'De La Tour', givenName: 'Marie', guessed: true }],
    [
      'DUPONT née MARTIN Zoé',
      'family-first',
      { usedName: 'Dupont', givenName: 'née MARTIN Zoé', guessed: true },
    ],
    ['DUPONT', 'family-first', { usedName: 'Dupont' }],
  ])('%s (%s)', (text, order, expected) => {
    expect(readFullName(text, order)).toEqual(expected);
  });
});

describe('the NIR', () => {
  it('is checked by its key, Corsica included', () => {
    expect(normaliseNir('2 55 08 14 168 025 38')).toMatchObject({
      kind: 'valid',
      nir13: '2550814168025',
      civility: 'madame',
      birthYear: 55,
      birthMonth: 8,
    });
    expect(normaliseNir('255081416802539')).toEqual({ kind: 'invalid' });
    for (const [departement, digits] of [
      ['2A', '19'],
      ['2B', '18'],
    ] as const) {
      const key = String(97 - Number(BigInt(`18502${digits}004123`) % 97n)).padStart(2, '0');
      expect(normaliseNir(`18502${departement}004123${key}`)).toMatchObject({
        kind: 'valid',
        civility: 'monsieur',
      });
    }
    expect(normaliseNir('2550814168025')).toMatchObject({ kind: 'valid' });
    expect(normaliseNir('2,55081E+14')).toEqual({ kind: 'truncated' });
    expect(normaliseNir('2.55081416802538E+14')).toEqual({ kind: 'truncated' });
    expect(normaliseNir('9550814168025')).toEqual({ kind: 'invalid' });
  });

  it('is detected by its key when one figure is wrong or two neighbours are swapped', () => {
    const nir = fc.stringMatching(/^[12]\d{2}(0[1-9]|1[0-2])\d{8}$/).map((nir13) => nir13 + keyOf(nir13));
    fc.assert(
      fc.property(nir, fc.nat(12), fc.integer({ min: 1, max: 9 }), (valid, at, shift) => {
        expect(normaliseNir(valid).kind).toBe('valid');
        const changed = valid.slice(0, at) + ((Number(valid[at]) + shift) % 10) + valid.slice(at + 1);
        expect(normaliseNir(changed).kind).toBe('invalid');
      }),
    );
  });

  it('is found anywhere in a text', () => {
    expect(containsNir('n° sécu 2 55 08 14 168 025 38 (attestation)')).toBe(true);
    expect(containsNir('255081416802538')).toBe(true);
    expect(containsNir('255081416802539')).toBe(false);
    expect(containsNir('0612345678 / 0248123456')).toBe(false);
  });
});

describe('a place', () => {
  it('reads postal codes as spreadsheets leave them', () => {
    expect(['18 000', '1000', '18000.0', 'F-18000', '2A004', '00100', '180000'].map(readPostalCode)).toEqual([
      '18000',
      '01000',
      '18000',
      '18000',
      null,
      null,
      null,
    ]);
  });

  it('separates the town from the code and the street', () => {
    expect(readPostalCodeAndCommune('18000 BOURGES')).toEqual({ postalCode: '18000', commune: 'BOURGES' });
    expect(readPostalCodeAndCommune('Bourges (18000)')).toEqual({ postalCode: '18000', commune: 'Bourges' });
    expect(readPostalCodeAndCommune('Bourges')).toEqual({ commune: 'Bourges' });
    expect(readWholeAddress('12 rue des Arènes, 18000 Bourges')).toEqual({
      line: '12 rue des Arènes',
      postalCode: '18000',
      commune: 'Bourges',
    });
    expect(readWholeAddress('12 rue du 8 mai 1945')).toEqual({ line: '12 rue du 8 mai 1945' });
    expect(joinLines(['12 bis', ' rue  des Arènes', '', 'Bâtiment B'])).toBe(
      '12 bis rue des Arènes, Bâtiment B',
    );
  });
});

describe('statuses', () => {
  it.each<[string, string[]]>([
    ['RSA', ['rsa-droits-devoirs']],
    ['RSA soumis aux droits et devoirs', ['rsa-droits-devoirs']],
    ['RSA non soumis à D&D', ['rsa-hors-droits-devoirs']],
    ['BRSA + DE', ['rsa-droits-devoirs', 'demandeur-emploi']],
    ['Demandeur d’emploi', ['demandeur-emploi']],
    ['Conjoint RSA', ['conjoint-rsa']],
    ['CEJ / PACEA', ['cej', 'pacea']],
    ['PASS IAE', ['pass-iae']],
    ['RQTH', []],
    ['sous main de justice', []],
    ['non', []],
  ])('%s → %o', (text, codes) => {
    expect(readStatuses(text).codes).toEqual(codes);
  });

  it('says when droits et devoirs are only assumed', () => {
    expect(readStatuses('RSA').assumed).toBe(true);
    expect(readStatuses('RSA soumis aux droits et devoirs').assumed).toBe(false);
    expect([readYesNo('Oui'), readYesNo('x'), readYesNo('NON'), readYesNo('peut-être')]).toEqual([
      true,
      true,
      false,
      null,
    ]);
  });
});

describe('other values', () => {
  it('keeps the e-mails that can be written to', () => {
    expect(readEmails('Zoe.Lefevre@Exemple.FR')).toEqual({
      emails: ['zoe.lefevre@exemple.fr'],
      rejected: [],
    });
    expect(readEmails('mailto:a@b.fr; c@d.fr')).toEqual({ emails: ['a@b.fr', 'c@d.fr'], rejected: [] });
    expect(readEmails('zoé@exemple').emails).toEqual([]);
    expect(readEmails('zoe@exemple..fr')).toEqual({ emails: [], rejected: ['zoe@exemple..fr'] });
  });

  it('brings allocataire numbers to one form', () => {
    expect(
      ['123456700000000', '0001234567', '12 345 67', '0123456', '98765432101'].map(tidyAllocataire),
    ).toEqual(['1234567', '1234567', '1234567', '0123456', '98765432101']);
  });
});

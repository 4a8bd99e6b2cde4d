import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../platform/clock/clock.ts';
import { communeLookup } from '../territory/commune-lookup.server.ts';
import { correctColumns, recogniseColumns } from './columns.ts';
import { importMessage } from './messages.ts';
import { parseRow } from './parse-row.ts';
import { REDACTED, redactRow } from './redact.ts';
import type { ParseContext } from './row-reader.ts';
import { isRefused, namesToRecord, type ParsedRow } from './row-values.ts';
import { messyList } from './testing/messy-list.ts';

const context: ParseContext = {
  today: civilDate('2026-11-22'),
  communes: communeLookup(),
  hashNir: (nir13) => createHmac('sha256', 'test').update(nir13).digest('hex'),
};

function parse(row: Record<string, string>): ParsedRow {
  return parseRow(Object.values(row), recogniseColumns(Object.keys(row), []), context);
}
const codes = (row: ParsedRow): string[] => row.problems.map((problem) => problem.code);

describe('a row of a list', () => {
  it('says until when a right runs, which may be to come', () => {
    const row = {
      Nom: 'Petit',
      Prénom: 'Ida',
      'Né(e) le': '01/02/1980',
      'Date de fin de droits': '31/12/2027',
    };
    expect(parse(row)).toMatchObject({ values: { statusUntil: '2027-12-31' }, problems: [] });
  });

  it('says when somebody last met the person, never in the future', () => {
    const row = {
      Nom: 'Petit',
      Prénom: 'Ida',
      'Né(e) le': '01/02/1980',
      'Date du dernier entretien': '03/09/2026',
    };
    expect(parse(row)).toMatchObject({ values: { lastContactOn: '2026-09-03' }, problems: [] });
    const later = parse({ ...row, 'Date du dernier entretien': '31/12/2099' });
    expect(later.values.lastContactOn).toBeUndefined();
    expect(codes(later)).toEqual(['date-future']);
    expect(
      parse({ ...row, 'Date du dernier entretien': '', 'Prochain rendez-vous': '03/09/2026' }).values,
    ).toEqual(parse({ ...row, 'Date du dernier entretien': '' }).values);
  });

  const somebody = { Nom: 'Petit', Prénom: 'Ida', 'Né(e) le': '01/02/1980' };

  it.each<[Record<string, string>, object]>([
    [{ 'Prochain RDV': '12/03/2090 à 14h30' }, { nextMeetingOn: '2090-03-12', nextMeetingTime: '14:30' }],
    [{ 'Prochain RDV': '2090-03-12 09:05' }, { nextMeetingOn: '2090-03-12', nextMeetingTime: '09:05' }],
    [{ 'Prochain RDV': '12/03/2090' }, { nextMeetingOn: '2090-03-12' }],
    [
      { 'Prochain RDV': '12/03/2090', 'Heure RDV': '9h', 'RDV avec': 'MME ROUX' },
      { nextMeetingOn: '2090-03-12', nextMeetingTime: '09:00', nextMeetingWith: 'Mme Roux' },
    ],
    [{ 'Fin du CER': '30/06/2020' }, { contractUntil: '2020-06-30' }],
    [{ 'Échéance du contrat': '30/06/2090' }, { contractUntil: '2090-06-30' }],
    [{ 'Date limite': '01/02/2090' }, { dueOn: '2090-02-01' }],
    [{ Délai: '3 mois', 'Date départ délai': '30/11/2089' }, { dueOn: '2090-02-28' }],
    [{ Délai: '15 j', 'Date départ délai': '20/02/2090' }, { dueOn: '2090-03-07' }],
    [{ 'Délai (semaines)': '2', 'Date départ délai': '20/02/2090' }, { dueOn: '2090-03-06' }],
  ])('reads the dates that a team keeps: %o', (cells, values) => {
    const read = parse({ ...somebody, ...cells });
    expect(read.problems).toEqual([]);
    expect(read.values).toEqual({ ...parse(somebody).values, ...values });
  });

  it.each<[Record<string, string>, string]>([
    [{ 'Prochain RDV': '12/03/2020' }, 'date-past'],
    [{ 'Prochain RDV': 'à fixer' }, 'date-invalid'],
    [{ Délai: '3', 'Date départ délai': '20/02/2090' }, 'delay-invalid'],
    [{ Délai: 'long', 'Date départ délai': '20/02/2090' }, 'delay-invalid'],
    [{ Délai: '3 mois' }, 'delay-without-start'],
  ])('and says which of them it leaves: %o', (cells, code) => {
    const read = parse({ ...somebody, ...cells });
    expect(codes(read)).toEqual([code]);
    expect(read.values).toEqual(parse(somebody).values);
  });

  it('becomes a person, with everything in one form', () => {
    const row = parse({
      'N° dossier': ' I-0042 ',
      Civilité: 'MME',
      Nom: 'DUPONT née LEFÈVRE',
      Prénom: 'ZOÉ',
      'Né(e) le': '3/2/85',
      Téléphone: '02 48 12 34 56',
      Portable: '612345678',
      'E-mail': 'Zoe@Exemple.fr',
      Adresse: '12 RUE DES ARÈNES',
      CP: '18 200',
      Ville: 'ST AMAND MONTROND',
      NIR: '2 85 02 18 033 123 85',
      Statut: 'RSA soumis aux droits et devoirs',
      'Date d’entrée': '01/10/2026',
      'Mail du référent': 'p.martin@exemple.fr',
    });
    expect(row.values).toEqual({
      externalNumber: 'I-0042',
      civility: 'madame',
      usedName: 'Dupont',
      birthName: 'Lefèvre',
      givenName: 'Zoé',
      birthDate: '1985-02-03',
      phone: '+33612345678',
      phoneIsMobile: true,
      email: 'zoe@exemple.fr',
      addressLine: '12 RUE DES ARÈNES',
      postalCode: '18200',
      communeCode: '18197',
      communeName: 'Saint-Amand-Montrond',
      nirHash: context.hashNir('2850218033123'),
      statuses: ['rsa-droits-devoirs'],
      enteredOn: '2026-10-01',
      referentEmail: 'p.martin@exemple.fr',
    });
    expect(codes(row)).toEqual(['phone-several']);
    expect(namesToRecord(row.values)).toEqual({ familyName: 'Lefèvre', usedName: 'Dupont' });
  });

  it('says nothing where the file is empty', () => {
    const { values } = parse({
      Nom: 'Roux',
      Prénom: 'Léa',
      'Date de naissance': '1/1/1990',
      Téléphone: '-',
      'E-mail': 'NC',
      Adresse: '',
      Statut: '?',
    });
    expect(values).toEqual({ usedName: 'Roux', givenName: 'Léa', birthDate: '1990-01-01' });
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['no name', { Nom: '', Prénom: 'Léa', 'Né le': '1/1/1990' }, ['name-missing']],
    ['no given name', { Nom: 'Roux', Prénom: '12', 'Né le': '1/1/1990' }, ['given-name-missing']],
    ['unreadable birth date', { Nom: 'Roux', Prénom: 'Léa', 'Né le': '31/02/1990' }, ['birth-date-invalid']],
    ['American birth date', { Nom: 'Roux', Prénom: 'Léa', 'Né le': '01/31/1990' }, ['birth-date-american']],
    [
      'birth date of a child',
      { Nom: 'Roux', Prénom: 'Léa', 'Né le': '1/1/2020' },
      ['birth-date-implausible'],
    ],
  ])('is refused: %s', (_, cells, expected) => {
    const row = parse(cells);
    expect(isRefused(row)).toBe(true);
    expect(codes(row)).toEqual(expected);
  });

  it('goes on without a value that is not understood, and says which', () => {
    const row = parse({
      Nom: 'Roux',
      Prénom: 'Léa',
      'Né le': '1990',
      Tél: '06 12',
      'E-mail': 'lea@',
      CP: '18000',
      Ville: 'Vierzon',
      NIR: '285021803312399',
      Sexe: 'Z',
      RSA: 'peut-être',
      'Date d’entrée': '01/01/2030',
      Structure: '#N/A',
    });
    expect(isRefused(row)).toBe(false);
    expect(row.values).toEqual({
      usedName: 'Roux',
      givenName: 'Léa',
      birthPartial: { year: 1990, month: null },
      postalCode: '18000',
      communeName: 'Vierzon',
    });
    expect(codes(row).sort()).toEqual(
      [
        'birth-date-partial',
        'cell-error',
        'civility-unknown',
        'commune-contradiction',
        'date-future',
        'email-invalid',
        'nir-invalid',
        'phone-invalid',
        'yes-no-unknown',
      ].sort(),
    );
  });

  it('does not use a NIR that is somebody else’s', () => {
    const base = { Nom: 'Roux', Prénom: 'Léa', 'Né le': '01/02/1990', NIR: '285021803312385' };
    expect(codes(parse(base))).toEqual(['nir-other-birth']);
    expect(codes(parse({ ...base, 'Né le': '03/02/1985', Sexe: 'M' }))).toEqual(['nir-other-civility']);
    expect(parse({ ...base, 'Né le': '03/02/1985', Sexe: 'F' }).values.nirHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reads a yes-or-no column of RSA, and does not repeat what the status says better', () => {
    const base = { Nom: 'Roux', Prénom: 'Léa', 'Né le': '01/02/1990' };
    expect(parse({ ...base, RSA: 'oui' }).values).toMatchObject({
      statuses: ['rsa-droits-devoirs'],
      statusAssumed: true,
    });
    expect(parse({ ...base, RSA: 'non' }).values.statuses).toBeUndefined();
    expect(parse({ ...base, RSA: 'oui', Statut: 'RSA non soumis' }).values.statuses).toEqual([
      'rsa-hors-droits-devoirs',
    ]);
  });
});

describe('a NIR leaves no trace', () => {
  const nir = '285021803312385';
  const cells = ['Roux', 'Léa', nir, `voir ${nir.slice(0, 1)} 85 02 18 033 123 85`, nir];
  const columns = recogniseColumns(['Nom', 'Prénom', 'NIR', 'Remarque', 'Identifiant interne'], []);

  it('neither in the row that is kept nor in what was read of it', () => {
    expect(redactRow(cells, columns)).toEqual({
      cells: ['Roux', 'Léa', REDACTED, REDACTED, REDACTED],
      elsewhere: [3, 4],
    });
    const row = parseRow(cells, columns, context);
    expect(codes(row).filter((code) => code === 'nir-elsewhere')).toHaveLength(2);
    expect(JSON.stringify(row)).not.toMatch(/033.?123/);
    expect(row.values.externalNumber).toBeUndefined();
    const setAside = correctColumns(columns, new Map([[2, null]]));
    expect(redactRow(['Roux', 'Léa', nir.slice(0, 13)], setAside).cells[2]).toBe(REDACTED);
  });

  it('whatever the list', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const list = messyList({ seed, rows: 200, mess: 1 });
      const listColumns = recogniseColumns(list.headers, list.rows);
      const parsed = JSON.stringify(list.rows.map((row) => parseRow(row, listColumns, context)));
      for (const truth of list.truth)
        if (truth.kind !== 'not-a-person') expect(parsed).not.toContain(truth.person.nir.slice(0, 13));
    }
  });
});

describe('any list at all', () => {
  it('is read as it was meant, row by row', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const list = messyList({ seed, rows: 300, mess: 1 });
      const columns = recogniseColumns(list.headers, list.rows);
      for (const [index, truth] of list.truth.entries()) {
        const { values, problems } = parseRow(list.rows[index]!, columns, context);
        if (truth.kind === 'not-a-person') {
          expect(problems.map((problem) => problem.code)).toContain('name-missing');
          continue;
        }
        const { person } = truth;
        if (values.birthDate) expect(values.birthDate).toBe(person.birthDate);
        if (values.communeCode) expect(values.communeCode).toBe(person.communeCode);
        if (values.phone) expect(values.phone).toBe(person.phone);
        if (values.email) expect(values.email).toBe(person.email);
        if (values.civility) expect(values.civility).toBe(person.civility);
        if (values.nirHash) expect(values.nirHash).toBe(context.hashNir(person.nir.slice(0, 13)));
        if (values.allocataireNumber) expect(values.allocataireNumber).toBe(person.allocataire);
      }
    }
  });

  it('never makes reading fail, and every problem has its sentence', () => {
    const headers = [
      'Nom',
      'Prénom',
      'Né le',
      'Tél',
      'E-mail',
      'Adresse',
      'CP Ville',
      'Ville',
      'NIR',
      'Statut',
      'RSA',
      'Sexe',
      'N° CAF',
      'Nom et prénom',
    ];
    const columns = recogniseColumns(headers, []);
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 0, maxLength: headers.length }),
        (cells) => {
          for (const problem of parseRow(cells, columns, context).problems) {
            expect(importMessage(problem.code, problem.params)).toMatch(/\.$/);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

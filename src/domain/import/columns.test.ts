import { describe, expect, it } from 'vitest';
import { correctColumns, countKnownHeaders, mappingProblems, recogniseColumns } from './columns.ts';
import { fieldKeys } from './fields.ts';
import { headerRules } from './header-synonyms.ts';
import { messyList } from './testing/messy-list.ts';

const fieldsOf = (headers: string[], rows: string[][] = []) =>
  Object.fromEntries(recogniseColumns(headers, rows).map((column) => [column.header, column.field]));

describe('the columns of real lists', () => {
  it('of a département that tracks its follow-up by hand', () => {
    expect(
      fieldsOf([
        'N° CAF',
        'Civilité',
        'Nom/Prénom bénéficiaire',
        'Date de\nNaissance',
        'Adresse',
        'CP Ville',
        'Rôle',
        'RSA',
        'RQTH/AAH',
        'Adresses\nMails',
        'N°\nTéléphones',
        'DECISION ORIENTATION',
        'Date envoie du courrier',
        'Chargé d’orientation',
        'Date CER',
        'id iodas',
      ]),
    ).toEqual({
      'N° CAF': 'allocataireNumber',
      Civilité: 'civility',
      'Nom/Prénom bénéficiaire': 'familyThenGiven',
      'Date de\nNaissance': 'birthDate',
      Adresse: 'addressLine',
      'CP Ville': 'postalCodeAndCommune',
      Rôle: null,
      RSA: 'rsa',
      'RQTH/AAH': null,
      'Adresses\nMails': 'email',
      'N°\nTéléphones': 'phone',
      'DECISION ORIENTATION': null,
      'Date envoie du courrier': 'informedOn',
      'Chargé d’orientation': 'referentName',
      'Date CER': null,
      'id iodas': 'externalNumber',
    });
  });

  it('of a follow-up notebook', () => {
    expect(
      fieldsOf([
        'Identifiant dans le SI*',
        'Prénom*',
        'Nom*',
        'Date de naissance*',
        'NIR',
        'Lieu de naissance',
        'Téléphone',
        'Email',
        'Adresse',
        'Adresse (complément)',
        'Code postal',
        'Ville',
        'Numéro allocataire CAF/MSA',
        'Identifiant Pôle emploi',
        'Droits RSA',
        'Structure',
        'Accompagnateurs',
      ]),
    ).toEqual({
      'Identifiant dans le SI*': 'externalNumber',
      'Prénom*': 'givenName',
      'Nom*': 'usedName',
      'Date de naissance*': 'birthDate',
      NIR: 'nir',
      'Lieu de naissance': null,
      Téléphone: 'phone',
      Email: 'email',
      Adresse: 'addressLine',
      'Adresse (complément)': 'addressLine',
      'Code postal': 'postalCode',
      Ville: 'commune',
      'Numéro allocataire CAF/MSA': 'allocataireNumber',
      'Identifiant Pôle emploi': 'franceTravailNumber',
      'Droits RSA': 'rsa',
      Structure: 'referentBody',
      Accompagnateurs: 'referentName',
    });
  });

  it('of the CAF contact file', () => {
    const found = fieldsOf([
      'MATRICULE',
      'TYPE PERSONNE',
      'NIR',
      'NUMERO DEMANDE RSA',
      'DATE DEBUT DROITS - DEVOIRS',
      'NOM RESPONSABLE DOSSIER',
      'PRENOM RESPONSABLE DOSSIER',
      'NUMERO TELEPHONE DOSSIER',
      'NUMERO TELEPHONE 2 DOSSIER',
      'ADRESSE ELECTRONIQUE DOSSIER',
    ]);
    expect(Object.values(found)).toEqual([
      'allocataireNumber',
      'civility',
      'nir',
      null,
      'statusFrom',
      'usedName',
      'givenName',
      'phone',
      'phone',
      'email',
    ]);
  });

  it('are not confused with those of somebody else', () => {
    const found = fieldsOf([
      'Nom',
      'Prénom',
      'Prénom du conjoint',
      'Date de naissance du conjoint',
      'Téléphone du référent',
      'E-mail du référent',
      'Nom du référent',
      'Prénom référent',
      'Nom de l’enfant',
      'Ville de naissance',
      'Date d’entrée en logement',
      'Nom de la structure',
    ]);
    expect(Object.values(found)).toEqual([
      'usedName',
      'givenName',
      null,
      null,
      null,
      'referentEmail',
      'referentName',
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('values', () => {
  const rows = Array.from({ length: 10 }, (_, i) => [
    `p${i}@exemple.fr`,
    `06 12 34 56 7${i}`,
    '18000 BOURGES',
    `texte ${i}`,
  ]);

  it('tell what a column without a name holds', () => {
    expect(recogniseColumns(['', '', '', ''], rows).map(({ field, basis }) => [field, basis])).toEqual([
      ['email', 'values'],
      ['phone', 'values'],
      ['postalCodeAndCommune', 'values'],
      [null, 'none'],
    ]);
  });

  it('cast doubt on a name that they contradict', () => {
    const [first, second] = recogniseColumns(
      ['Téléphone', 'E-mail'],
      rows.map(([mail, phone]) => [mail!, phone!]),
    );
    expect(first).toMatchObject({ field: 'email', basis: 'values' });
    expect(second).toMatchObject({ field: 'phone', basis: 'values' });
  });
});

describe('the mapping', () => {
  const columns = recogniseColumns(['Nom', 'Prénom', 'Truc', 'Nom'], []);

  it('uses a field once, except those that several columns may hold', () => {
    expect(columns.map((column) => column.field)).toEqual(['usedName', 'givenName', null, null]);
  });

  it('is corrected by hand, and says what is missing or said twice', () => {
    const corrected = correctColumns(
      columns,
      new Map([
        [1, null],
        [2, 'birthDate'],
        [3, 'usedName'],
      ] as const),
    );
    expect(corrected[2]).toMatchObject({ field: 'birthDate', basis: 'user', score: 100 });
    expect(mappingProblems(corrected)).toEqual([
      { code: 'mapping-no-given-name' },
      { code: 'mapping-twice', params: { field: 'usedName' } },
    ]);
    expect(mappingProblems(columns)).toEqual([]);
  });
});

describe('the table of synonyms', () => {
  it('is written folded and gives one field to a name', () => {
    const all = fieldKeys.flatMap((field) => headerRules[field].exact.map((name) => [name, field] as const));
    expect(all.filter(([name]) => !/^[a-z0-9]+( [a-z0-9]+)*$/.test(name))).toEqual([]);
    const owners = Map.groupBy(all, ([name]) => name);
    expect([...owners].filter(([, entries]) => entries.length > 1).map(([name]) => name)).toEqual([]);
  });

  it('recognises the header of every generated list, and no row of data', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { headers, rows } = messyList({ seed, rows: 30, mess: 1 });
      expect(countKnownHeaders(headers)).toBe(headers.length - 1);
      expect(Math.max(...rows.map(countKnownHeaders))).toBeLessThanOrEqual(1);
    }
  });
});

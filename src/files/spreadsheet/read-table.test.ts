import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countKnownHeaders } from '../../domain/import/columns.ts';
import { messyList, toCsv } from '../../domain/import/testing/messy-list.ts';
import { type TableLimits, tableLimits } from './limits.ts';
import { readTableFromBytes } from './read-sheets.ts';
import { readTable } from './read-table.server.ts';
import { readSpreadsheetZip } from './read-zip.ts';
import type { TableError } from './table-error.ts';
import { windows1252, workbook, zip, zipBomb } from './testing/make-files.ts';

/** What the worker does, in this thread: the reading itself needs no other one to be proved. */
const read = (content: string | Buffer, limits: Partial<TableLimits> = {}, sheet?: string) =>
  readTableFromBytes(Buffer.from(content), {
    limits: { ...tableLimits, ...limits },
    sheet,
    recognise: countKnownHeaders,
  });

async function errorOf(reading: Promise<unknown>): Promise<object> {
  try {
    await reading;
  } catch (error) {
    const { name, code, params } = error as TableError;
    return { name, code, params };
  }
  return { name: 'no error' };
}

const refused = (code: string, params: object = {}) => ({ name: 'TableError', code, params });

const PEOPLE = 'Nom;Prénom;Date de naissance\nLefèvre;Zoé;03/02/1985\n';

describe('a CSV of any origin', () => {
  it.each<[string, Buffer, string, string]>([
    ['UTF-8', Buffer.from(PEOPLE), 'utf-8', ';'],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${PEOPLE}`), 'utf-8', ';'],
    ['Windows-1252', windows1252(PEOPLE), 'windows-1252', ';'],
    [
      '« Texte Unicode » of Excel',
      Buffer.from(`\uFEFF${PEOPLE.replaceAll(';', '\t')}`, 'utf16le'),
      'utf-16',
      '\t',
    ],
    ['commas and CRLF', Buffer.from(PEOPLE.replaceAll(';', ',').replaceAll('\n', '\r\n')), 'utf-8', ','],
    ['sep= line of Excel', Buffer.from(`sep=;\r\n${PEOPLE}`), 'utf-8', ';'],
  ])('%s', async (_, content, encoding, separator) => {
    const table = await read(content);
    expect(table).toMatchObject({
      format: 'csv',
      encoding,
      separator,
      headers: ['Nom', 'Prénom', 'Date de naissance'],
    });
    expect(table.rows.map((row) => row.cells)).toEqual([['Lefèvre', 'Zoé', '03/02/1985']]);
  });

  it('keeps quoted separators, quotes and line breaks, and numbers rows as the spreadsheet does', async () => {
    const table = await read(
      '"Nom";"Prénom";"Adresse"\n\n"O""Brien";Ann;"3 rue du Puits;\nBâtiment B"\nDiallo;Awa;"dit ""la petite"""\n',
    );
    expect(table.rows).toEqual([
      { number: 3, cells: ['O"Brien', 'Ann', '3 rue du Puits;\nBâtiment B'] },
      { number: 4, cells: ['Diallo', 'Awa', 'dit "la petite"'] },
    ]);
  });

  it('reads the zeros that Excel keeps in a formula', async () => {
    const table = await read('Nom;Prénom;Téléphone\nDiallo;Awa;="0612345678"\nRoux;Léa;=A2\n');
    expect(table.rows.map(({ cells }) => cells[2])).toEqual(['0612345678', '=A2']);
  });

  it('finds the header under title lines, and drops blank and repeated header rows', async () => {
    const table = await read(
      'Liste des personnes accompagnées;;\nÉdité le 03/11/2026 par le service insertion;;\n;;\nNOM;PRENOM;NÉ(E) LE\nDiallo;Awa;1/1/1990\n;;\nNOM;PRENOM;NÉ(E) LE\nRoux;Léa;2/2/1991\n',
    );
    expect(table.headerRow).toBe(4);
    expect(table.rows.map((row) => row.number)).toEqual([5, 8]);
  });

  it('reads a path as well as bytes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relais-table-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'liste'), PEOPLE);
    expect((await readTable({ path: join(folder, 'liste') })).rows).toHaveLength(1);
  });
});

const ROWS = [
  ['N° CAF', 'Civilité', 'Nom/Prénom bénéficiaire', 'Date de\nNaissance', 'CP Ville', 'N°\nTéléphones'],
  ['0123456', 'Mme', 'LEFÈVRE Zoé', '03/02/1985', '18000 BOURGES', '0612345678'],
];

describe('a workbook', () => {
  it.each(['xlsx', 'ods', 'biff8'] as const)(
    'of kind %s is read with line breaks in its header',
    async (bookType) => {
      const table = await read(workbook({ Feuil1: ROWS }, { bookType }));
      expect(table.format).toBe(bookType === 'biff8' ? 'xls' : bookType);
      expect(table.headers[3]?.replace(/\s+/g, ' ')).toBe('Date de Naissance');
      expect(table.rows).toEqual([{ number: 2, cells: ROWS[1] }]);
    },
  );

  it.each(['xlsx', 'ods'] as const)(
    'of kind %s keeps dates, long numbers and the zeros that formats show',
    async (bookType) => {
      const edit = (book: { Sheets: Record<string, Record<string, { z?: string }>> }) => {
        const sheet = book.Sheets.A!;
        sheet.C2!.z = 'dd/mm/yyyy';
        sheet.D2!.z = '00000';
        sheet.E2!.z = '0# ## ## ## ##';
        sheet.H2!.z = 'h:mm';
      };
      const table = await read(
        workbook(
          {
            A: [
              ['Nom', 'Prénom', 'Né le', 'Code postal', 'Tél', 'NIR', 'RSA', 'Durée', 'Note'],
              ['Diallo', 'Awa', 31081, 1000, 612345678, 285027700000042, true, 0.5, 12.5],
            ],
          },
          { bookType, edit: edit as never },
        ),
      );
      const [, , born, postal, phone, nir, rsa, , note] = table.rows[0]!.cells;
      expect({ born, nir, rsa, note }).toEqual({
        born: '1985-02-03',
        nir: '285027700000042',
        rsa: 'oui',
        note: '12.5',
      });
      if (bookType === 'xlsx')
        expect({ postal, phone: phone!.replace(/\s/g, '') }).toEqual({
          postal: '01000',
          phone: '0612345678',
        });
    },
  );

  it('of kind ods without styles.xml, as some programs write it, is read as well', async () => {
    const whole = await readSpreadsheetZip(workbook({ Feuil1: ROWS }, { bookType: 'ods' }), tableLimits);
    const { 'styles.xml': styles, ...parts } = Object.fromEntries(whole.parts);
    expect(styles).toBeDefined();
    expect((await read(zip(parts))).rows).toEqual([{ number: 2, cells: ROWS[1] }]);
  });

  it('takes the sheet that holds the list, leaves hidden ones alone, and reads another on demand', async () => {
    const content = workbook(
      {
        'Lisez-moi': [['Ce classeur contient la liste des personnes.']],
        Brouillon: ROWS,
        Personnes: [...ROWS, ['7654321', 'M.', 'DIALLO Ibrahima', '1990', '18100 VIERZON', '']],
        Sorties: [
          ['Nom', 'Prénom'],
          ['Roux', 'Léa'],
        ],
      },
      { edit: (book) => (book.Workbook = { Sheets: [{}, { Hidden: 1 }, {}, {}] }) },
    );
    const table = await read(content);
    expect(table.sheets).toEqual(['Lisez-moi', 'Personnes', 'Sorties']);
    expect(table).toMatchObject({ sheet: 'Personnes', rows: [{ number: 2 }, { number: 3 }] });
    expect((await read(content, {}, 'Sorties')).rows[0]!.cells).toEqual(['Roux', 'Léa']);
    expect(await errorOf(read(content, {}, 'Brouillon'))).toEqual(
      refused('file-no-sheet', { sheet: 'Brouillon' }),
    );
  });

  it('never computes: a formula gives its saved value, an error cell says so', async () => {
    const edit = (book: { Sheets: Record<string, Record<string, object>> }) => {
      book.Sheets.A!.B2 = { t: 's', v: 'Awa', f: 'HYPERLINK("http://example.invalid","Awa")' };
      book.Sheets.A!.C2 = { t: 'e', v: 0x2a, f: 'VLOOKUP(A2,Z:Z,1,0)' };
      book.Sheets.A!.D2 = { t: 's', f: 'CONCATENATE("1","2")' };
    };
    const rows = [
      ['Nom', 'Prénom', 'Commune', 'Adresse'],
      ['Diallo', 'x', 'x', 'x'],
    ];
    const table = await read(workbook({ A: rows }, { edit: edit as never }));
    expect(table.rows[0]!.cells.slice(0, 3)).toEqual(['Diallo', 'Awa', '#ERREUR']);
    expect(table.rows[0]!.cells[3]).toBe('#FORMULE');
  });
});

describe('a whole list', () => {
  const list = messyList({ seed: 11, rows: 400, mess: 1 });
  const filled = list.rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const trimmed = filled.map((row) => row.map((cell) => cell.trim()));

  it.each<[string, () => Buffer]>([
    ['CSV with semicolons', () => Buffer.from(toCsv(list))],
    ['CSV with commas', () => Buffer.from(toCsv(list, ','))],
    ['CSV with tabs', () => Buffer.from(toCsv(list, '\t'))],
    ['XLSX', () => workbook({ Liste: [list.headers, ...list.rows] })],
    ['ODS', () => workbook({ Liste: [list.headers, ...list.rows] }, { bookType: 'ods' })],
  ])('comes out of a %s as it went in', async (_, make) => {
    const table = await read(make());
    expect(table.rows.map((row) => row.cells.map((cell) => cell.trim()))).toEqual(trimmed);
  });
});

describe('a file that cannot be read says why', () => {
  const many = (rows: number, columns = 3) =>
    `${Array.from({ length: columns }, (_, i) => (i === 0 ? 'Nom' : i === 1 ? 'Prénom' : `C${i}`)).join(';')}\n${`${'x;'.repeat(columns - 1)}y\n`.repeat(rows)}`;
  const encrypted = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1024),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  const good = workbook({ A: ROWS });

  it.each<[string, Buffer | string, object, Partial<TableLimits>?]>([
    ['empty', '', refused('file-empty')],
    ['blank', ' \n \n', refused('file-empty')],
    ['header alone', 'Nom;Prénom;Date de naissance\n', refused('file-empty')],
    ['no header', '1;2\n3;4\n', refused('file-no-header')],
    ['pdf', '%PDF-1.7 …', refused('file-wrong-type', { looksLike: 'pdf' })],
    ['image', Buffer.from('89504e470d0a1a0a', 'hex'), refused('file-wrong-type', { looksLike: 'image' })],
    ['web page named .xls', '<html><table><tr><td>Nom', refused('file-wrong-type', { looksLike: 'html' })],
    ['binary', Buffer.from([1, 2, 3, 4, 5, 6]), refused('file-wrong-type', { looksLike: 'binary' })],
    [
      'word document',
      zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' }),
      refused('file-wrong-type', { looksLike: 'document' }),
    ],
    ['password', encrypted, refused('file-password')],
    ['truncated workbook', good.subarray(0, good.length - 200), refused('file-corrupt')],
    [
      'damaged workbook',
      Buffer.concat([good.subarray(0, 60), Buffer.alloc(40, 7), good.subarray(100)]),
      refused('file-corrupt'),
    ],
    [
      'quote never closed',
      `Nom;Prénom\n${'a;b\n'.repeat(5)}"c;d\n${'a;b\n'.repeat(5)}`,
      refused('file-corrupt', { row: 7 }),
    ],
    [
      'Mac encoding',
      Buffer.from([...Buffer.from('Nom;Prenom\nLef'), 0x8f, ...Buffer.from('vre;Zo'), 0x8e, 10]),
      refused('file-encoding'),
    ],
    [
      '1 000 columns in a workbook',
      workbook({ A: Array.from({ length: 3 }, () => Array.from({ length: 1000 }, (_, n) => `C${n}`)) }),
      refused('file-too-many-columns', { limit: 200, found: 1000 }),
    ],
    ['1 000 columns', many(3, 1000), refused('file-too-many-columns', { limit: 200, found: 1000 })],
    ['too many rows', many(60), refused('file-too-many-rows', { limit: 50 }), { rows: 50 }],
  ])('%s', async (_, content, expected, limits = {}) => {
    expect(await errorOf(read(content, limits))).toEqual(expected);
  });

  it('refuses a file too large or empty before opening it', async () => {
    const large = { bytes: Buffer.alloc(21 * 1024 * 1024, 'x') };
    expect(await errorOf(readTable(large))).toEqual(refused('file-too-large', { limitMb: 20 }));
    expect(await errorOf(readTable({ bytes: Buffer.alloc(0) }))).toEqual(refused('file-empty'));
  });

  it('counts what a zip inflates to, whatever it declares', async () => {
    const limits = { inflatedBytes: 8 * 1024 * 1024 };
    const bomb = zipBomb(64);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await errorOf(read(bomb, limits))).toEqual(refused('file-inflates', { limitMb: 8 }));
    expect((await readSpreadsheetZip(zipBomb(1), { ...tableLimits, ...limits })).parts.size).toBe(3);
    const lying = zip(
      {
        '[Content_Types].xml': '<Types/>',
        'xl/workbook.xml': '<workbook/>',
        'xl/worksheets/sheet1.xml': Buffer.alloc(64e6, ' '),
      },
      { uncompressedSize: 100 },
    );
    expect(await errorOf(read(lying, limits))).toEqual(refused('file-corrupt'));
  });

  it('stops a file that takes too long or too much memory, and the server goes on', async () => {
    const wide = `Nom;Prénom\n${'a;b\n'.repeat(40_000)}`;
    expect(await errorOf(readTable({ bytes: Buffer.from(wide) }, { limits: { milliseconds: 1 } }))).toEqual(
      refused('file-too-slow', { seconds: 1 }),
    );
    const greedy = zipBombOfCells();
    expect(await errorOf(readTable({ bytes: greedy }, { limits: { heapMb: 12 } }))).toEqual(
      refused('file-too-complex'),
    );
    expect((await readTable({ bytes: Buffer.from(PEOPLE) })).rows).toHaveLength(1);
  });

  it('stops when nobody waits any more', async () => {
    const controller = new AbortController();
    const reading = readTable({ bytes: Buffer.from(PEOPLE) }, { signal: controller.signal });
    controller.abort(new Error('gone'));
    await expect(reading).rejects.toThrow('gone');
  });
});

function zipBombOfCells(): Buffer {
  return workbook({
    A: [['Nom', 'Prénom'], ...Array.from({ length: 40_000 }, (_, i) => [`Nom ${i}`, `Prénom ${i}`])],
  });
}

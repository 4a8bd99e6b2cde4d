import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as XLSX from '@e965/xlsx';
import yazl from 'yazl';
import { importMessage, type MessageParams } from '../../src/domain/import/messages.ts';
import { messyList } from '../../src/domain/import/testing/messy-list.ts';
import { workbook } from '../../src/files/spreadsheet/testing/make-files.ts';

const MB = 1024 * 1024;
/** Of a bomb, once inflated: less than the four gigabytes from which a zip is written otherwise. */
const BOMB_MB = 3_900;

/** A file as somebody sends it by mistake, at its full size, and what they are to read. */
export interface WrongFile {
  name: string;
  file: string;
  status: number;
  /** On the page that answers; of a file that can be read, on its preview. */
  sentences: string[];
  /** Sent without saying how long it is. */
  chunked?: true;
}

const sentence = (code: Parameters<typeof importMessage>[0], params: MessageParams = {}): string[] => [
  importMessage(code, params),
];
const TOO_LARGE = ['Cet envoi est trop volumineux', 'Rien n’a été lu ni enregistré.'];
const wrongType = (looksLike: string) => sentence('file-wrong-type', { looksLike });

/** Writes them into the folder; none is kept in memory. */
export async function makeWrongFiles(folder: string): Promise<WrongFile[]> {
  mkdirSync(folder, { recursive: true });
  const at = (name: string) => path.join(folder, name);
  const keep = (name: string, content: Buffer | string) => {
    writeFileSync(at(name), content);
    return at(name);
  };
  const line = 'Nom;Prénom;Date de naissance;Commune\n';
  const rows = (megabytes: number) =>
    Buffer.concat([Buffer.from(line), Buffer.alloc(megabytes * MB, 'Durand;Awa;03/02/1985;Bourges\n')]);
  const list = messyList({ seed: 4, rows: 20_000, mess: 0.3 });
  const whole = workbook({ Liste: [list.headers, ...list.rows] });
  const wide = Array.from({ length: 1_000 }, (_, n) =>
    n === 0 ? 'Nom' : n === 1 ? 'Prénom' : `Colonne ${n}`,
  );
  const large = keep('liste-200-mo.csv', rows(200));
  return [
    { name: '200 MB of csv', file: large, status: 413, sentences: TOO_LARGE },
    { name: '200 MB of csv, length unsaid', file: large, status: 413, sentences: TOO_LARGE, chunked: true },
    {
      name: '200 MB of random bytes as xlsx',
      file: keep(
        'classeur-200-mo.xlsx',
        Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(200 * MB)]),
      ),
      status: 413,
      sentences: TOO_LARGE,
    },
    {
      name: '30 MB of csv',
      file: keep('liste-30-mo.csv', rows(30)),
      status: 422,
      sentences: sentence('file-too-large', { limitMb: 20 }),
    },
    {
      name: '19 MB of random bytes as xlsx',
      file: keep('classeur-19-mo.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(19 * MB)])),
      status: 422,
      sentences: sentence('file-corrupt'),
    },
    {
      name: '650 000 rows',
      file: keep('lignes.csv', rows(19)),
      status: 422,
      sentences: sentence('file-too-many-rows', { limit: 50_000 }),
    },
    {
      name: `bomb of ${BOMB_MB} MB in xlsx`,
      file: await bomb(at('bombe.xlsx'), 'xl/worksheets/sheet1.xml', {
        '[Content_Types].xml': '<Types/>',
        'xl/workbook.xml': '<workbook/>',
      }),
      status: 422,
      sentences: sentence('file-inflates', { limitMb: 200 }),
    },
    {
      name: `bomb of ${BOMB_MB} MB in ods`,
      file: await bomb(at('bombe.ods'), 'content.xml', {
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      }),
      status: 422,
      sentences: sentence('file-inflates', { limitMb: 200 }),
    },
    {
      name: 'bomb that declares a hundred bytes',
      file: keep('menteur.xlsx', await lyingBomb(at('menteur.tmp'))),
      status: 422,
      sentences: sentence('file-corrupt'),
    },
    {
      name: 'texts of 190 MB in a workbook of 200 kB',
      file: await bomb(at('texte.xlsx'), 'xl/sharedStrings.xml', partsBesideTexts(), 190),
      status: 422,
      sentences: sentence('file-corrupt'),
    },
    {
      name: 'truncated xlsx',
      file: keep('coupe.xlsx', whole.subarray(0, Math.floor(whole.length * 0.6))),
      status: 422,
      sentences: sentence('file-corrupt'),
    },
    {
      name: 'csv cut inside a quote',
      file: keep('coupe.csv', `${line}"Durand;Awa\n${'Roux;Léa;1/2/1990;Vierzon\n'.repeat(400_000)}`),
      status: 422,
      sentences: sentence('file-corrupt', { row: 2 }),
    },
    {
      name: 'password',
      file: keep('protege.xlsx', protectedWorkbook(whole)),
      status: 422,
      sentences: sentence('file-password'),
    },
    { name: 'empty', file: keep('vide.csv', ''), status: 422, sentences: ['Choisissez le fichier'] },
    { name: 'header alone', file: keep('entete.csv', line), status: 422, sentences: sentence('file-empty') },
    {
      name: 'pdf named csv',
      file: keep('document.csv', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(19 * MB)])),
      status: 422,
      sentences: wrongType('pdf'),
    },
    {
      name: 'NUL bytes',
      file: keep('nul.csv', Buffer.concat([Buffer.from(line), Buffer.alloc(19 * MB)])),
      status: 422,
      sentences: wrongType('binary'),
    },
    {
      name: 'Mac encoding',
      file: keep(
        'mac.csv',
        Buffer.concat([Buffer.from(line), Buffer.from([0x4c, 0x8f, 0x3b, 0x5a, 0x8e, 10])]),
      ),
      status: 422,
      sentences: sentence('file-encoding'),
    },
    {
      name: '1 000 columns',
      file: keep('large.csv', `${wide.join(';')}\n${`${'x;'.repeat(999)}y\n`.repeat(9_000)}`),
      status: 422,
      sentences: sentence('file-too-many-columns', { limit: 200, found: 1_000 }),
    },
    {
      name: '1 000 columns in a workbook',
      file: keep(
        'large.xlsx',
        workbook({ Liste: [wide, ...Array.from({ length: 1_500 }, () => wide.map(() => 'x'))] }),
      ),
      status: 422,
      sentences: sentence('file-too-many-columns', { limit: 200, found: 1_000 }),
    },
    {
      name: 'UTF-16',
      file: keep('utf16.csv', Buffer.from(`\uFEFF${line}Lefèvre;Zoé;03/02/1985;Bourges\n`, 'utf16le')),
      status: 302,
      sentences: ['Lefèvre', 'Zoé'],
    },
    {
      name: 'formulas in csv',
      file: keep('formules.csv', `${line}=1+1;=HYPERLINK("http://exemple.invalid");1/2/1990;Bourges\n`),
      status: 302,
      sentences: ['Cette case contient une formule'],
    },
    {
      name: 'formulas in xlsx',
      file: keep('formules.xlsx', formulas()),
      status: 302,
      sentences: ['Cette case contient une formule'],
    },
  ];
}

/** Deflated as it is made: a few megabytes on the disk. */
async function bomb(
  file: string,
  part: string,
  others: Record<string, string>,
  megabytes = BOMB_MB,
): Promise<string> {
  const zip = new yazl.ZipFile();
  for (const [name, text] of Object.entries(others))
    zip.addBuffer(Buffer.from(text), name, { compress: false });
  const block = Buffer.alloc(MB, ' ');
  zip.addReadStream(Readable.from(Array.from({ length: megabytes }, () => block)), part);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}

/** A part of 400 MB, under headers that say a hundred bytes. */
async function lyingBomb(file: string): Promise<Buffer> {
  const made = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' };
  const bytes = readFileSync(await bomb(file, 'xl/worksheets/sheet1.xml', made, 400));
  const directory = 'PK\u0001\u0002';
  for (let at = bytes.indexOf(directory); at !== -1; at = bytes.indexOf(directory, at + 4))
    if (bytes.readUInt32LE(at + 24) > MB) bytes.writeUInt32LE(100, at + 24);
  return bytes;
}

/** The parts of a workbook whose texts are elsewhere. */
function partsBesideTexts(): Record<string, string> {
  const sheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${sheet}" xmlns:r="${relations}"><sheets><sheet name="Liste" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${sheet}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`,
  };
}

/** As Excel keeps one that was saved with a password: the workbook is one stream of an OLE container. */
function protectedWorkbook(content: Buffer): Buffer {
  const container = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(1_000, 4));
  XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', content);
  return XLSX.CFB.write(container, { type: 'buffer' });
}

/** Formulas that nothing ever computed, as programs write them. */
function formulas(): Buffer {
  const edit = (book: XLSX.WorkBook) => {
    const sheet = book.Sheets.Liste as XLSX.WorkSheet;
    sheet.A2 = { t: 's', f: 'CONCATENATE("Du","rand")' };
  };
  return workbook(
    {
      Liste: [
        ['Nom', 'Prénom', 'Date de naissance', 'Commune'],
        ['x', 'Awa', '1/2/1990', 'Bourges'],
      ],
    },
    { edit },
  );
}

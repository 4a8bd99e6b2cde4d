import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import { fileWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { readWholeOffer } from '../../domain/offer/export/exported-offer.query.server.ts';
import type { OfferKind } from '../../domain/offer/import/report.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { escapeFormula } from '../spreadsheet/write-csv.ts';
import { type ColumnType, columnsOf } from './record-columns.ts';

export const OFFER_FORMATS = ['ndjson', 'json', 'csv', 'parquet'] as const;
export type OfferFormat = (typeof OFFER_FORMATS)[number];

type Row = Readonly<Record<string, unknown>>;

export interface OfferExport {
  readonly structures: number;
  readonly services: number;
  readonly files: readonly string[];
}

/** The whole offer that may be copied, in two files of an existing folder. */
export async function exportOffer(
  runtime: Runtime,
  folder: string,
  how: { format: OfferFormat; gzip: boolean },
): Promise<OfferExport> {
  const files = {
    structure: openOfferFile(folder, 'structure', how),
    service: openOfferFile(folder, 'service', how),
  };
  const counts = { structure: 0, service: 0 };
  await readWholeOffer(runtime, async (kind, records) => {
    counts[kind] += records.length;
    await files[kind].write(records);
  });
  await files.structure.close();
  await files.service.close();
  return {
    structures: counts.structure,
    services: counts.service,
    files: [files.structure.file, files.service.file],
  };
}

interface OfferFile {
  readonly file: string;
  /** JSON texts of records. */
  write(records: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** « structures.ndjson.gz », written as its records come. */
function openOfferFile(
  folder: string,
  kind: OfferKind,
  { format, gzip }: { format: OfferFormat; gzip: boolean },
): OfferFile {
  const file = path.join(folder, `${kind}s.${format}${gzip ? '.gz' : ''}`);
  return format === 'parquet' ? parquetFile(file, kind) : textFile(file, gzip, texts[format](kind));
}

interface TextFormat {
  begin: string;
  rows(records: readonly string[], first: boolean): string;
  end: string;
}

const texts: Record<Exclude<OfferFormat, 'parquet'>, (kind: OfferKind) => TextFormat> = {
  ndjson: () => ({
    begin: '',
    rows: (records) => records.map((record) => `${record}\n`).join(''),
    end: '',
  }),
  json: () => ({
    begin: '[\n',
    rows: (records, first) => (records.length === 0 ? '' : (first ? '' : ',\n') + records.join(',\n')),
    end: '\n]\n',
  }),
  csv: (kind) => {
    const columns = columnsOf(kind);
    return {
      begin: stringify([columns.map(({ name }) => name)]),
      rows: (records) => stringify(rowsOf(records).map((row) => columns.map(({ name }) => cell(row[name])))),
      end: '',
    };
  },
};

const rowsOf = (records: readonly string[]) => records.map((record) => JSON.parse(record) as Row);

/** Lists as JSON; a text that a spreadsheet would calculate is told apart, and read back as it was. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return JSON.stringify(value);
  return typeof value === 'string' ? escapeFormula(value) : String(value);
}

function textFile(file: string, gzip: boolean, format: TextFormat): OfferFile {
  const out = createWriteStream(file);
  const into = gzip ? createGzip() : out;
  if (gzip) into.pipe(out);
  let first = true;
  const put = async (text: string) => {
    if (!into.write(text)) await once(into, 'drain');
  };
  into.write(format.begin);
  return {
    file,
    async write(records) {
      await put(format.rows(records, first));
      if (records.length > 0) first = false;
    },
    async close() {
      into.end(format.end);
      await finished(out);
    },
  };
}

const ELEMENTS: Record<ColumnType, (name: string) => SchemaElement[]> = {
  text: (name) => [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' }],
  number: (name) => [{ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }],
  integer: (name) => [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }],
  boolean: (name) => [{ name, type: 'BOOLEAN', repetition_type: 'OPTIONAL' }],
  list: (name) => [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  ],
};

function parquetFile(file: string, kind: OfferKind): OfferFile {
  const columns = columnsOf(kind);
  const schema = [
    { name: 'root', num_children: columns.length },
    ...columns.flatMap(({ name, type }) => ELEMENTS[type](name)),
  ];
  const writer = new ParquetWriter({ writer: fileWriter(file), schema, createdBy: 'Relais' });
  return {
    file,
    async write(records) {
      if (records.length === 0) return;
      const rows = rowsOf(records);
      const columnData = columns.map(({ name }) => ({
        name,
        data: rows.map((row) => row[name] ?? undefined),
      }));
      await writer.write({ columnData, rowGroupSize: rows.length });
    },
    async close() {
      await writer.finish();
    },
  };
}

import type { CommuneRef } from '../territory/commune-lookup.ts';
import {
  joinLines,
  type PlaceWritten,
  readPostalCode,
  readPostalCodeAndCommune,
  readWholeAddress,
} from './parse-place.ts';
import type { RowReader } from './row-reader.ts';
import type { RowValues } from './row-values.ts';

export function readPlace(reader: RowReader): RowValues {
  const written = readWritten(reader);
  const inseeCode = reader.first('inseeCode')?.text.toUpperCase();
  const line = readLine(reader, written.line);
  const postalCode = written.postalCode ? { postalCode: written.postalCode } : {};
  if (!inseeCode && !written.postalCode && !written.commune) return line;
  const found = reader.context.communes.resolve({
    inseeCode,
    postalCode: written.postalCode,
    name: written.commune,
  });
  const column =
    (reader.first('commune') ?? reader.first('postalCodeAndCommune') ?? reader.first('postalCode'))?.column ??
    null;
  const value = [written.postalCode, written.commune].filter(Boolean).join(' ');
  switch (found.kind) {
    case 'found':
      return { ...line, ...postalCode, ...chosen(found.commune, written) };
    case 'unknown':
      reader.report('commune-unknown', 'commune', column, { value: value || inseeCode || '' });
      return { ...line, ...postalCode, ...(written.commune ? { communeName: written.commune } : {}) };
    case 'uncertain':
      reader.report('commune-uncertain', 'commune', column, { value, proposals: someNames(found.communes) });
      return { ...line, ...postalCode, ...(written.commune ? { communeName: written.commune } : {}) };
    case 'contradiction':
      reader.report('commune-contradiction', 'commune', column, {
        postalCode: written.postalCode ?? '',
        commune: written.commune ?? '',
      });
      return { ...line, ...postalCode, ...(written.commune ? { communeName: written.commune } : {}) };
  }
}

const LONGEST_LINE = 200;

function readLine(reader: RowReader, line: string | undefined): RowValues {
  if (!line) return {};
  if (line.length <= LONGEST_LINE) return { addressLine: line };
  reader.report('too-long', 'addressLine', reader.first('addressLine')?.column ?? null, {
    max: LONGEST_LINE,
  });
  return {};
}

/** The postal code of the file, or that of the commune when it has only one. */
function chosen(commune: CommuneRef, written: PlaceWritten): RowValues {
  const only = commune.postalCodes.length === 1 ? commune.postalCodes[0] : undefined;
  const postalCode = written.postalCode ?? only;
  return { communeCode: commune.code, communeName: commune.name, ...(postalCode ? { postalCode } : {}) };
}

const someNames = (communes: CommuneRef[]): string =>
  communes
    .slice(0, 5)
    .map((commune) => commune.name)
    .join(', ') + (communes.length > 5 ? '…' : '');

/** What the columns say of the place, in their order of precision; a street cell that ends with a town gives both. */
function readWritten(reader: RowReader): PlaceWritten {
  const lines = joinLines(reader.cells('addressLine').map((cell) => cell.text));
  const both = reader.first('postalCodeAndCommune');
  const written: PlaceWritten = both ? readPostalCodeAndCommune(both.text) : {};
  const code = reader.first('postalCode');
  if (code) {
    const postalCode = readPostalCode(code.text);
    if (postalCode) written.postalCode = postalCode;
    else reader.report('postal-code-invalid', 'postalCode', code.column, { value: code.text });
  }
  const commune = reader.first('commune')?.text;
  if (commune)
    Object.assign(written, /\d{5}/.test(commune) ? readPostalCodeAndCommune(commune) : { commune });
  if (lines === '') return written;
  const whole = readWholeAddress(lines);
  return written.postalCode || written.commune ? { ...written, line: whole.line || lines } : whole;
}

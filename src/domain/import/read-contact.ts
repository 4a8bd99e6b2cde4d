import { readPhones } from './parse-phone.ts';
import type { RowReader } from './row-reader.ts';
import type { RowValues } from './row-values.ts';

export function readContact(reader: RowReader): RowValues {
  return { ...readPhone(reader), ...readEmail(reader) };
}

function readPhone(reader: RowReader): RowValues {
  const found = new Map<string, boolean>();
  let column: number | null = null;
  for (const cell of reader.cells('phone')) {
    column ??= cell.column;
    const { numbers, rejected } = readPhones(cell.text);
    for (const { number, mobile } of numbers) found.set(number, mobile);
    for (const value of rejected) reader.report('phone-invalid', 'phone', cell.column, { value });
    if (numbers.length === 0 && rejected.length === 0)
      reader.report('phone-invalid', 'phone', cell.column, { value: cell.text });
  }
  const all = [...found];
  const kept = all.find(([, mobile]) => mobile) ?? all[0];
  if (!kept) return {};
  if (all.length > 1) reader.report('phone-several', 'phone', column, { kept: kept[0] });
  return { phone: kept[0], phoneIsMobile: kept[1] };
}

const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

export function readEmails(text: string): { emails: string[]; rejected: string[] } {
  const pieces = text
    .toLowerCase()
    .replace(/mailto:/g, '')
    .split(/[;,\s<>()]+|(?:\s\/\s)/)
    .filter((piece) => piece !== '');
  const isEmail = (piece: string) => piece.length <= 200 && EMAIL.test(piece) && !piece.includes('..');
  const emails = [...new Set(pieces.filter(isEmail))];
  return { emails, rejected: pieces.filter((piece) => !isEmail(piece) && piece.includes('@')) };
}

function readEmail(reader: RowReader): RowValues {
  const cell = reader.first('email');
  if (!cell) return {};
  const { emails, rejected } = readEmails(cell.text);
  const [kept, ...others] = emails;
  if (kept === undefined || rejected.length > 0)
    reader.report('email-invalid', 'email', cell.column, { value: cell.text });
  if (kept === undefined) return {};
  if (others.length > 0) reader.report('email-several', 'email', cell.column, { kept });
  return { email: kept };
}

import { tidyName } from './parse-name.ts';
import { type ListedStatus, readStatuses, readYesNo } from './parse-status.ts';
import { readEmails } from './read-contact.ts';
import type { Cell, RowReader } from './row-reader.ts';
import type { RowValues } from './row-values.ts';

export function readSituation(reader: RowReader): RowValues {
  const { codes, assumed } = readAllStatuses(reader);
  return {
    ...(codes.length > 0 ? { statuses: codes } : {}),
    ...(assumed ? { statusAssumed: true } : {}),
    ...readReferent(reader),
  };
}

interface Statuses {
  codes: ListedStatus[];
  assumed: boolean;
}

function readAllStatuses(reader: RowReader): Statuses {
  const codes = new Set<ListedStatus>();
  let assumedIn: Cell | undefined;
  for (const cell of reader.cells('status')) {
    const reading = readStatuses(cell.text);
    for (const code of reading.codes) codes.add(code);
    for (const value of reading.unknown) reader.report('status-unknown', 'status', cell.column, { value });
    if (reading.assumed) assumedIn = cell;
  }
  const rsa = reader.first('rsa');
  if (rsa && ![...codes].some((code) => code.includes('rsa'))) {
    const code = rsaOf(rsa.text);
    if (code === 'unknown') reader.report('yes-no-unknown', 'rsa', rsa.column, { value: rsa.text });
    else if (code) codes.add(code);
    if (code === 'rsa-droits-devoirs') assumedIn = rsa;
  }
  if (assumedIn) reader.report('status-assumed', 'status', assumedIn.column);
  return { codes: [...codes], assumed: assumedIn !== undefined };
}

/** A column « RSA »: oui, non, or « soumis », « non soumis ». */
function rsaOf(text: string): ListedStatus | 'unknown' | null {
  const answer = readYesNo(text);
  if (answer !== null) return answer ? 'rsa-droits-devoirs' : null;
  const { codes } = readStatuses(`RSA ${text}`);
  return /soumis|droits/i.test(text) ? (codes[0] ?? 'unknown') : 'unknown';
}

function readReferent(reader: RowReader): RowValues {
  const name = reader.first('referentName');
  const email = reader.first('referentEmail');
  const body = reader.first('referentBody');
  const [address] = email ? readEmails(email.text).emails : [];
  if (email && !address) reader.report('email-invalid', 'referentEmail', email.column, { value: email.text });
  return {
    ...(name ? { referentName: tidyName(name.text) } : {}),
    ...(address ? { referentEmail: address } : {}),
    ...(body ? { referentBody: body.text } : {}),
  };
}

import type { Column } from './columns.ts';
import { readContact } from './read-contact.ts';
import { readBirth, readOtherDates } from './read-dates.ts';
import { readIdentity } from './read-identity.ts';
import { readListedDates } from './read-listed-dates.ts';
import { readNumbers } from './read-numbers.ts';
import { readPlace } from './read-place.ts';
import { readSituation } from './read-situation.ts';
import { redactRow } from './redact.ts';
import { type ParseContext, rowReader } from './row-reader.ts';
import type { ParsedRow, RowProblem, RowValues } from './row-values.ts';

/**
 * What one row of a list says of a person, with what could not be understood. Pure: communes and the NIR hash are given. No NIR is in
 * the result, neither in the values nor in the parameters of a problem.
 */
export function parseRow(
  cells: readonly string[],
  columns: readonly Column[],
  context: ParseContext,
): ParsedRow {
  const problems: RowProblem[] = [];
  const { cells: safe, elsewhere } = redactRow(cells, columns);
  for (const column of elsewhere) problems.push({ code: 'nir-elsewhere', params: {}, field: null, column });
  const readable = safe.map((cell, index) => (columns[index]?.field === 'nir' ? (cells[index] ?? '') : cell));
  const reader = rowReader(readable, columns, context, problems);
  const identity = readIdentity(reader);
  const birth = readBirth(reader);
  const values: RowValues = {
    ...identity,
    ...birth,
    ...readContact(reader),
    ...readPlace(reader),
    ...readNumbers(reader, { ...identity, ...birth }),
    ...readSituation(reader),
    ...readOtherDates(reader),
    ...readListedDates(reader),
  };
  return { values, problems };
}

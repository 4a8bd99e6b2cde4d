import type { CivilDate } from '../../platform/clock/clock.ts';
import type { CommuneLookup } from '../territory/commune-lookup.ts';
import type { Column } from './columns.ts';
import type { Field } from './fields.ts';
import type { NirReading } from './nir.ts';
import type { ProblemCode, RowProblem } from './row-values.ts';

/** What reading a row needs and must not fetch by itself. */
export interface ParseContext {
  today: CivilDate;
  communes: CommuneLookup;
  /** Keyed hash of the 13 characters of a NIR, in hexadecimal. */
  hashNir: (nir13: string) => string;
  /** How a cell of NIR is read when the number itself is not there any more (keep-row.ts). */
  readNir?: (cell: string) => NirReading;
}

export interface Cell {
  text: string;
  column: number;
}

export interface RowReader {
  context: ParseContext;
  /** The filled cells of a field, in the order of the columns. Errors and formulas of a spreadsheet are reported and left out. */
  cells(field: Field): Cell[];
  first(field: Field): Cell | undefined;
  /** How the file names the column of a cell. */
  headerOf(cell: Cell): string;
  /** The first cell of a field if it fits; reports it otherwise. */
  short(field: Field, max: number): Cell | undefined;
  report(code: ProblemCode, field: Field | null, column: number | null, params?: RowProblem['params']): void;
}

/** #N/A, #REF!, #VALEUR!, and what our own reader writes for an error cell. */
const SPREADSHEET_ERROR =
  /^#(ERREUR|N\/A|REF!|VALEUR!|VALUE!|NOM\?|NAME\?|DIV\/0!|NUL!|NULL!|NOMBRE!|NUM!)$/i;
/** What our own reader writes for a formula that nothing computed. */
export const UNCOMPUTED = '#FORMULE';
/** And what a CSV shows of one. */
const FORMULA = /^(=|#FORMULE$)/;
/** How people write that they know nothing. */
const NOTHING = /^(-+|•+|\.+|\?+|_+|n\/?[acd]|néant|neant|null|none|nc|non renseigné|inconnue?|sans objet)$/i;

export function rowReader(
  cells: readonly string[],
  columns: readonly Column[],
  context: ParseContext,
  problems: RowProblem[],
): RowReader {
  const byField = new Map<Field, Cell[]>();
  for (const { field, index } of columns) {
    const text = (cells[index] ?? '').trim();
    if (field === null || text === '' || NOTHING.test(text)) continue;
    if (FORMULA.test(text)) problems.push({ code: 'cell-formula', params: {}, field, column: index });
    else if (SPREADSHEET_ERROR.test(text))
      problems.push({ code: 'cell-error', params: {}, field, column: index });
    else byField.set(field, [...(byField.get(field) ?? []), { text, column: index }]);
  }
  const report: RowReader['report'] = (code, field, column, params = {}) =>
    problems.push({ code, params, field, column });
  return {
    context,
    report,
    short(field, max) {
      const cell = byField.get(field)?.[0];
      if (!cell || cell.text.length <= max) return cell;
      report('too-long', field, cell.column, { max });
      return undefined;
    },
    headerOf: (cell) => columns.find(({ index }) => index === cell.column)?.header ?? '',
    cells: (field) => byField.get(field) ?? [],
    first: (field) => byField.get(field)?.[0],
  };
}

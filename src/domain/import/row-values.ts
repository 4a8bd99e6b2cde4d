import type { CivilDate } from '../../platform/clock/clock.ts';
import type { Civility } from '../person/codes.ts';
import type { Field } from './fields.ts';
import type { ListedStatus } from './parse-status.ts';

/** What one row says of a person. What the file leaves empty is absent: no information, never an erasure. */
export interface RowValues {
  /** At least one of the two is there, unless the row is refused. A list with a single name column fills `usedName`. */
  birthName?: string;
  usedName?: string;
  givenName?: string;
  birthDate?: CivilDate;
  /** When only the month or the year of birth is known. */
  birthPartial?: { year: number; month: number | null };
  civility?: Civility;
  /** E.164; the first mobile of the row, else its first number. */
  phone?: string;
  phoneIsMobile?: boolean;
  email?: string;
  addressLine?: string;
  postalCode?: string;
  communeCode?: string;
  communeName?: string;
  externalNumber?: string;
  allocataireNumber?: string;
  franceTravailNumber?: string;
  /** Keyed hash, in hexadecimal. The number itself goes nowhere. */
  nirHash?: string;
  statuses?: ListedStatus[];
  /** The list says RSA without saying whether droits et devoirs apply. */
  statusAssumed?: boolean;
  statusFrom?: CivilDate;
  /** Last day announced; the only date of a list that may be to come. */
  statusUntil?: CivilDate;
  enteredOn?: CivilDate;
  lastContactOn?: CivilDate;
  nextMeetingOn?: CivilDate;
  /** « 14:30 » */
  nextMeetingTime?: string;
  nextMeetingWith?: string;
  /** May be past, or to come. */
  contractUntil?: CivilDate;
  /** Written as a date, or as a delay from one. */
  dueOn?: CivilDate;
  referentName?: string;
  referentEmail?: string;
  referentBody?: string;
  informedOn?: CivilDate;
}

export type ProblemCode =
  | 'name-missing'
  | 'given-name-missing'
  | 'name-split' // { family, given }
  | 'birth-date-missing'
  | 'birth-date-invalid' // { value }
  | 'birth-date-american' // { value }
  | 'birth-date-implausible' // { value }
  | 'birth-date-partial' // { value }
  | 'date-invalid' // { value }
  | 'date-american' // { value }
  | 'date-future' // { value }
  | 'date-past' // { value }
  | 'delay-invalid' // { value }
  | 'delay-without-start' // { value }
  | 'civility-unknown' // { value }
  | 'phone-invalid' // { value }
  | 'phone-several' // { kept }
  | 'email-invalid' // { value }
  | 'email-several' // { kept }
  | 'postal-code-invalid' // { value }
  | 'commune-unknown' // { value }
  | 'commune-uncertain' // { value, proposals }
  | 'commune-contradiction' // { postalCode, commune }
  | 'nir-invalid'
  | 'nir-truncated'
  | 'nir-other-birth'
  | 'nir-other-civility'
  | 'nir-elsewhere'
  | 'status-unknown' // { value }
  | 'status-assumed'
  | 'yes-no-unknown' // { value }
  | 'cell-error'
  | 'cell-formula'
  | 'name-too-long' // { max }
  | 'too-long' // { max }
  | 'duplicate-row'; // { row }

/** With these the row is not imported; with any other the doubtful value is set aside and the rest goes on. */
const REFUSING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'name-missing',
  'given-name-missing',
  'name-too-long',
  'birth-date-invalid',
  'birth-date-american',
  'birth-date-implausible',
  'duplicate-row',
]);

const refuses = (code: ProblemCode): boolean => REFUSING.has(code);

export interface RowProblem {
  code: ProblemCode;
  params: Readonly<Record<string, string | number>>;
  field: Field | null;
  /** Index of the column of the file, when one cell is at fault. */
  column: number | null;
}

export interface ParsedRow {
  values: RowValues;
  problems: RowProblem[];
}

export const isRefused = (row: ParsedRow): boolean => row.problems.some((problem) => refuses(problem.code));

/** What is recorded as `family_name` and `used_name` of a new person: the birth name when it is known. */
export function namesToRecord(values: RowValues): { familyName: string; usedName: string | null } {
  const familyName = values.birthName ?? values.usedName ?? '';
  const different =
    values.usedName !== undefined && values.birthName !== undefined && values.usedName !== values.birthName;
  return { familyName, usedName: different ? values.usedName! : null };
}

import type { CivilDate } from '../../platform/clock/clock.ts';
import { type Comparison, compareTraits, type Nir } from '../same-person/compare.ts';
import type { MatchReason } from '../same-person/reasons.ts';
import { type Change, changesOf } from './changes.ts';
import { personTraits, rowTraits } from './identity.ts';
import type { RowValues } from './row-values.ts';

/** A person whom the importer may already read, as far as an import compares and updates them. */
export interface KnownPerson {
  personId: string;
  /** Nom de naissance. */
  familyName: string;
  usedName: string | null;
  givenName: string;
  birthDate: CivilDate | null;
  civility: string | null;
  phone: string | null;
  email: string | null;
  addressLine: string | null;
  postalCode: string | null;
  communeCode: string | null;
  /** The number under which the importing organisation knows the person. */
  externalNumber: string | null;
  /** Codes of the status periods that are open today. */
  statuses: readonly string[];
  informedOn: CivilDate | null;
  /** null as well for an importer who does not read exchanges. */
  lastContactOn: CivilDate | null;
  /** Of the open statuses of today. */
  statusEnds: readonly StatusEnd[];
  /** Open dates that the importing organisation keeps, as one text each (listedDateText). */
  nextMeeting: string | null;
  contractUntil: string | null;
  dueOn: string | null;
  /** « contrat 2026-06-30 »: said to be over already. */
  closedDates: readonly string[];
  /** Whether a NIR is known of them. Its hash is never read back: equality is asked of the database, see RowToMatch. */
  hasNir: boolean;
  /** Their record that remains, when this one was joined to another that the importer reads too. */
  survivorId: string | null;
}

/** Of whom no date is known. */
export const noDates = {
  lastContactOn: null,
  statusEnds: [],
  nextMeeting: null,
  contractUntil: null,
  dueOn: null,
  closedDates: [],
} satisfies Partial<KnownPerson>;

export interface StatusEnd {
  kind: string;
  statusPeriodId: string;
  from: string;
  expectedUntil: string | null;
  version: number;
}

export type Candidate =
  | { personId: string; reasons: MatchReason[] }
  /** An earlier row of the same file, that would create a person. */
  | { row: number; reasons: MatchReason[] };

export type Outcome =
  | { kind: 'create' }
  | { kind: 'update'; personId: string; reasons: MatchReason[]; changes: Change[] }
  | { kind: 'unchanged'; personId: string; reasons: MatchReason[] }
  /** Looks like one or several people without being certainly one: a human decides, nothing is merged. */
  | { kind: 'decision'; candidates: Candidate[] };

export interface RowToMatch {
  values: RowValues;
  /** The row’s number in the importing organisation, see organisationNumber. */
  number?: string | undefined;
  /** Ids of the readable people whose NIR hash equals the row’s, as the database answered. */
  sameNir?: readonly string[] | undefined;
}

export function decide(row: RowToMatch, known: readonly KnownPerson[]): Outcome {
  const compared = joined(known.map((person) => ({ person, result: compare(row, person) })));
  const certain = compared.filter(({ result }) => result.kind === 'same');
  const possible = compared.filter(({ result }) => result.kind === 'maybe');
  const [only] = certain;
  if (only && certain.length === 1 && !possible.some(({ person }) => claims(person, row))) {
    const found = { personId: only.person.personId, reasons: reasonsOf(only.result) };
    const changes = changesOf(row.values, row.number, only.person);
    return changes.length > 0 ? { kind: 'update', ...found, changes } : { kind: 'unchanged', ...found };
  }
  const candidates = [...certain, ...possible].map(({ person, result }) => ({
    personId: person.personId,
    reasons: reasonsOf(result),
  }));
  return candidates.length > 0 ? { kind: 'decision', candidates } : { kind: 'create' };
}

interface Compared {
  readonly person: KnownPerson;
  readonly result: Comparison;
}

const LIKENESS: Record<Comparison['kind'], number> = { same: 2, maybe: 1, other: 0 };

/** Two records joined are one person, as like the row as the more like of them: what is written goes to the one that remains. */
function joined(compared: readonly Compared[]): Compared[] {
  const remains = ({ person }: Compared) =>
    compared.find((one) => one.person.personId === person.survivorId) === undefined;
  return compared.filter(remains).map((one) => {
    const others = compared.filter(({ person }) => person.survivorId === one.person.personId);
    const all = [one, ...others].toSorted((a, b) => LIKENESS[b.result.kind] - LIKENESS[a.result.kind]);
    return { person: one.person, result: all[0]!.result };
  });
}

const reasonsOf = (result: Comparison): MatchReason[] => (result.kind === 'other' ? [] : result.reasons);

/** A second person who bears the row’s number or NIR: the certain match is not certain any more. */
const claims = (person: KnownPerson, row: RowToMatch): boolean =>
  compareNir(row, person) === 'same' || (row.number !== undefined && person.externalNumber === row.number);

function compare(row: RowToMatch, person: KnownPerson): Comparison {
  return compareTraits(rowTraits(row), personTraits(person), compareNir(row, person));
}

function compareNir({ values, sameNir }: RowToMatch, person: KnownPerson): Nir {
  if (values.nirHash === undefined || !person.hasNir) return 'unknown';
  return sameNir?.includes(person.personId) ? 'same' : 'other';
}

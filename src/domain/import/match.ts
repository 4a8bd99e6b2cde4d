import type { CivilDate } from '../../platform/clock/clock.ts';
import { type Change, changesOf } from './changes.ts';
import { personKeys, rowKeys } from './identity.ts';
import type { RowValues } from './row-values.ts';
import { closeDates, closeNames } from './similar.ts';

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
  /** Whether a NIR is known of them. Its hash is never read back: equality is asked of the database, see RowToMatch. */
  hasNir: boolean;
}

export type MatchReason =
  | 'same-identity'
  | 'same-number'
  | 'same-number-other-identity'
  | 'same-identity-other-number'
  | 'same-nir'
  | 'other-nir'
  | 'close-name'
  | 'swapped-names'
  | 'close-birth-date'
  | 'unknown-birth-date'
  | 'other-family-name'
  | 'same-contact';

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

/** How one row stands towards one person. */
type Comparison =
  | { kind: 'same'; reasons: MatchReason[] }
  | { kind: 'maybe'; reasons: MatchReason[] }
  | { kind: 'other' };

export interface RowToMatch {
  values: RowValues;
  /** The row’s number in the importing organisation, see organisationNumber. */
  number?: string | undefined;
  /** Ids of the readable people whose NIR hash equals the row’s, as the database answered. */
  sameNir?: readonly string[] | undefined;
}

export function decide(row: RowToMatch, known: readonly KnownPerson[]): Outcome {
  const compared = known.map((person) => ({ person, result: compare(row, person) }));
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

const reasonsOf = (result: Comparison): MatchReason[] => (result.kind === 'other' ? [] : result.reasons);

/** A second person who bears the row’s number or NIR: the certain match is not certain any more. */
const claims = (person: KnownPerson, row: RowToMatch): boolean =>
  compareNir(row, person) === 'same' || (row.number !== undefined && person.externalNumber === row.number);

function compare(row: RowToMatch, person: KnownPerson): Comparison {
  const { values, number } = row;
  const names = compareNames(values, person);
  const birth = compareBirth(values, person);
  const nir = compareNir(row, person);
  const otherNumber =
    number !== undefined && person.externalNumber !== null && person.externalNumber !== number;
  if (number !== undefined && person.externalNumber === number) return byNumber(names, birth, nir);
  if (names === 'same' && birth === 'same') {
    if (nir === 'other') return maybe('same-identity', 'other-nir');
    return otherNumber ? maybe('same-identity-other-number') : same(nir, 'same-identity');
  }
  // One NIR is one person, but a list may carry that of the file’s owner on another line: a human looks.
  if (nir === 'same') return maybe('same-nir');
  return nir === 'other' ? { kind: 'other' } : byLikeness(values, person, { names, birth, otherNumber });
}

interface Likeness {
  names: Names;
  birth: Birth;
  otherNumber: boolean;
}

function byLikeness(
  values: RowValues,
  person: KnownPerson,
  { names, birth, otherNumber }: Likeness,
): Comparison {
  if (birth === 'same' && names === 'close') return maybe('close-name');
  if (birth === 'same' && names === 'swapped') return maybe('swapped-names');
  if (names === 'same' && birth === 'close') return maybe('close-birth-date');
  // Homonyms are common: two numbers of the organisation’s own software are enough to tell them apart.
  const sameName = names === 'same' || names === 'swapped';
  if (sameName && birth === 'unknown') return otherNumber ? { kind: 'other' } : maybe('unknown-birth-date');
  // A name changes by marriage: same given name and birth date, and nothing says that this is a man.
  const man = values.civility === 'monsieur' || person.civility === 'monsieur';
  if (birth === 'same' && names === 'given-only' && !man) return maybe('other-family-name');
  return birth !== 'other' && sameContact(values, person) ? maybe('same-contact') : { kind: 'other' };
}

const maybe = (...reasons: MatchReason[]): Comparison => ({ kind: 'maybe', reasons });
const same = (nir: Nir, ...reasons: MatchReason[]): Comparison => ({
  kind: 'same',
  reasons: nir === 'same' ? [...reasons, 'same-nir'] : reasons,
});

type Nir = 'same' | 'other' | 'unknown';

function compareNir({ values, sameNir }: RowToMatch, person: KnownPerson): Nir {
  if (values.nirHash === undefined || !person.hasNir) return 'unknown';
  return sameNir?.includes(person.personId) ? 'same' : 'other';
}

type Names = 'same' | 'close' | 'swapped' | 'given-only' | 'other';
type Birth = 'same' | 'close' | 'unknown' | 'other';

/** The number decides only when the identity does not contradict it: couples share file numbers, numbers are typed on the wrong line. */
function byNumber(names: Names, birth: Birth, nir: Nir): Comparison {
  const holds =
    (names === 'same' && birth !== 'other') ||
    (names === 'close' && (birth === 'same' || birth === 'unknown'));
  if (!holds || nir === 'other') return maybe('same-number-other-identity');
  return names === 'same' && birth === 'same'
    ? same(nir, 'same-identity', 'same-number')
    : same(nir, 'same-number');
}

/** Either name of the row may be either name of the person: lists confuse the birth name and the used name. */
function compareNames(values: RowValues, person: KnownPerson): Names {
  const row = rowKeys(values);
  const known = personKeys(person);
  const given = row.given === known.given ? 'same' : closeNames(row.given, known.given) ? 'close' : 'other';
  if (row.families.some((family) => known.families.includes(family))) {
    if (given !== 'other') return given;
  } else if (
    given !== 'other' &&
    row.families.some((one) => known.families.some((other) => closeNames(one, other)))
  ) {
    return 'close';
  }
  if (known.families.includes(row.given) && row.families.includes(known.given)) return 'swapped';
  return given === 'same' ? 'given-only' : 'other';
}

function compareBirth(values: RowValues, person: KnownPerson): Birth {
  const { birthDate, birthPartial } = values;
  if (person.birthDate === null || (birthDate === undefined && birthPartial === undefined)) return 'unknown';
  if (birthDate !== undefined) {
    if (birthDate === person.birthDate) return 'same';
    return closeDates(birthDate, person.birthDate) ? 'close' : 'other';
  }
  const [year, month] = person.birthDate.split('-').map(Number);
  const fits = birthPartial!.year === year && (birthPartial!.month === null || birthPartial!.month === month);
  return fits ? 'unknown' : 'other';
}

function sameContact(values: RowValues, person: KnownPerson): boolean {
  const samePhone = values.phone !== undefined && values.phone === person.phone;
  const sameEmail = values.email !== undefined && values.email === person.email?.toLowerCase();
  const [first] = rowKeys(values).given.split(' ');
  return (samePhone || sameEmail) && first !== '' && first === personKeys(person).given.split(' ')[0];
}

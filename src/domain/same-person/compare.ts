import type { CivilDate } from '../../platform/clock/clock.ts';
import { nameKey } from '../person/identity-key.ts';
import type { MatchReason } from './reasons.ts';
import { closeDates, closeNames, editDistance } from './similar.ts';

/** What two records are compared by, whatever they come from: a row of a list, a file, a form. */
export interface Traits {
  /** Keys of the birth name and of the used name, those that are known. */
  families: readonly string[];
  given: string;
  /** Whether one of the families is known to be the birth name, which marriage does not change. */
  birthNameKnown: boolean;
  birthDate: CivilDate | null;
  /** When only the month or the year of birth is known. */
  birthPartial: { year: number; month: number | null } | null;
  civility: string | null;
  phone: string | null;
  email: string | null;
  /** In the software of one organisation: compared within it only. */
  number: string | null;
}

/** How one record stands towards another. Two « same » records are never joined by this: somebody decides. */
export type Comparison =
  | { kind: 'same'; reasons: MatchReason[] }
  | { kind: 'maybe'; reasons: MatchReason[] }
  | { kind: 'other' };

/** What the keyed hashes of two NIR say; « unknown » when one of the two has none. */
export type Nir = 'same' | 'other' | 'unknown';
type Names = 'same' | 'close' | 'swapped' | 'given-only' | 'close-given-only' | 'other';
type Birth = 'same' | 'close' | 'unknown' | 'other';

export function familyKeys(families: readonly (string | null | undefined)[]): string[] {
  return [...new Set(families.map((name) => nameKey(name ?? '')).filter((name) => name !== ''))];
}

export function compareTraits(a: Traits, b: Traits, nir: Nir): Comparison {
  const names = compareNames(a, b);
  const birth = compareBirth(a, b);
  const numbers = a.number === null || b.number === null ? 'unknown' : a.number === b.number;
  if (numbers === true) return byNumber(names, birth, nir);
  const otherNumber = numbers === false;
  if (names === 'same' && birth === 'same') {
    if (nir === 'other') return maybe('same-identity', 'other-nir');
    return otherNumber ? maybe('same-identity-other-number') : same(nir, 'same-identity');
  }
  // One NIR is one person, but a list may carry that of the file’s owner on another line: a human looks.
  if (nir === 'same') return maybe('same-nir');
  return nir === 'other' ? { kind: 'other' } : byLikeness(a, b, { names, birth, otherNumber });
}

interface Likeness {
  names: Names;
  birth: Birth;
  otherNumber: boolean;
}

function byLikeness(a: Traits, b: Traits, { names, birth, otherNumber }: Likeness): Comparison {
  if (birth === 'same' && names === 'close') return maybe('close-name');
  if (birth === 'same' && names === 'swapped') return maybe('swapped-names');
  if (names === 'same' && birth === 'close') return maybe('close-birth-date');
  // Homonyms are common: two numbers of the organisation’s own software are enough to tell them apart.
  const sameName = names === 'same' || names === 'swapped';
  if (sameName && birth === 'unknown') return otherNumber ? { kind: 'other' } : maybe('unknown-birth-date');
  if (birth === 'same' && names === 'given-only' && mayHaveMarried(a, b)) return maybe('other-family-name');
  return birth !== 'other' && sameContact(a, b, names) ? maybe('same-contact') : { kind: 'other' };
}

/** A name changes by marriage: nothing says that this is a man, and the two birth names are not both known. */
const mayHaveMarried = (a: Traits, b: Traits): boolean =>
  a.civility !== 'monsieur' && b.civility !== 'monsieur' && !(a.birthNameKnown && b.birthNameKnown);

const maybe = (...reasons: MatchReason[]): Comparison => ({ kind: 'maybe', reasons });
const same = (nir: Nir, ...reasons: MatchReason[]): Comparison => ({
  kind: 'same',
  reasons: nir === 'same' ? [...reasons, 'same-nir'] : reasons,
});

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

/** Either name of one may be either name of the other: lists confuse the birth name and the used name. */
function compareNames(a: Traits, b: Traits): Names {
  const given = compareGiven(a, b);
  if (a.families.some((family) => b.families.includes(family))) {
    if (given !== 'other') return given;
  } else if (given !== 'other' && a.families.some((one) => b.families.some((two) => closeNames(one, two)))) {
    return 'close';
  }
  if (b.families.includes(a.given) && a.families.includes(b.given)) return 'swapped';
  const crossed = (one: Traits, two: Traits) => two.families.some((family) => closeNames(one.given, family));
  if (crossed(a, b) && crossed(b, a)) return 'close';
  if (given === 'other') return 'other';
  return given === 'same' ? 'given-only' : 'close-given-only';
}

function compareGiven(a: Traits, b: Traits): 'same' | 'close' | 'other' {
  if (a.given === b.given) return 'same';
  if (manAndWoman(a, b)) return 'other';
  return closeNames(a.given, b.given) || shortened(a.given, b.given) || letterMissing(a.given, b.given)
    ? 'close'
    : 'other';
}

/** « Louis » and « Louise » are a letter apart, and two people unless both civilities say the same, or nothing. */
function manAndWoman(a: Traits, b: Traits): boolean {
  const [one, two] = [a.civility, b.civility].map((civility) => (civility === 'neutre' ? null : civility));
  if (one && two) return one !== two;
  const feminine = (masculine: string, other: string) => other === `${masculine}e`;
  return Boolean(one ?? two) && (feminine(a.given, b.given) || feminine(b.given, a.given));
}

/** « Huo » for « Hugo »: between short given names only a letter too many is a slip, « Tom » and « Tim » are two people. */
const letterMissing = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) === 3 && a.length !== b.length && editDistance(a, b, 1) === 1;

/** « Fatou » for « Fatoumata », « Alex » for « Alexandre »: beginnings of four letters. */
function shortened(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(short);
}

function compareBirth(a: Traits, b: Traits): Birth {
  if (a.birthDate !== null && b.birthDate !== null) {
    if (a.birthDate === b.birthDate) return 'same';
    return closeDates(a.birthDate, b.birthDate) ? 'close' : 'other';
  }
  const [one, two] = [partOf(a), partOf(b)];
  if (one === null || two === null) return 'unknown';
  const fits = one.year === two.year && (one.month === null || two.month === null || one.month === two.month);
  return fits ? 'unknown' : 'other';
}

function partOf({ birthDate, birthPartial }: Traits): { year: number; month: number | null } | null {
  if (birthDate === null) return birthPartial;
  const [year, month] = birthDate.split('-').map(Number);
  return { year: year!, month: month! };
}

/** Couples share a telephone and an e-mail, never a given name. */
function sameContact(a: Traits, b: Traits, names: Names): boolean {
  const shared = (a.phone !== null && a.phone === b.phone) || (a.email !== null && a.email === b.email);
  return shared && (names !== 'other' || firstWord(a.given) === firstWord(b.given)) && a.given !== '';
}

const firstWord = (name: string): string => name.split(' ')[0]!;

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { email as emailType, url as urlType } from '../field-types.ts';
import { shortened } from '../shorten.ts';

/** A value as the schema wants it; `wrong`, when something of what was given is not in it. */
export interface Cleaned {
  value: unknown;
  wrong?: string;
}

export type Cleaner = (given: unknown) => Cleaned;

const nothing: Cleaned = { value: null };

/** Cells of a CSV say nothing by being empty. */
function textOf(given: unknown): string | null {
  if (typeof given === 'number' || typeof given === 'boolean') return String(given);
  if (typeof given !== 'string') return null;
  const text = given.trim();
  return text === '' ? null : text;
}

export const text: Cleaner = (given) => ({ value: textOf(given) });

/** Cut with an ellipsis, as data·inclusion does. */
const cutAs =
  (field: 'nom' | 'description'): Cleaner =>
  (given) => {
    const whole = textOf(given);
    const value = shortened({ [field]: whole })[field];
    return value === whole ? { value } : { value, wrong: 'too-long' };
  };

export const description = cutAs('description');

/** A name is not a sentence. */
export const name: Cleaner = (given) => {
  const cut = cutAs('nom')(given);
  if (typeof cut.value !== 'string' || !cut.value.endsWith('.') || cut.value.endsWith('etc.')) return cut;
  return { value: cut.value.replace(/[\s.]+$/, ''), wrong: 'final-dot' };
};

export const matching =
  (pattern: RegExp): Cleaner =>
  (given) => {
    const found = textOf(given)?.replace(/\s/g, '') ?? null;
    if (found === null) return nothing;
    return pattern.test(found) ? { value: found } : { value: null, wrong: 'malformed' };
  };

export const url: Cleaner = (given) => {
  const found = textOf(given);
  if (found === null) return nothing;
  // « www.exemple.fr » is how people write an address.
  const whole = /^www\./i.test(found) ? `https://${found}` : found;
  return urlType.safeParse(whole).success ? { value: whole } : { value: null, wrong: 'malformed' };
};

export const email: Cleaner = (given) => {
  const found = textOf(given);
  if (found === null) return nothing;
  return emailType.safeParse(found).success ? { value: found } : { value: null, wrong: 'malformed' };
};

/** Numbering plans that a French text may mean: national forms of these overlap with nothing. */
const COUNTRIES = ['FR', 'GP', 'GF', 'MQ', 'RE', 'YT', 'PM', 'NC', 'PF', 'WF'] as const;
/** 115, 3919, 116 006: what is dialled as it is. */
const SHORT = /^(1\d{1,2}|3\d{3}|116\d{3}|118\d{3}|10\d{2})$/;

export const phone: Cleaner = (given) => {
  const found = textOf(given);
  if (found === null) return nothing;
  const pieces = found.split(/\s*(?:[;,|\n]|\bou\b|\bet\b|\s\/\s|(?<=\d{2})\s*\/\s*(?=0\d[ .-]?\d{2}))\s*/i);
  const numbers = pieces.map(readPhone).filter((number) => number !== null);
  const [first, ...others] = new Set(numbers);
  if (first === undefined) return { value: null, wrong: 'malformed' };
  return others.length > 0 ? { value: first, wrong: 'several' } : { value: first };
};

function readPhone(piece: string): string | null {
  const digits = piece
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+');
  if (SHORT.test(digits)) return digits;
  if (digits.length < 6) return null;
  for (const country of digits.startsWith('+') ? [undefined] : COUNTRIES) {
    const number = parsePhoneNumberFromString(digits, country);
    if (number?.isValid() && (country === undefined || number.country === country)) return number.number;
  }
  return null;
}

/** The day of a date or of an instant. */
export const day: Cleaner = (given) => ({ value: textOf(given)?.slice(0, 10) ?? null });

export const number =
  (smallest: number, largest: number, whole = false): Cleaner =>
  (given) => {
    const found = textOf(given);
    if (found === null) return nothing;
    const value = Number(found.replace(',', '.'));
    const fits = Number.isFinite(value) && value >= smallest && value <= largest;
    return fits && (!whole || Number.isInteger(value)) ? { value } : { value: null, wrong: 'malformed' };
  };

/** A list, in whichever way a CSV writes one: JSON, PostgreSQL's braces, or commas. */
export function listOf(given: unknown): string[] {
  if (Array.isArray(given)) return given.map(textOf).filter((item) => item !== null);
  const found = textOf(given);
  if (found === null) return [];
  if (found.startsWith('[')) {
    try {
      return listOf(JSON.parse(found.includes('"') ? found : found.replaceAll("'", '"')));
    } catch {
      // not JSON: commas
    }
  }
  return found
    .replace(/^[[{]|[\]}]$/g, '')
    .split(',')
    .map((item) => item.trim().replace(/^["']|["']$/g, ''))
    .filter((item) => item !== '');
}

/** Values of a vocabulary, each once; others are left out. */
export const among =
  (known: ReadonlySet<string>): Cleaner =>
  (given) => {
    const values = [...new Set(listOf(given))];
    const kept = values.filter((value) => known.has(value));
    const value = kept.length > 0 || emptyList(given) ? kept : null;
    return kept.length < values.length ? { value, wrong: 'unknown-value' } : { value };
  };

/** Said to be none, which is not the same as not said. */
const emptyList = (given: unknown) => (Array.isArray(given) ? given.length === 0 : given === '[]');

export const oneAmong =
  (known: ReadonlySet<string>): Cleaner =>
  (given) => {
    const [value = null, ...others] = listOf(given);
    if (value === null) return nothing;
    return known.has(value) && others.length === 0 ? { value } : { value: null, wrong: 'unknown-value' };
  };

/** Like `among`, for lists that the schema does not want empty. */
export const someAmong = (known: ReadonlySet<string>): Cleaner => {
  const clean = among(known);
  return (given) => {
    const cleaned = clean(given);
    return Array.isArray(cleaned.value) && cleaned.value.length === 0 ? { ...cleaned, value: null } : cleaned;
  };
};

const ZONE = /^(\d[\dAB]\d{3}|\d[\dAB]|\d{3}|\d{9}|99[0-5]\d{2}|france)$/;
export const zones: Cleaner = (given) => {
  const codes = [...new Set(listOf(given))];
  const kept = codes.filter((code) => ZONE.test(code));
  const value = kept.length > 0 ? kept : null;
  return kept.length < codes.length ? { value, wrong: 'malformed' } : { value };
};

const TRUE = new Set(['true', 't', '1', 'vrai', 'oui']);
export const flag = (given: unknown): boolean => TRUE.has((textOf(given) ?? '').toLowerCase());

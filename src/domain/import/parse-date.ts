import { fold } from '../../platform/text/fold.ts';

/** A date as a list gives it: sometimes only the month or the year is known. Months and days count from 1. */
export type DateReading =
  | { kind: 'full'; year: number; month: number; day: number }
  | { kind: 'partial'; year: number; month: number | null }
  /** Month and day in the American order: read as French it would be another date, so it is not guessed. */
  | { kind: 'american' }
  | { kind: 'invalid' };

const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];

/**
 * Reads a date of a French list: 03/02/1985, 3-2-85, 03.02.1985, 1985-02-03, « 3 février 1985 », 03021985, 02/1985, 1985, 00/00/1985 (unknown
 * day), and the day numbers of spreadsheets (31081). Times after the date are dropped.
 * @param century the four-digit year for a two-digit one
 */
export function readDate(text: string, century: (twoDigits: number) => number): DateReading {
  const value = text
    .trim()
    .replace(/[T\s]+\d{1,2}[:h]\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/, '')
    .replace(/^(ne|né|née|le)\s+(le\s+)?/i, '');
  return readDigits(value, century) ?? readWords(value, century) ?? { kind: 'invalid' };
}

function readDigits(value: string, century: (twoDigits: number) => number): DateReading | null {
  const parts = value.split(/\s*[/.\-\s]\s*/);
  if (!parts.every((part) => /^\d+$/.test(part))) return null;
  const [a = '', b = '', c = ''] = parts;
  if (parts.length === 1) return readRun(value);
  if (parts.length === 2) return a.length === 4 ? partial(a, b) : b.length === 4 ? partial(b, a) : null;
  if (parts.length !== 3) return null;
  if (a.length === 4) return whole(Number(a), Number(b), Number(c));
  if (c.length !== 4 && c.length !== 2) return null;
  return whole(c.length === 2 ? century(Number(c)) : Number(c), Number(b), Number(a));
}

/** Digits without separators: a year, ddmmyyyy, yyyymmdd or the day number of a spreadsheet. */
function readRun(digits: string): DateReading | null {
  const number = Number(digits);
  if (digits.length === 4 && number >= 1880 && number <= 2100)
    return { kind: 'partial', year: number, month: null };
  if (digits.length === 8) {
    const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number) as [
      number,
      number,
      number,
    ];
    if (year >= 1880 && year <= 2100 && isDay(year, month, day)) return { kind: 'full', year, month, day };
    return whole(Number(digits.slice(4)), Number(digits.slice(2, 4)), Number(digits.slice(0, 2)));
  }
  return digits.length === 5 ? fromSerial(number) : null;
}

/** Day 1 is 1 January 1900; spreadsheets believe that 29 February 1900 existed, hence day 0 two days before. */
function fromSerial(serial: number): DateReading {
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return { kind: 'full', year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function readWords(value: string, century: (twoDigits: number) => number): DateReading | null {
  const words = fold(value)
    .split(' ')
    .filter((word) => !/^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le)$/.test(word));
  const named = words.findIndex((word) => /^[a-z]+$/.test(word));
  const month = monthOf(words[named] ?? '');
  const year = words[named + 1] ?? '';
  if (month === 0 || !/^(\d{2}|\d{4})$/.test(year) || words.length !== named + 2) return null;
  const fullYear = year.length === 2 ? century(Number(year)) : Number(year);
  if (named === 0) return { kind: 'partial', year: fullYear, month };
  const day = Number((words[0] ?? '').replace(/^1er$/, '1'));
  return named === 1 ? whole(fullYear, month, day) : null;
}

/** « janv », « févr », « sept », « juil »: the beginning of one month only, three letters at least. */
function monthOf(word: string): number {
  const fitting = word.length >= 3 ? MONTHS.filter((month) => month.startsWith(word)) : [];
  return fitting.length === 1 ? MONTHS.indexOf(fitting[0]!) + 1 : 0;
}

function partial(year: string, month: string): DateReading {
  const number = Number(month);
  if (number > 12 || !plausibleYear(Number(year))) return { kind: 'invalid' };
  return { kind: 'partial', year: Number(year), month: number === 0 ? null : number };
}

function whole(year: number, month: number, day: number): DateReading {
  if (!plausibleYear(year)) return { kind: 'invalid' };
  if (month === 0 && day === 0) return { kind: 'partial', year, month: null };
  if (day === 0 && month >= 1 && month <= 12) return { kind: 'partial', year, month };
  if (isDay(year, month, day)) return { kind: 'full', year, month, day };
  return isDay(year, day, month) ? { kind: 'american' } : { kind: 'invalid' };
}

const plausibleYear = (year: number): boolean => year >= 1880 && year <= 2100;

export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const pad = (part: number, length: number): string => String(part).padStart(length, '0');
export const isoDate = (date: { year: number; month: number; day: number }): string =>
  `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;

/** A birth year in two digits: the most recent century in which the person is at least 15 years old today. */
export const birthCentury =
  (thisYear: number) =>
  (twoDigits: number): number =>
    2000 + twoDigits <= thisYear - 15 ? 2000 + twoDigits : 1900 + twoDigits;

/** Any other two-digit year of a list is of this century. */
export const thisCentury = (twoDigits: number): number => 2000 + twoDigits;

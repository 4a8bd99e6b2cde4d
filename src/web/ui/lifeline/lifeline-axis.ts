import { dayAt, dayNumber } from './days.ts';
import { textWidth } from './text-width.ts';

/** Days from the first (included) to the last (excluded) that the picture shows, over so many pixels. */
export interface Frame {
  readonly from: number;
  readonly until: number;
  readonly width: number;
}

export interface Tick {
  /** Pixels from the left of the frame. */
  readonly x: number;
  readonly label: string | null;
}

const SHORTEST_FRAME = 14;

/** Holds every date and today, with some air; what lasts a day is still drawn over two weeks. */
export function frameOf(dates: readonly string[], today: string, width: number): Frame {
  const days = [...dates, today].map(dayNumber);
  let [from, until] = [Math.min(...days), Math.max(...days) + 1];
  const air = Math.max(1, Math.round((until - from) * 0.03));
  from -= air;
  until += Math.max(air, Math.ceil((dayNumber(today) - from) * 0.06)); // today is never at the very edge
  const missing = SHORTEST_FRAME - (until - from);
  if (missing > 0) {
    from -= Math.ceil(missing / 2);
    until += Math.floor(missing / 2);
  }
  return { from, until, width };
}

export const xOf = (frame: Frame, day: number): number =>
  ((day - frame.from) / (frame.until - frame.from)) * frame.width;

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;
const SHORT_MONTHS = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
] as const;

interface Step {
  readonly unit: 'day' | 'month' | 'year';
  readonly every: number;
  /** Days between two ticks. */
  readonly days: number;
}

/** A calendar counts in days, weeks, months, quarters and years: nothing else is legible on its axis. */
const STEPS: readonly Step[] = [
  { unit: 'day', every: 1, days: 1 },
  { unit: 'day', every: 7, days: 7 },
  { unit: 'day', every: 14, days: 14 },
  { unit: 'month', every: 1, days: 30 },
  { unit: 'month', every: 3, days: 91 },
  { unit: 'month', every: 6, days: 182 },
  ...[1, 2, 5, 10, 20, 50].map((every) => ({ unit: 'year' as const, every, days: every * 365 })),
];

const GAP = 10;

/**
 * Lines and dates under them, as close as their words allow. The first date and each first of the year say the year; a date that
 * would touch another is a line without words.
 */
export function ticksOf(frame: Frame, size: number): Tick[] {
  const perDay = frame.width / (frame.until - frame.from);
  const step = STEPS.find(({ unit, days }) => days * perDay >= roomFor(unit, frame, size)) ?? STEPS.at(-1)!;
  const short = frame.width < 400;
  const dates = datesOf(step, frame);
  const named = dates.map((date, n) => {
    const newYear = date.slice(0, 4) !== dates[n - 1]?.slice(0, 4);
    const words = [wordsOf(date, step, newYear, short)];
    if (newYear && n > 0) words.push(date.slice(0, 4)); // shorter, and enough where a year begins
    return { x: xOf(frame, dayNumber(date)), words, newYear };
  });
  const placed: { from: number; until: number }[] = [];
  const free = (from: number, until: number) =>
    until <= frame.width && placed.every((other) => until + GAP <= other.from || from >= other.until + GAP);
  const labels = named.map((): string | null => null);
  // Those that say the year are placed first: without it the others mean nothing.
  for (const newYear of [true, false]) {
    for (const [n, { x, words }] of named.entries()) {
      if (named[n]!.newYear !== newYear) continue;
      const label = words.find((word) => free(x, x + textWidth(word, size)));
      if (!label) continue;
      placed.push({ from: x, until: x + textWidth(label, size) });
      labels[n] = label;
    }
  }
  return named.map(({ x }, n) => ({ x, label: labels[n] ?? null }));
}

/** Between two lines: a word must hold, or every second one would be mute. */
function roomFor(unit: Step['unit'], frame: Frame, size: number): number {
  const word = { day: '30 sept.', month: frame.width < 400 ? 'sept.' : 'septembre', year: '2026' }[unit];
  return textWidth(word, size) + GAP;
}

function datesOf({ unit, every }: Step, frame: Frame): string[] {
  const dates: string[] = [];
  if (unit === 'day') {
    const monday = 4; // day 4 since 1970 was one
    const first = every > 1 ? frame.from + ((((monday - frame.from) % 7) + 7) % 7) : frame.from;
    for (let day = first; day < frame.until; day += every) dates.push(dayAt(day));
    return dates;
  }
  const months = unit === 'year' ? every * 12 : every;
  const start = dayAt(frame.from);
  const startMonth = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
  for (let month = Math.floor(startMonth / months) * months; ; month += months) {
    const date = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    if (dayNumber(date) >= frame.until) return dates;
    if (dayNumber(date) >= frame.from) dates.push(date);
  }
}

function wordsOf(date: string, { unit }: Step, year: boolean, short: boolean): string {
  const [y, m, d] = [date.slice(0, 4), Number(date.slice(5, 7)) - 1, Number(date.slice(8))];
  if (unit === 'year') return y;
  const month = (short || unit === 'day' ? SHORT_MONTHS : MONTHS)[m];
  const day = unit === 'day' ? `${d === 1 ? '1er' : d} ` : '';
  return year ? `${day}${month} ${y}` : `${day}${month}`;
}

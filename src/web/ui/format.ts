/**
 * French words for dates, hours and numbers. Written out rather than left to Intl: server and browsers ship
 * different versions of its data, and a page must not change when it hydrates. Intl only moves an instant to
 * its time zone.
 */

/** A civil date, YYYY-MM-DD. */
export type DateText = string;
export type InstantLike = Date | string | number | { readonly epochMilliseconds: number };

const days = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;
const months = [
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

/** No line break inside an hour or between a number and its unit. */
const noBreak = '\u00a0';
const narrow = '\u202f';

function parts(date: DateText): { year: number; month: number; day: number } {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!found) throw new RangeError(`not a civil date: ${date}`);
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

/** Days since 1970, for differences between civil dates. */
function dayNumber(date: DateText): number {
  const { year, month, day } = parts(date);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** « 1er mars 2026 » */
export function formatDate(date: DateText): string {
  const { year, month, day } = parts(date);
  return `${day === 1 ? '1er' : day} ${months[month - 1]} ${year}`;
}

/** « mardi 3 mars 2026 » */
export function formatDay(date: DateText): string {
  return `${days[new Date(dayNumber(date) * 86_400_000).getUTCDay()]} ${formatDate(date)}`;
}

/** « mars 2026 » */
export function formatMonth(date: DateText): string {
  const { year, month } = parts(date);
  return `${months[month - 1]} ${year}`;
}

const zones = new Map<string, Intl.DateTimeFormat>();

function inZone(instant: InstantLike, timeZone: string): { date: DateText; hour: number; minute: number } {
  let zone = zones.get(timeZone);
  if (!zone) {
    zone = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    zones.set(timeZone, zone);
  }
  const read = Object.fromEntries(
    zone.formatToParts(toDate(instant)).map(({ type, value }) => [type, value]),
  );
  const year = String(read.year).padStart(4, '0');
  return { date: `${year}-${read.month}-${read.day}`, hour: Number(read.hour), minute: Number(read.minute) };
}

function toDate(instant: InstantLike): Date {
  if (instant instanceof Date) return instant;
  return new Date(typeof instant === 'object' ? instant.epochMilliseconds : instant);
}

/** The civil date at that instant in that IANA time zone. */
export function civilDateAt(instant: InstantLike, timeZone: string): DateText {
  return inZone(instant, timeZone).date;
}

/** « 14 h 03 », « 14 h » */
export function formatTime(instant: InstantLike, timeZone: string): string {
  const { hour, minute } = inZone(instant, timeZone);
  return minute === 0
    ? `${hour}${noBreak}h`
    : `${hour}${noBreak}h${noBreak}${String(minute).padStart(2, '0')}`;
}

/** « mardi 3 mars 2026 à 14 h » */
export function formatMoment(instant: InstantLike, timeZone: string): string {
  return `${formatDay(civilDateAt(instant, timeZone))} à ${formatTime(instant, timeZone)}`;
}

/** « aujourd’hui », « il y a 12 jours », « dans 3 mois »: only beside the date itself. */
export function formatRelativeDay(date: DateText, today: DateText): string {
  const difference = dayNumber(date) - dayNumber(today);
  const near = new Map([
    [0, 'aujourd’hui'],
    [-1, 'hier'],
    [-2, 'avant-hier'],
    [1, 'demain'],
    [2, 'après-demain'],
  ]).get(difference);
  if (near) return near;
  return `${difference < 0 ? 'il y a' : 'dans'} ${span(date, today)}`;
}

/** Days up to two months, then whole months, then whole years. */
function span(one: DateText, other: DateText): string {
  const [from, to] = one < other ? [one, other] : [other, one];
  const gap = dayNumber(to) - dayNumber(from);
  if (gap <= 60) return plural(gap, 'jour');
  const wholeMonths = monthsBetween(from, to);
  if (wholeMonths < 2) return plural(gap, 'jour');
  return wholeMonths < 24 ? `${wholeMonths} mois` : plural(Math.floor(wholeMonths / 12), 'an');
}

function monthsBetween(from: DateText, to: DateText): number {
  const [a, b] = [parts(from), parts(to)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

/** « 3 mars 2026 (il y a 12 jours) » */
export function formatDateWithRelative(date: DateText, today: DateText): string {
  return `${formatDate(date)} (${formatRelativeDay(date, today)})`;
}

/** « du 4 novembre 2025 au 3 mars 2026 », « depuis le 4 novembre 2025 », « jusqu’au 3 mars 2026 » */
export function formatPeriod(from: DateText | null | undefined, to?: DateText | null): string {
  if (from && to)
    return from === to ? `le ${formatDate(from)}` : `du ${formatDate(from)} au ${formatDate(to)}`;
  if (from) return `depuis le ${formatDate(from)}`;
  return to ? `jusqu’au ${formatDate(to)}` : 'sans date';
}

/** Whole years on that day; someone born on 29 February ages on 1 March. */
export function ageAt(birth: DateText, today: DateText): number {
  return Math.floor(monthsBetween(birth, today) / 12);
}

/** « 1 234,5 », with narrow spaces. */
export function formatNumber(value: number, decimals = 0): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, narrow);
  const unsigned = fraction ? `${grouped},${fraction}` : grouped;
  return value < 0 && /[1-9]/.test(unsigned) ? `−${unsigned}` : unsigned;
}

/** 0.4 → « 40 % » */
export function formatPercent(ratio: number, decimals = 0): string {
  return `${formatNumber(ratio * 100, decimals)}${narrow}%`;
}

/** « 2,4 Mo », decimal units. */
export function formatFileSize(bytes: number): string {
  const units = ['o', 'ko', 'Mo', 'Go'];
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const text = formatNumber(value, unit === 0 || value >= 10 ? 0 : 1).replace(/,0$/, '');
  return `${text}${noBreak}${units[unit]}`;
}

/** The word alone: in French, zero and one and a half are singular. */
export function pluralWord(count: number, one: string, many = `${one}s`): string {
  return Math.abs(count) < 2 ? one : many;
}

/** « 3 personnes », « 0 personne », « 2 travaux » with plural(2, 'travail', 'travaux'). */
export function plural(count: number, one: string, many?: string): string {
  return `${formatNumber(count)} ${pluralWord(count, one, many)}`;
}

/** « Anne, Paul et Lucie » */
export function joinList(items: readonly string[], word = 'et'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** The same when an item may hold a comma or an « et » of its own: semicolons then part them. */
export const joinGroups = (items: readonly string[]): string =>
  items.some((item) => /, | et /.test(item)) ? items.join('\u00a0; ') : joinList(items);

/** First letters of the first and last names: « Jean-Luc de La Tour » → « JT », « Awa » → « A ». */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last]
    .map((word) => (word ? ([...word][0] ?? '') : ''))
    .join('')
    .toLocaleUpperCase('fr');
}

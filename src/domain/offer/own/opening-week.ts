export const weekDays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
export type WeekDay = (typeof weekDays)[number];

/** The hours of each day as people write them, « 9h-12h, 14h-17h30 »; empty when closed. */
export type Week = Readonly<Record<WeekDay, string>>;

const isDay = (word: string | undefined): word is WeekDay =>
  (weekDays as readonly string[]).includes(word ?? '');
const SPAN = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/;

/** What OpenStreetMap's format says of a plain week; null when it says more than a week of hours can show. */
export function weekOf(hours: string): Week | null {
  const week = Object.fromEntries(weekDays.map((day) => [day, ''])) as Record<WeekDay, string>;
  for (const rule of hours.split(';').map((part) => part.trim())) {
    if (rule === '' || rule === 'PH off') continue;
    const [days = '', spans = '', ...more] = rule.split(' ');
    const named = daysNamed(days);
    const words = spans.split(',').map(spanWords);
    if (more.length > 0 || !named || words.includes(undefined)) return null;
    for (const day of named) week[day] = words.join(', ');
  }
  return week;
}

function daysNamed(words: string): WeekDay[] | undefined {
  const found: WeekDay[] = [];
  for (const part of words.split(',')) {
    const [first, last = first] = part.split('-');
    if (!isDay(first) || !isDay(last) || weekDays.indexOf(last) < weekDays.indexOf(first)) return undefined;
    found.push(...weekDays.slice(weekDays.indexOf(first), weekDays.indexOf(last) + 1));
  }
  return found;
}

function spanWords(span: string): string | undefined {
  const found = SPAN.exec(span);
  if (!found) return undefined;
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = found;
  return `${hourWords(fromHour, fromMinute)}-${hourWords(toHour, toMinute)}`;
}

const hourWords = (hour: string, minute: string) => `${Number(hour)}h${minute === '00' ? '' : minute}`;

const TIME = String.raw`(\d{1,2})\s*[h:]\s*(\d\d)?`;
const TYPED_SPAN = new RegExp(String.raw`^${TIME}\s*(?:-|–|à|a)\s*${TIME}$`, 'i');

/** The format for a week that was typed, days of the same hours together; the days that could not be read. */
export function hoursOf(week: Week): { hours: string | null; wrong: WeekDay[] } {
  const spans = weekDays.map((day) => [day, readSpans(week[day])] as const);
  const rules: { first: WeekDay; last: WeekDay; spans: string }[] = [];
  for (const [day, read] of spans) {
    if (!read) continue;
    const before = rules.at(-1);
    const follows = before && weekDays.indexOf(before.last) + 1 === weekDays.indexOf(day);
    if (follows && before.spans === read) before.last = day;
    else rules.push({ first: day, last: day, spans: read });
  }
  const said = rules.map(
    ({ first, last, spans: read }) => `${first === last ? first : `${first}-${last}`} ${read}`,
  );
  return {
    hours: said.join('; ') || null,
    wrong: spans.flatMap(([day, read]) => (read === undefined ? [day] : [])),
  };
}

/** '' for a day without hours; undefined when they cannot be read. */
function readSpans(typed: string): string | undefined {
  const parts = typed
    .split(/,|;|\bet\b|\//)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const spans = parts.map(readSpan);
  return spans.includes(undefined) ? undefined : spans.join(',');
}

function readSpan(typed: string): string | undefined {
  const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] = TYPED_SPAN.exec(typed) ?? [];
  const from = timeOf(fromHour, fromMinute);
  const to = timeOf(toHour, toMinute);
  return from && to && from < to ? `${from}-${to}` : undefined;
}

const timeOf = (hour: string | undefined, minute: string) =>
  hour !== undefined && Number(hour) <= 24 && Number(minute) <= 59
    ? `${hour.padStart(2, '0')}:${minute}`
    : undefined;

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY = 1_440;

/**
 * Whether these hours say « open » at a minute of the week; null when they do not say. Written apart from offer.open_minutes, which it
 * judges: minute by minute, from what each day says last.
 */
export function toldOpen(hours: string, minute: number): boolean | null {
  const today = Math.floor(minute / DAY);
  const yesterday = (today + 6) % 7;
  const days = DAYS.map((): [number, number][] => []);
  let said = false;
  for (const rule of hours.split(';').map((text) => text.trim().replace(/\s+/g, ' '))) {
    if (rule === '' || /^PH [\doc]/.test(rule)) continue;
    said = true;
    if (rule === '24/7') {
      for (const day of days) day.splice(0, day.length, [0, DAY]);
      continue;
    }
    const cut = /^[A-Z]/.test(rule) ? rule.search(/ (?=[\doc])/) : -1;
    const about =
      cut < 0
        ? DAYS
        : rule
            .slice(0, cut)
            .replace(/:$/, '')
            .split(/, ?/)
            .filter((one) => one !== 'PH');
    const spans = spansOf(rule.slice(cut + 1));
    if (spans === null || about.some((one) => daysOf(one) === null)) return null;
    for (const day of about.flatMap((one) => daysOf(one) ?? [])) days[day] = spans;
  }
  if (!said) return null;
  const within = (day: number, at: number) => days[day]?.some(([from, to]) => from <= at && at < to) ?? false;
  return within(today, minute % DAY) || within(yesterday, (minute % DAY) + DAY);
}

function daysOf(range: string): number[] | null {
  const [first, last = first] = range.split('-').map((name) => DAYS.indexOf(name));
  if (first === undefined || last === undefined || first < 0 || last < 0) return null;
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, n) => (first + n) % 7);
}

function spansOf(text: string): [number, number][] | null {
  if (text === 'off' || text === 'closed') return [];
  const spans = text.split(/, ?/).map((span): [number, number] | null => {
    const [from, to] = span.split(/ ?- ?/).map((time) => {
      const [hour, minutes] = /^(\d\d?):([0-5]\d)$/.exec(time)?.slice(1).map(Number) ?? [];
      return hour === undefined || minutes === undefined ? Number.NaN : hour * 60 + minutes;
    });
    if (from === undefined || to === undefined || !(from < DAY && to <= 2 * DAY) || from === to) return null;
    return to < from ? [from, to + DAY] : [from, to];
  });
  return spans.every((span) => span !== null) ? spans : null;
}

const DAYS: Readonly<Record<string, string>> = {
  Mo: 'lundi',
  Tu: 'mardi',
  We: 'mercredi',
  Th: 'jeudi',
  Fr: 'vendredi',
  Sa: 'samedi',
  Su: 'dimanche',
};
const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su)';
const RULE = new RegExp(
  `^(${DAY}(?:-${DAY})?(?:,${DAY}(?:-${DAY})?)*) (\\d{2}:\\d{2}-\\d{2}:\\d{2}(?:,\\d{2}:\\d{2}-\\d{2}:\\d{2})*)$`,
);

/**
 * Opening hours of OpenStreetMap's format, in words, one line a rule: « lundi à vendredi, 9 h à 12 h et 14 h à 17 h 30 ». The format says
 * much more than structures use of it; what these words do not cover is shown as it is written.
 */
export function openingWords(hours: string): string {
  const rules = hours
    .split(';')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '' && rule !== 'PH off');
  const said = rules.map(ruleWords);
  return said.every((rule) => rule !== undefined) && said.length > 0 ? said.join('\n') : hours;
}

function ruleWords(rule: string): string | undefined {
  if (rule === '24/7') return 'jour et nuit, tous les jours';
  const [, days, spans] = RULE.exec(rule) ?? [];
  if (!days || !spans) return undefined;
  const dayWords = days.split(',').map((part) =>
    part
      .split('-')
      .map((day) => DAYS[day])
      .join(' à '),
  );
  const spanWords = spans.split(',').map((span) => span.split('-').map(hourWords).join(' à '));
  return `${listed(dayWords)}, ${listed(spanWords)}`;
}

const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1)}`;

function hourWords(time: string): string {
  const [hour, minute] = time.split(':');
  return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`;
}

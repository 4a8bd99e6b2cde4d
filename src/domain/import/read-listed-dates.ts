import { Temporal } from 'temporal-polyfill';
import { type CivilDate, civilDate } from '../../platform/clock/clock.ts';
import { fold } from '../../platform/text/fold.ts';
import { WITH_WHOM_LENGTH } from '../listed-date/codes.ts';
import type { Field } from './fields.ts';
import { isoDate, readDate, thisCentury } from './parse-date.ts';
import { tidyName } from './parse-name.ts';
import type { Cell, RowReader } from './row-reader.ts';
import type { RowValues } from './row-values.ts';

/** Dates that a team keeps in its list: the next appointment, the end of a contract, another term, a delay from some day. */
export function readListedDates(reader: RowReader): RowValues {
  const contract = dayOf(reader, 'contractUntil', reader.first('contractUntil'));
  const due = dayOf(reader, 'dueOn', reader.first('dueOn')) ?? endOfDelay(reader);
  return {
    ...readMeeting(reader),
    ...(contract && { contractUntil: contract }),
    ...(due && { dueOn: due }),
  };
}

function dayOf(reader: RowReader, field: Field, cell: Cell | undefined, text = cell?.text): CivilDate | null {
  if (!cell || text === undefined) return null;
  const reading = readDate(text, thisCentury);
  if (reading.kind === 'full') return civilDate(isoDate(reading));
  const code = reading.kind === 'american' ? 'date-american' : 'date-invalid';
  reader.report(code, field, cell.column, { value: cell.text });
  return null;
}

/** « 12/03/2026 à 14 h 30 », « 12/03/2026 14:30 »; the hour may stand in a column of its own. */
const TIME = /(?:^|[\s,àT-]+)([01]?\d|2[0-3])\s?(?:h|:)\s?([0-5]\d)?(?::\d\d)?$/i;

function readMeeting(reader: RowReader): RowValues {
  const cell = reader.first('nextMeetingOn');
  if (!cell) return {};
  const on = dayOf(reader, 'nextMeetingOn', cell, cell.text.replace(TIME, ''));
  if (!on) return {};
  if (on < reader.context.today) {
    reader.report('date-past', 'nextMeetingOn', cell.column, { value: cell.text });
    return {};
  }
  const time = timeOf(cell.text) ?? timeOf(reader.first('nextMeetingTime')?.text ?? '');
  const withWhom = reader.short('nextMeetingWith', WITH_WHOM_LENGTH);
  return {
    nextMeetingOn: on,
    ...(time && { nextMeetingTime: time }),
    ...(withWhom && { nextMeetingWith: tidyName(withWhom.text) }),
  };
}

function timeOf(text: string): string | null {
  const [, hour, minute = '00'] = TIME.exec(text.trim()) ?? [];
  return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
}

type Unit = 'days' | 'weeks' | 'months';
const UNITS: readonly [stem: RegExp, unit: Unit][] = [
  [/\b(j|jours?)\b/, 'days'],
  [/\b(s|sem|semaines?)\b/, 'weeks'],
  [/\bmois\b/, 'months'],
];
const unitIn = (text: string): Unit | undefined => UNITS.find(([stem]) => stem.test(fold(text)))?.[1];
/** Ten years in months: beyond that it is something else than a delay. */
const MOST: Record<Unit, number> = { days: 3_650, weeks: 520, months: 120 };

/** « 3 mois », « 15 j », or a number whose unit the name of the column says; it runs from the day of its own column. */
function endOfDelay(reader: RowReader): CivilDate | null {
  const cell = reader.first('delay');
  if (!cell) return null;
  const number = Number(
    /^\s*(\d{1,4})\b/.exec(cell.text.replace(/^(\d+)(?=[a-z])/i, '$1 '))?.[1] ?? Number.NaN,
  );
  const unit = unitIn(cell.text.replace(/\d+/, ' ')) ?? unitIn(reader.headerOf(cell));
  if (!(number > 0) || unit === undefined || number > MOST[unit]) {
    reader.report('delay-invalid', 'delay', cell.column, { value: cell.text });
    return null;
  }
  const start = reader.first('delayFrom');
  if (!start) {
    reader.report('delay-without-start', 'delay', cell.column, { value: cell.text });
    return null;
  }
  const from = dayOf(reader, 'delayFrom', start);
  return (
    from &&
    civilDate(
      Temporal.PlainDate.from(from)
        .add({ [unit]: number })
        .toString(),
    )
  );
}

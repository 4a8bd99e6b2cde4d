import { type CivilDate, civilDate } from '../../platform/clock/clock.ts';
import { ageOn, plausibleBirth } from '../person/rules.ts';
import type { Field } from './fields.ts';
import { birthCentury, isoDate, readDate, thisCentury } from './parse-date.ts';
import type { RowReader } from './row-reader.ts';
import type { RowValues } from './row-values.ts';

/** Nobody is accompanied towards work before this age: a younger birth date is a typing error, or a child of the household. */
const YOUNGEST = 14;

export function readBirth(reader: RowReader): RowValues {
  const cell = reader.first('birthDate');
  if (!cell) {
    reader.report('birth-date-missing', 'birthDate', null);
    return {};
  }
  const { today } = reader.context;
  const thisYear = Number(today.slice(0, 4));
  const reading = readDate(cell.text, birthCentury(thisYear));
  const params = { value: cell.text };
  if (reading.kind === 'invalid' || reading.kind === 'american') {
    reader.report(`birth-date-${reading.kind}`, 'birthDate', cell.column, params);
    return {};
  }
  // An incomplete date is judged by its first day.
  const born = civilDate(isoDate({ day: 1, ...reading, month: reading.month ?? 1 }));
  if (!plausibleBirth(born, today) || ageOn(born, today) < YOUNGEST) {
    reader.report('birth-date-implausible', 'birthDate', cell.column, params);
    return {};
  }
  if (reading.kind === 'full') return { birthDate: born };
  reader.report('birth-date-partial', 'birthDate', cell.column, params);
  return { birthPartial: { year: reading.year, month: reading.month } };
}

export function readOtherDates(reader: RowReader): RowValues {
  return {
    ...day(reader, 'statusFrom', (statusFrom) => ({ statusFrom })),
    ...day(reader, 'statusUntil', (statusUntil) => ({ statusUntil }), 'to come as well'),
    ...day(reader, 'enteredOn', (enteredOn) => ({ enteredOn })),
    ...day(reader, 'lastContactOn', (lastContactOn) => ({ lastContactOn })),
    ...day(reader, 'informedOn', (informedOn) => ({ informedOn })),
  };
}

function day(
  reader: RowReader,
  field: Field,
  keep: (date: CivilDate) => RowValues,
  when: 'past' | 'to come as well' = 'past',
): RowValues {
  const cell = reader.first(field);
  if (!cell) return {};
  const reading = readDate(cell.text, thisCentury);
  const params = { value: cell.text };
  if (reading.kind !== 'full') {
    reader.report(reading.kind === 'american' ? 'date-american' : 'date-invalid', field, cell.column, params);
    return {};
  }
  const date = civilDate(isoDate(reading));
  if (when === 'past' && date > reader.context.today) {
    reader.report('date-future', field, cell.column, params);
    return {};
  }
  return keep(date);
}

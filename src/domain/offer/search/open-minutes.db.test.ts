import { beforeAll, describe, expect, it } from 'vitest';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import { toldOpen } from './testing/told-hours.ts';

const db = useDatabase();
const MO = 0;
const FR = 4;
const SU = 6;
const at = (day: number, hour: number, minute = 0) => day * 1_440 + hour * 60 + minute;

const CERTAIN = [
  'Mo-Fr 09:00-12:00,14:00-17:30',
  'Mo-Fr 09:00-12:00, 14:00-17:30; PH off',
  'Mo-Fr 09:00-18:00; We off; Sa,Su 10:00-12:15',
  'Mo-Su 08:00-20:00; Fr 08:00-12:00',
  'Sa-Mo 22:30-03:00',
  'Su 20:00-28:00',
  'Mo-Sa,PH 7:45-19:45',
  'PH,Mo-Fr 09:00-12:00',
  'Tu 00:00-24:00',
  '24/7',
  '24/7; Su closed',
  '09:00-17:00',
  'Mo: 09:00-17:00',
  ' Mo  09:00 - 17:00 ;',
  'Mo-Su off',
];
const UNCERTAIN = [
  '',
  'PH off',
  'sur rendez-vous',
  'Mo-Fr',
  'Mo-Fr 09:00-12:00 "sur rendez-vous"',
  'Mo-Fr 09:00+',
  'Mo-Fr sunrise-12:00',
  'Mo[1] 10:00-12:00',
  'Jan-Mar Mo-Fr 09:00-12:00',
  'Mo-Fr 09:00-12:00; SH off',
  'Mo-Fr 09:00-12:00; week 1-10 Mo off',
  'Mo-Fr 25:00-26:00',
  'Mo-Fr 09:61-12:00',
  'Mo-Fr 09:00-09:00',
  'Mo-Fr 09:00-12:00 || Sa 09:00-12:00',
  'Lu-Ve 09:00-12:00',
];

let open: Map<string, (minute: number) => boolean | null>;

beforeAll(async () => {
  open = await withOwner(db.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ hours: string; minutes: string | null }>(
      'SELECT hours, offer.open_minutes(hours)::text AS minutes FROM unnest($1::text[]) AS hours',
      [[...CERTAIN, ...UNCERTAIN]],
    );
    return new Map(
      rows.map(({ hours, minutes }) => {
        const spans = [...(minutes ?? '').matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => [
          +(from ?? 0),
          +(to ?? 0),
        ]);
        const isOpen = (minute: number) => spans.some(([from = 0, to = 0]) => from <= minute && minute < to);
        return [hours, (minute) => (minutes === null ? null : isOpen(minute))];
      }),
    );
  });
});

describe('opening hours', () => {
  it.each(CERTAIN)('« %s » is open when it says so, each minute of the week', (hours) => {
    const wrong = Array.from({ length: 7 * 1_440 }, (_, minute) => minute).filter(
      (minute) => open.get(hours)?.(minute) !== toldOpen(hours, minute),
    );
    expect(wrong).toEqual([]);
  });

  it.each(UNCERTAIN)('« %s » is never said to be open', (hours) => {
    expect(open.get(hours)?.(at(MO, 10))).toBeNull();
    expect(toldOpen(hours, at(MO, 10))).toBeNull();
  });

  it.each<[string, number, boolean]>([
    ['Mo-Fr 09:00-12:00,14:00-17:30', at(FR, 17, 29), true],
    ['Mo-Fr 09:00-12:00,14:00-17:30', at(FR, 17, 30), false],
    ['Mo-Su 08:00-20:00; Fr 08:00-12:00', at(FR, 15), false], // the later rule alone counts for its day
    ['Sa-Mo 22:30-03:00', at(MO, 2), true], // since Sunday evening
    ['Sa-Mo 22:30-03:00', at(SU, 12), false],
    ['Su 20:00-28:00', at(MO, 3, 59), true],
    ['24/7; Su closed', at(SU, 12), false],
  ])('« %s » at minute %i of the week: %s', (hours, minute, isOpen) => {
    expect(open.get(hours)?.(minute)).toBe(isOpen);
  });
});

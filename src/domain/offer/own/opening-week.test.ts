import { expect, test } from 'vitest';
import { hoursOf, type Week, weekDays, weekOf } from './opening-week.ts';

const closed = Object.fromEntries(weekDays.map((day) => [day, ''])) as unknown as Week;

test('a week of hours is read and written back the same', () => {
  const hours = 'Mo-Th 09:00-12:00,14:00-17:30; Sa 10:00-12:00';
  const week = weekOf(hours);
  expect(week).toEqual({
    ...closed,
    Mo: '9h-12h, 14h-17h30',
    Tu: '9h-12h, 14h-17h30',
    We: '9h-12h, 14h-17h30',
    Th: '9h-12h, 14h-17h30',
    Sa: '10h-12h',
  });
  expect(week && hoursOf(week)).toEqual({ hours, wrong: [] });
  expect(hoursOf(closed)).toEqual({ hours: null, wrong: [] });
});

test('hours are read as people write them', () => {
  const typed = { ...closed, Mo: '9 h à 12 h et 14h00 – 17:30', Tu: '08:30-12h', We: ' ' };
  expect(hoursOf(typed)).toEqual({
    hours: 'Mo 09:00-12:00,14:00-17:30; Tu 08:30-12:00',
    wrong: [],
  });
});

test('what is no span of hours is told, by day', () => {
  const typed = { ...closed, Mo: 'le matin', Tu: '14h-9h', We: '9h-12h', Th: '9h-25h' };
  expect(hoursOf(typed)).toEqual({ hours: 'We 09:00-12:00', wrong: ['Mo', 'Tu', 'Th'] });
});

test.each(['24/7', 'Mo-Fr 09:00+', 'PH,Mo 09:00-12:00', 'sur rendez-vous', 'week 1-20 Mo 09:00-12:00'])(
  '« %s » says more than a week shows',
  (hours) => {
    expect(weekOf(hours)).toBeNull();
  },
);

import { describe, expect, test } from 'vitest';
import {
  ageAt,
  civilDateAt,
  formatDate,
  formatDateWithRelative,
  formatDay,
  formatFileSize,
  formatMoment,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatRelativeDay,
  formatTime,
  initials,
  joinList,
  plural,
  pluralWord,
} from './format.ts';

const paris = 'Europe/Paris';
/** The reader sees spaces of several widths; tests compare words, and the widths once below. */
const words = (text: string) => text.replace(/\s/g, ' ');

describe('dates', () => {
  test('are written in full', () => {
    expect(formatDate('2026-03-03')).toBe('3 mars 2026');
    expect(formatDay('2026-03-03')).toBe('mardi 3 mars 2026');
    expect(formatMonth('2025-08-31')).toBe('août 2025');
  });

  test('the first of a month is « 1er »', () => {
    expect(formatDate('2026-03-01')).toBe('1er mars 2026');
    expect(formatDay('2026-02-01')).toBe('dimanche 1er février 2026');
    expect(formatDate('2026-03-21')).toBe('21 mars 2026');
  });

  test('the day of the week holds before 1970', () => {
    expect(formatDay('1944-06-06')).toBe('mardi 6 juin 1944');
    expect(formatDay('1969-12-31')).toBe('mercredi 31 décembre 1969');
  });

  test('anything but a civil date is refused', () => {
    expect(() => formatDate('03/03/2026')).toThrow(RangeError);
    expect(() => formatDate('2026-03-03T10:00:00Z')).toThrow(RangeError);
  });
});

describe('instants', () => {
  test('are told in the time zone of the territory', () => {
    expect(words(formatMoment('2026-03-03T13:00:00Z', paris))).toBe('mardi 3 mars 2026 à 14 h');
    expect(words(formatMoment('2026-03-03T13:00:00Z', 'Indian/Reunion'))).toBe('mardi 3 mars 2026 à 17 h');
    expect(words(formatMoment('2026-03-03T02:30:00Z', 'America/Guadeloupe'))).toBe(
      'lundi 2 mars 2026 à 22 h 30',
    );
  });

  test('summer time counts', () => {
    expect(words(formatTime('2026-07-14T12:03:00Z', paris))).toBe('14 h 03');
    expect(words(formatTime('2026-01-14T13:03:00Z', paris))).toBe('14 h 03');
  });

  test('midnight is 0 h, of the day that begins', () => {
    expect(words(formatMoment('2026-03-02T23:00:00Z', paris))).toBe('mardi 3 mars 2026 à 0 h');
    expect(civilDateAt('2026-03-02T22:59:59Z', paris)).toBe('2026-03-02');
    expect(civilDateAt('2026-03-02T23:00:00Z', paris)).toBe('2026-03-03');
  });

  test.each([
    ['a Date', new Date('2026-03-03T13:03:00Z')],
    ['milliseconds', Date.UTC(2026, 2, 3, 13, 3)],
    ['a Temporal instant', { epochMilliseconds: Date.UTC(2026, 2, 3, 13, 3) }],
  ])('%s will do', (_, instant) => {
    expect(words(formatTime(instant, paris))).toBe('14 h 03');
  });

  test('an hour is never broken over two lines', () => {
    expect(formatTime('2026-03-03T13:03:00Z', paris)).toBe('14\u00a0h\u00a003');
  });
});

describe('relative days', () => {
  test.each([
    ['2026-03-15', 'aujourd’hui'],
    ['2026-03-14', 'hier'],
    ['2026-03-13', 'avant-hier'],
    ['2026-03-16', 'demain'],
    ['2026-03-17', 'après-demain'],
    ['2026-03-03', 'il y a 12 jours'],
    ['2026-04-04', 'dans 20 jours'],
    ['2026-01-14', 'il y a 60 jours'],
    ['2025-11-15', 'il y a 4 mois'],
    ['2025-11-16', 'il y a 3 mois'],
    ['2027-03-15', 'dans 12 mois'],
    ['2024-03-15', 'il y a 2 ans'],
    ['2021-03-16', 'il y a 4 ans'],
  ])('%s seen on 15 March 2026 is %s', (date, text) => {
    expect(formatRelativeDay(date, '2026-03-15')).toBe(text);
  });

  test('a change of hour does not lose a day', () => {
    expect(formatRelativeDay('2026-03-28', '2026-03-30')).toBe('avant-hier');
  });

  test('stand beside the date', () => {
    expect(formatDateWithRelative('2026-03-03', '2026-03-15')).toBe('3 mars 2026 (il y a 12 jours)');
  });
});

test('periods say what is known', () => {
  expect(formatPeriod('2025-11-04', '2026-03-01')).toBe('du 4 novembre 2025 au 1er mars 2026');
  expect(formatPeriod('2025-11-04')).toBe('depuis le 4 novembre 2025');
  expect(formatPeriod(null, '2026-03-01')).toBe('jusqu’au 1er mars 2026');
  expect(formatPeriod('2026-03-01', '2026-03-01')).toBe('le 1er mars 2026');
  expect(formatPeriod(undefined, null)).toBe('sans date');
});

test('age changes on the birthday', () => {
  expect(ageAt('2000-05-18', '2026-05-17')).toBe(25);
  expect(ageAt('2000-05-18', '2026-05-18')).toBe(26);
  expect(ageAt('2000-02-29', '2026-02-28')).toBe(25);
  expect(ageAt('2000-02-29', '2026-03-01')).toBe(26);
});

test('numbers are French', () => {
  expect(formatNumber(1234)).toBe('1\u202f234');
  expect(formatNumber(1234567.89, 1)).toBe('1\u202f234\u202f567,9');
  expect(formatNumber(999)).toBe('999');
  expect(formatNumber(-12)).toBe('−12');
  expect(formatNumber(-0.2)).toBe('0');
  expect(formatPercent(0.4)).toBe('40\u202f%');
});

test('file sizes', () => {
  expect(words(formatFileSize(0))).toBe('0 o');
  expect(words(formatFileSize(2_400_000))).toBe('2,4 Mo');
  expect(words(formatFileSize(10_000_000))).toBe('10 Mo');
  expect(words(formatFileSize(999_999))).toBe('1 Mo');
});

test('zero and one are singular', () => {
  expect(plural(0, 'personne')).toBe('0 personne');
  expect(plural(1, 'personne')).toBe('1 personne');
  expect(words(plural(1200, 'personne'))).toBe('1 200 personnes');
  expect(plural(2, 'travail', 'travaux')).toBe('2 travaux');
  expect(pluralWord(1.5, 'jour')).toBe('jour');
});

test('lists end with « et »', () => {
  expect(joinList([])).toBe('');
  expect(joinList(['Anne'])).toBe('Anne');
  expect(joinList(['Anne', 'Paul', 'Lucie'])).toBe('Anne, Paul et Lucie');
  expect(joinList(['oui', 'non'], 'ou')).toBe('oui ou non');
});

test('initials come from the first and the last name', () => {
  expect(initials('Nadia Ferrand')).toBe('NF');
  expect(initials('Jean-Luc de La Tour')).toBe('JT');
  expect(initials('  élodie   ')).toBe('É');
  expect(initials('P. (stagiaire)')).toBe('P');
  expect(initials('')).toBe('');
});

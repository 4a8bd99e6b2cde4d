import { expect, test } from 'vitest';
import type { ShownAnswer } from '../../../domain/diagnosis/rules.ts';
import { themesOf } from './read-themes.ts';

const answer = (more: Partial<ShownAnswer>): ShownAnswer => ({
  kind: 'constraint',
  parent: '',
  code: '23',
  value: 'OUI',
  impact: null,
  priority: false,
  heldBy: 'circle',
  holder: 'circle',
  version: 1,
  changeNo: 1,
  authorName: 'Nadia Ferrand',
  organisationName: 'CCAS de Vierzon',
  at: '2026-03-03T09:00:00Z',
  details: {},
  ...more,
});

test('a difficulty says how much it weighs, what it is made of, who noted it and when', () => {
  const { difficulties } = themesOf(
    [
      answer({ impact: 'FORT', priority: true }),
      answer({ kind: 'situation', parent: '23', code: '7' }),
      answer({ kind: 'situation', parent: '23', code: '6', value: 'NON' }),
    ],
    'Europe/Paris',
  );
  expect(difficulties).toEqual([
    {
      subject: 'constraint/23',
      title: 'Mobilité',
      weight: 'Cela gêne beaucoup. À régler en premier.',
      details: ['Dépendant des transports en commun'],
      lines: [
        { key: 'circle', words: 'Oui (fort)', by: 'Nadia Ferrand, CCAS de Vierzon', on: '3 mars 2026' },
      ],
    },
  ]);
});

test('of several answers to one question the last one places the theme, and all are read', () => {
  const themes = themesOf(
    [
      answer({ changeNo: 1 }),
      answer({ changeNo: 2, value: 'CLOTUREE', holder: 'other', authorName: 'Paul Gentil' }),
    ],
    'Europe/Paris',
  );
  expect(themes.difficulties).toEqual([]);
  expect(themes.settled[0]?.lines.map(({ by }) => by)).toEqual([
    'Nadia Ferrand, CCAS de Vierzon',
    'Paul Gentil, CCAS de Vierzon',
  ]);
});

test('needs, strengths and what is no difficulty have their own place; what nobody talked about has none', () => {
  const themes = themesOf(
    [
      answer({ kind: 'need', code: '3', value: 'BESOIN' }),
      answer({ kind: 'need', code: '4', value: 'POINT_FORT' }),
      answer({ code: '27', value: 'NON' }),
      answer({ code: '22', value: 'NON_ABORDEE' }),
    ],
    'Europe/Paris',
  );
  expect(themes.needs).toHaveLength(1);
  expect(themes.strengths).toHaveLength(1);
  expect(themes.absent.map(({ title }) => title)).toEqual(['Logement']);
  expect(themes.difficulties).toEqual([]);
});

test('work and the project come in the order of an interview, in words that speak to the person', () => {
  const { profile } = themesOf(
    [
      answer({ kind: 'confidence', code: '1', value: 'NE_SAIT_PAS' }),
      answer({
        kind: 'job',
        code: 'N1103',
        value: 'VISE',
        priority: true,
        details: { km: '30', contract: 'CDI' },
      }),
      answer({ kind: 'job', code: 'N1105', value: 'NON_ABORDE' }),
      answer({ kind: 'project', code: '1', value: 'DIT', details: { text: 'Travailler dehors' } }),
    ],
    'Europe/Paris',
  );
  expect(profile.map(({ subject, weight }) => [subject, weight])).toEqual([
    ['project/1', '«\u00a0Travailler dehors\u00a0»'],
    ['job/N1103', 'Un métier que vous visez, en premier, à 30\u00a0km au plus, CDI'],
    ['confidence/1', 'Vous ne savez pas'],
  ]);
});

test('of several answers on work each is read with its author', () => {
  const { profile } = themesOf(
    [
      answer({ kind: 'work', code: '1', value: 'SANS_EMPLOI' }),
      answer({ kind: 'work', code: '1', value: 'INDEPENDANT', changeNo: 2, holder: 'other' }),
    ],
    'Europe/Paris',
  );
  expect(profile).toMatchObject([
    {
      title: 'Situation professionnelle',
      weight: null,
      lines: [{ words: 'Sans emploi' }, { words: 'À votre compte' }],
    },
  ]);
});

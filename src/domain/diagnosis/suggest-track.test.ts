import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DiagnosisSummary } from './rules.ts';
import { type Criteria, criteriaOf, suggestTrack } from './suggest-track.ts';

const maybe = fc.constantFrom(true, false, null);
const criteria: fc.Arbitrary<Criteria> = fc.record({
  recentWork: maybe,
  projects: maybe,
  qualified: maybe,
  difficulties: fc.constantFrom('fortes', 'moyennes', 'sans-impact', null),
});
const names = ['recentWork', 'projects', 'qualified', 'difficulties'] as const;

const summary = (over: Partial<DiagnosisSummary> = {}): DiagnosisSummary => ({
  constraints: [],
  notDiscussed: 0,
  needs: [],
  strengths: [],
  work: null,
  lastJobOn: null,
  outlook: null,
  training: null,
  jobs: [],
  lastAnsweredAt: null,
  lastSittingOn: null,
  jointOn: null,
  jointNames: [],
  ...over,
});

describe('a suggestion', () => {
  test('once made, nothing that is learnt of the rest changes it', () => {
    fc.assert(
      fc.property(criteria, criteria, (known, learnt) => {
        const { track } = suggestTrack(known);
        const more = Object.fromEntries(names.map((name) => [name, known[name] ?? learnt[name]]));
        if (track) expect(suggestTrack(more as unknown as Criteria).track).toBe(track);
      }),
    );
  });

  test('when everything is known there is one; when there is none, something is to be asked', () => {
    fc.assert(
      fc.property(criteria, (known) => {
        const { track, missing } = suggestTrack(known);
        if (names.every((name) => known[name] !== null)) expect(track).not.toBeNull();
        expect(missing.length > 0).toBe(track === null);
        for (const name of missing) expect(known[name]).toBeNull();
      }),
    );
  });

  test('more difficulties never point nearer to work', () => {
    const nearness = { professionnelle: 2, 'socio-professionnelle': 1, sociale: 0 };
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (recentWork, projects, qualified) => {
        const tracks = (['sans-impact', 'moyennes', 'fortes'] as const).map(
          (difficulties) => suggestTrack({ recentWork, projects, qualified, difficulties }).track!,
        );
        expect(nearness[tracks[0]!]).toBeGreaterThanOrEqual(nearness[tracks[1]!]);
        expect(nearness[tracks[1]!]).toBeGreaterThanOrEqual(nearness[tracks[2]!]);
      }),
    );
  });

  test.each([
    ['qualified, lately at work, nothing in the way', true, true, true, 'sans-impact', 'professionnelle'],
    [
      'long without work and unqualified, but ready now',
      false,
      true,
      false,
      'sans-impact',
      'professionnelle',
    ],
    [
      'lately at work and qualified, unsure of what comes',
      true,
      false,
      true,
      'sans-impact',
      'professionnelle',
    ],
    [
      'long without work, sees no job, nothing else in the way',
      false,
      false,
      true,
      'sans-impact',
      'socio-professionnelle',
    ],
    ['ready for work, with a difficulty that weighs', true, true, true, 'moyennes', 'socio-professionnelle'],
    ['ready for work, with a strong difficulty', false, true, false, 'fortes', 'socio-professionnelle'],
    ['without activity, strong difficulties, no job in sight', false, false, true, 'fortes', 'sociale'],
  ] as const)('%s', (_, recentWork, projects, qualified, difficulties, track) => {
    expect(suggestTrack({ recentWork, projects, qualified, difficulties }).track).toBe(track);
  });

  test('a difficulty that weighs is enough to conclude, whatever the level of training', () => {
    const known = { recentWork: null, projects: true, qualified: null, difficulties: 'moyennes' } as const;
    expect(suggestTrack(known)).toMatchObject({ track: 'socio-professionnelle', missing: [] });
  });
});

describe('what the summary says', () => {
  test('nothing of a blank diagnosis', () => {
    expect(criteriaOf(summary({ notDiscussed: 7 }), '2026-03-03')).toEqual({
      recentWork: null,
      projects: null,
      qualified: null,
      difficulties: null,
    });
  });

  test('work in the last two years, to the day', () => {
    const recent = (work: DiagnosisSummary['work'], lastJobOn: string | null) =>
      criteriaOf(summary({ work, lastJobOn }), '2026-03-03').recentWork;
    expect(recent('SANS_EMPLOI', '2024-03-03')).toBe(true);
    expect(recent('SANS_EMPLOI', '2024-03-02')).toBe(false);
    expect(recent('SANS_EMPLOI', null)).toBeNull();
    expect(recent('SALARIE', null)).toBe(true);
    expect(recent('JAMAIS', null)).toBe(false);
    expect(criteriaOf(summary({ lastJobOn: '2022-02-28' }), '2024-02-29').recentWork).toBe(true);
  });

  test('one strong constraint is enough; otherwise all must have been talked about and weighed', () => {
    const present = (impact: 'FAIBLE' | 'MOYEN' | 'FORT' | null) => ({
      code: '23',
      value: 'OUI' as const,
      impact,
      priority: false,
    });
    const of = (over: Partial<DiagnosisSummary>) => criteriaOf(summary(over), '2026-03-03').difficulties;
    expect(of({ constraints: [present('FORT')], notDiscussed: 6 })).toBe('fortes');
    expect(of({ constraints: [present('MOYEN')], notDiscussed: 6 })).toBeNull();
    expect(of({ constraints: [present('MOYEN')] })).toBe('moyennes');
    expect(of({ constraints: [present(null)] })).toBeNull();
    expect(of({ constraints: [present('FAIBLE')] })).toBe('sans-impact');
    expect(of({ constraints: [{ ...present('FORT'), value: 'CLOTUREE' }] })).toBe('sans-impact');
  });
});

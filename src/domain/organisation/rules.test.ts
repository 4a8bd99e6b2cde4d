import { expect, test } from 'vitest';
import { agreementPhase, agreementThatCounts, isSiret, rolesOf } from './rules.ts';

test('an agreement counts from its first to its last day, both included', () => {
  const agreement = { from: '2026-01-01', until: '2026-03-31' };
  expect(agreementPhase(agreement, '2025-12-31')).toBe('coming');
  expect(agreementPhase(agreement, '2026-01-01')).toBe('current');
  expect(agreementPhase(agreement, '2026-03-31')).toBe('current');
  expect(agreementPhase(agreement, '2026-04-01')).toBe('ended');
  expect(agreementPhase({ from: '2026-01-01', until: null }, '2040-01-01')).toBe('current');
});

test('of several agreements, the current one counts, else the next, else the last', () => {
  const old = { from: '2022-01-01', until: '2022-12-31' };
  const older = { from: '2021-01-01', until: '2021-12-31' };
  const current = { from: '2026-01-01', until: null };
  const next = { from: '2027-01-01', until: null };
  expect(agreementThatCounts([older, next, current, old], '2026-05-01')).toBe(current);
  expect(agreementThatCounts([older, next, old], '2026-05-01')).toBe(next);
  expect(agreementThatCounts([older, old], '2026-05-01')).toBe(old);
  expect(agreementThatCounts([], '2026-05-01')).toBeUndefined();
});

test('a SIRET has a key; those of La Poste have their own', () => {
  expect(isSiret('73282932000074')).toBe(true);
  expect(isSiret('73282932000075')).toBe(false);
  expect(isSiret('35600000049837')).toBe(true);
  expect(isSiret('7328293200007')).toBe(false);
});

test('roles come in the order of the codes', () => {
  expect(rolesOf({ dpo: true, manager: true, reception: false, member: true })).toEqual([
    'member',
    'manager',
    'dpo',
  ]);
});

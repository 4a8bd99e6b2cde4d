import { expect, test } from 'vitest';
import {
  circleAbilities,
  daysBetween,
  partyTowards,
  standInPhase,
  standInProblem,
  waitingLevel,
} from './rules.ts';

const nobody = {
  lead: false,
  edit: false,
  file: false,
  summary: false,
  roles: [],
  inReferentBody: false,
  personHasLead: true,
  ownPlace: false,
  isLeadInPerson: false,
  ended: false,
};

test('whoever stands nowhere gets no button', () => {
  expect(circleAbilities(nobody)).toEqual({
    invite: false,
    answerRequests: false,
    endParticipation: false,
    orient: false,
    appointLead: false,
    leave: 'no',
  });
});

test('the référent invites, answers, ends; leaving waits for somebody to take over', () => {
  const lead = { ...nobody, lead: true, edit: true, file: true, ownPlace: true, isLeadInPerson: true };
  expect(circleAbilities(lead)).toMatchObject({
    invite: true,
    answerRequests: true,
    endParticipation: true,
    orient: false,
    leave: 'refused',
  });
});

test('a stand-in acts as référent but has no place to leave', () => {
  expect(circleAbilities({ ...nobody, lead: true, edit: true, file: true })).toMatchObject({
    answerRequests: true,
    leave: 'no',
  });
});

test('the orientation service answers requests only while nobody leads', () => {
  expect(circleAbilities({ ...nobody, summary: true })).toMatchObject({
    orient: true,
    answerRequests: false,
  });
  expect(circleAbilities({ ...nobody, summary: true, personHasLead: false }).answerRequests).toBe(true);
});

test('only the manager of the referent body appoints', () => {
  const manager = { ...nobody, file: true, roles: ['manager'] };
  expect(circleAbilities(manager).appointLead).toBe(false);
  expect(circleAbilities({ ...manager, inReferentBody: true }).appointLead).toBe(true);
});

test('whoever would join is the candidate, even of their own request', () => {
  const request = { seat: 'a', bySeat: 'a', direction: 'demande' as const };
  expect(partyTowards(request, { seat: 'a', decides: false, accompanies: false })).toBe('candidate');
  expect(partyTowards(request, { seat: 'b', decides: true, accompanies: true })).toBe('decider');
  expect(partyTowards(request, { seat: 'c', decides: false, accompanies: true })).toBe('member');
  const invitation = { seat: 'a', bySeat: 'b', direction: 'invitation' as const };
  expect(partyTowards(invitation, { seat: 'b', decides: true, accompanies: true })).toBe('inviter');
  expect(partyTowards(invitation, { seat: 'd', decides: true, accompanies: false })).toBe('stranger');
});

test('a stand-in ends on or after its first day, and not in the past', () => {
  expect(standInProblem('2026-03-05', '2026-03-05', '2026-03-05')).toBeNull();
  expect(standInProblem('2026-03-06', '2026-03-05', '2026-03-01')).toBe('dates_order');
  expect(standInProblem('2026-03-01', '2026-03-04', '2026-03-05')).toBe('dates_past');
  expect(standInPhase('2026-03-06', '2026-03-05')).toBe('coming');
  expect(standInPhase('2026-03-05', '2026-03-05')).toBe('current');
});

test('a wait is late after six weeks, and soon two weeks before', () => {
  expect([28, 29, 42, 43].map(waitingLevel)).toEqual(['fine', 'soon', 'soon', 'late']);
});

test('days between dates count calendar days, across a change of hour', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
});

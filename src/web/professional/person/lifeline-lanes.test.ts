import { expect, test } from 'vitest';
import type { LeadPeriod, PersonStatus } from '../../../domain/person/views.ts';
import type { StepView } from '../../../domain/plan/views.ts';
import { lifelineLanes } from './lifeline-lanes.ts';

const lead = (more: Partial<LeadPeriod>): LeadPeriod => ({
  leadPeriodId: 'a',
  name: 'Sophie Petit',
  organisation: 'Mission locale',
  from: '2025-03-10',
  until: null,
  interim: false,
  ...more,
});
const step = (more: Partial<StepView>) =>
  ({
    id: 's',
    title: 'Visiter',
    state: 'prevue',
    urgency: 'plain',
    dueOn: null,
    endedOn: null,
    lever: 'autre',
    details: {},
    ...more,
  }) as StepView;
const lanes = (more: Partial<Parameters<typeof lifelineLanes>[0]>) =>
  lifelineLanes({ personId: 'p', statuses: null, leads: [], steps: [], contacts: [], ...more }, '2026-03-03');

test('the day of a relay belongs to who receives', () => {
  const [, leads] = lanes({
    leads: [
      lead({ until: '2025-11-04' }),
      lead({
        leadPeriodId: 'b',
        name: 'Paul Gentil',
        organisation: 'France Travail',
        from: '2025-11-04',
      }),
    ],
  });
  expect(leads?.spans).toMatchObject([
    { from: '2025-03-10', until: '2025-11-03', look: 'past', relay: false },
    { label: 'Paul Gentil, France Travail', from: '2025-11-04', until: null, look: 'strong', relay: true },
  ]);
});

test('a référent of one day keeps that day', () => {
  const [, leads] = lanes({ leads: [lead({ from: '2025-11-04', until: '2025-11-04' })] });
  expect(leads?.spans).toMatchObject([{ from: '2025-11-04', until: '2025-11-04' }]);
});

test('a step is where it ended or is due; given up or without date, nowhere', () => {
  const [, , steps] = lanes({
    steps: [
      step({ id: 'done', state: 'faite', endedOn: '2026-02-10', dueOn: '2026-02-01' }),
      step({ id: 'late', state: 'en-cours', urgency: 'late', dueOn: '2026-01-12' }),
      step({ id: 'next', dueOn: '2026-04-01' }),
      step({ id: 'none' }),
      step({ id: 'gone', state: 'abandonnee', endedOn: '2026-02-10', dueOn: '2026-02-01' }),
    ],
  });
  expect(steps?.points?.map(({ key, on, look }) => [key, on, look])).toEqual([
    ['done', '2026-02-10', 'done'],
    ['late', '2026-01-12', 'late'],
    ['next', '2026-04-01', 'planned'],
  ]);
});

test('one date far from everything else does not crush the picture', () => {
  const [, , steps] = lanes({
    leads: [lead({})],
    steps: [
      step({ id: 'mistyped', urgency: 'late', dueOn: '1999-01-12' }),
      step({ id: 'far', lever: 'formation', details: { debut: '2206-05-04' } }),
      step({ id: 'before', dueOn: '2024-09-01' }),
    ],
  });
  expect(steps?.points?.map(({ key }) => key)).toEqual(['before']);
  expect(steps?.spans).toEqual([]);
});

test('a training lasts from its first day to its last; over, it is past; given up, it is nowhere', () => {
  const training = { lever: 'formation', details: { debut: '2026-05-04', fin: '2026-06-12' } } as const;
  const [, , steps] = lanes({
    steps: [
      step({ id: 'next', ...training }),
      step({ id: 'done', ...training, state: 'faite', endedOn: '2026-06-20' }),
      step({ id: 'job', lever: 'emploi', details: { debut: '2026-07-01' } }),
      step({
        id: 'hired',
        lever: 'emploi',
        details: { debut: '2026-01-05' },
        state: 'faite',
        result: 'abouti',
      }),
      step({ id: 'gone', ...training, state: 'abandonnee' }),
    ],
  });
  expect(
    steps?.spans?.map(({ key, from, until, expectedUntil, look }) => [key, from, until, expectedUntil, look]),
  ).toEqual([
    ['next durée', '2026-05-04', null, '2026-06-12', 'plain'],
    ['done durée', '2026-05-04', '2026-06-12', null, 'past'],
    ['job durée', '2026-07-01', null, null, 'plain'],
    ['hired durée', '2026-01-05', null, null, 'plain'],
  ]);
});

test('a status keeps its known end; one that the reader may not know is nowhere', () => {
  const cej = {
    statusPeriodId: 'c',
    kind: 'cej',
    from: '2025-12-01',
    until: null,
    expectedUntil: '2026-11-30',
  } as PersonStatus;
  expect(lanes({ statuses: [cej] })[0]?.spans).toMatchObject([
    { label: 'Contrat d’engagement jeune', from: '2025-12-01', until: null, expectedUntil: '2026-11-30' },
  ]);
  expect(lanes({})[0]?.spans).toEqual([]);
});

test('an exchange and an attempt are dots of their day', () => {
  const [, , , contacts] = lanes({
    contacts: [
      { contactId: 'a', on: '2026-01-13', channel: 'telephone', reached: false },
      { contactId: 'b', on: '2026-01-15', channel: 'entretien', reached: true },
    ],
  });
  expect(contacts?.points).toMatchObject([
    { label: 'Appel sans réponse', on: '2026-01-13', look: 'attempt' },
    { label: 'Entretien', on: '2026-01-15', look: 'reached' },
  ]);
});

import { beforeAll, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import type { AnswerInput } from '../diagnosis/answer-input.ts';
import { constraints } from '../diagnosis/codes.ts';
import { recordAnswers } from '../diagnosis/record-answers.server.ts';
import { changeAccess } from './change-access.server.ts';
import type { Track } from './codes.ts';
import { orientPerson } from './orient-person.server.ts';
import { orientationPage } from './orientation-page.query.server.ts';
import { type CircleTerritory, openCircleTerritory } from './testing/circle-world.ts';
import { personWithLead } from './testing/journey.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let here: CircleTerritory;

beforeAll(async () => {
  here = await openCircleTerritory(db.runtime, 'Cher');
});

const said = (kind: AnswerInput['kind'], code: string, value: string, more: Partial<AnswerInput> = {}) => ({
  kind,
  parent: '',
  code,
  value,
  baseVersion: 0,
  ...more,
});

/** No activity, no job in sight, and housing that weighs: the criteria point at the social track. */
const farFromWork: AnswerInput[] = [
  said('work', '1', 'SANS_EMPLOI', { details: { lastJobOn: '2019-06-30' } }),
  said('outlook', '1', 'PAS_MAINTENANT'),
  said('constraint', '27', 'OUI', { impact: 'FORT' }),
];

const orient = (personId: string, track: Track, reason = '') =>
  run(db.runtime, orientPerson, here.seats.officer, {
    personId,
    track,
    bodyId: here.organisations.body,
    reason,
  });
const pageFor = (who: keyof CircleTerritory['seats'], personId: string) =>
  run(db.runtime, orientationPage, here.seats[who], { personId });

test('a suggestion is shown to who orients, recorded with the decision, and departing from it takes a reason', async () => {
  const personId = await personWithLead(db.runtime, here);
  expect((await pageFor('officer', personId)).suggestion).toBeNull();
  await run(db.runtime, recordAnswers, here.seats.adviser, { personId, answers: farFromWork });
  const { suggestion } = await pageFor('officer', personId);
  expect(suggestion?.from).toMatchObject({ track: 'sociale', missing: [] });
  expect((await pageFor('manager', personId)).suggestion).toBeNull(); // reads the file, does not orient

  clock.forward({ minutes: 1 });
  await expect(orient(personId, 'professionnelle')).rejects.toMatchObject({ code: 'suggestion_departed' });
  await orient(personId, 'sociale');
  clock.forward({ minutes: 1 });
  await orient(personId, 'professionnelle', 'La personne commence un emploi lundi.');
  const decisions = (await pageFor('manager', personId)).orientations;
  expect(decisions.map(({ track, suggested, reason }) => [track, suggested, reason])).toEqual([
    ['professionnelle', 'sociale', 'La personne commence un emploi lundi.'],
    ['sociale', 'sociale', ''],
    ['professionnelle', null, ''],
  ]);
});

test('without enough to conclude, what is missing is told and nothing is asked of the decision', async () => {
  const personId = await personWithLead(db.runtime, here);
  await run(db.runtime, recordAnswers, here.seats.adviser, {
    personId,
    answers: [said('training', '1', 'NV5')],
  });
  const { suggestion } = await pageFor('officer', personId);
  expect(suggestion?.from).toMatchObject({
    track: null,
    missing: expect.arrayContaining(['projects', 'difficulties']),
  });
  await orient(personId, 'sociale');
  expect((await pageFor('officer', personId)).orientations[0]?.suggested).toBeNull();
});

test('sensitive answers weigh nothing in it', async () => {
  const personId = await personWithLead(db.runtime, here);
  const none = constraints
    .filter((constraint) => !constraint.sensitive)
    .map((constraint) => said('constraint', constraint.code, 'NON'));
  await run(db.runtime, recordAnswers, here.seats.adviser, {
    personId,
    answers: [...none, said('outlook', '1', 'TOUT_DE_SUITE')],
  });
  const before = (await pageFor('officer', personId)).suggestion;
  expect(before?.from.track).toBe('professionnelle');
  await run(db.runtime, recordAnswers, here.seats.adviser, {
    personId,
    answers: [said('constraint', '25', 'OUI', { impact: 'FORT', priority: true })],
  });
  expect((await pageFor('officer', personId)).suggestion).toEqual(before);
});

test('nobody notes a suggestion on a decision that is not their own of that instant', async () => {
  const personId = await personWithLead(db.runtime, here);
  const { orientationId } = await orient(personId, 'sociale');
  const note = (who: keyof CircleTerritory['seats']) =>
    boundTransaction(db.runtime, here.seats[who], async ({ tx, open }) => {
      await open([personId]);
      await changeAccess(tx, 'note_suggestion', personId, orientationId, 'sociale');
    });
  await expect(note('adviser')).rejects.toThrow(NotFound);
  await expect(note('manager')).rejects.toThrow(NotFound);
  clock.forward({ minutes: 1 });
  await expect(note('officer')).rejects.toThrow(NotFound);
});

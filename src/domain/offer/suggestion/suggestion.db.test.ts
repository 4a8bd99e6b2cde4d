import { beforeAll, beforeEach, expect, test } from 'vitest';
import { Invalid, NotFound, Refused } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import {
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../../circle/testing/circle-world.ts';
import { offerServices } from '../../referral/testing/offered-services.ts';
import { answerSuggestion, suggestCorrection } from './suggest.server.ts';
import { ownSuggestions, suggestionsToAnswer } from './suggestions.query.server.ts';

const db = useDatabase();
let at: CircleTerritory;
let elsewhere: CircleTerritory;
const KEPT = 'essai--garde';
const UNKEPT = 'essai--permis';

const owned = <Row>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  elsewhere = await openCircleTerritory(db.runtime, 'Nièvre');
  await withOwner(db.ownerUrl, (owner) =>
    offerServices(owner, [
      {
        id: KEPT,
        name: 'Garde',
        theme: 'famille--garde-denfants',
        managedBy: at.organisations.creche,
      },
      { id: UNKEPT, name: 'Permis', theme: 'mobilite--preparer-un-permis' },
    ]),
  );
});
beforeEach(async () => {
  await owned('DELETE FROM offer_suggestion');
  await owned('DELETE FROM mail_message');
});

const suggest = (by: Professional, serviceId: string, words = 'Le numéro ne répond plus.') =>
  run(db.runtime, suggestCorrection, by, { serviceId, about: 'coordonnees', words });
const toAnswer = (by: Professional) => run(db.runtime, suggestionsToAnswer, by, {});
async function answer(by: Professional, suggestionId: string, decision: 'applied' | 'declined', word = '') {
  await run(db.runtime, answerSuggestion, by, { suggestionId, decision, answer: word });
}

test('of a service that its structure keeps, the structure is told, answers, and its author reads the answer', async () => {
  const { adviser, contributor, officer, colleague } = at.seats;
  await suggest(adviser, KEPT);
  const [one] = await toAnswer(contributor);
  expect(one).toMatchObject({
    words: 'Le numéro ne répond plus.',
    author: expect.stringMatching(/^Paul Gentil, /),
    own: true,
  });
  expect(await owned('SELECT recipient FROM mail_message')).toEqual([
    { recipient: at.emailOf('contributor') },
  ]);
  const id = one?.suggestionId ?? '';
  for (const other of [officer, colleague, elsewhere.seats.officer, elsewhere.seats.contributor]) {
    expect(await toAnswer(other)).toEqual([]);
    await expect(answer(other, id, 'applied')).rejects.toThrow(NotFound);
  }
  await expect(answer(adviser, id, 'applied')).rejects.toThrow(NotFound);
  await expect(answer(contributor, id, 'declined')).rejects.toThrow(Invalid);
  await answer(contributor, id, 'declined', 'C’est le bon : il sonne le matin.');
  await expect(answer(contributor, id, 'applied')).rejects.toEqual(new Refused('suggestion-answered'));
  expect(await run(db.runtime, ownSuggestions, adviser, { serviceId: KEPT })).toMatchObject([
    {
      state: 'declined',
      answer: 'C’est le bon : il sonne le matin.',
      decidedBy: expect.stringMatching(/^Lucie Carré, /),
    },
  ]);
  expect(await run(db.runtime, ownSuggestions, colleague, { serviceId: KEPT })).toEqual([]);
});

test('of a service that nobody keeps, the orientation service of the author’s territory answers', async () => {
  await suggest(at.seats.adviser, UNKEPT);
  expect(await toAnswer(at.seats.contributor)).toEqual([]);
  expect(await toAnswer(elsewhere.seats.officer)).toEqual([]);
  const [one] = await toAnswer(at.seats.officer);
  await answer(at.seats.officer, one?.suggestionId ?? '', 'applied');
  expect(await toAnswer(at.seats.officer)).toEqual([]);
  expect(await owned('SELECT FROM mail_message')).toEqual([]);
});

test('a discreet organisation is not told', async () => {
  await suggest(at.seats.sheltered, KEPT);
  const [one] = await toAnswer(at.seats.contributor);
  expect(one?.author).toBeNull();
  expect(JSON.stringify(one)).not.toMatch(/Vasseur|shelter|h[ée]bergement/i);
});

test('what is not published, or says nothing, is not suggested about', async () => {
  await expect(suggest(at.seats.adviser, KEPT, ' ')).rejects.toThrow(Invalid);
  await owned(`UPDATE offer_service SET state = 'suspended' WHERE service_id = $1`, [KEPT]);
  await expect(suggest(at.seats.adviser, KEPT)).rejects.toThrow(NotFound);
  await owned(`UPDATE offer_service SET state = 'published'`);
});

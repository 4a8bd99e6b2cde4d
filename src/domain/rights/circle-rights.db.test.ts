import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { appointLead } from '../circle/appoint-lead.server.ts';
import { circlePage } from '../circle/circle-page.query.server.ts';
import { type CircleTerritory, openCircleTerritory } from '../circle/testing/circle-world.ts';
import { joins, movePortfolio, personWithLead } from '../circle/testing/journey.ts';
import { planPage } from '../plan/plan-page.query.server.ts';
import { timelinePage } from '../timeline/timeline-page.query.server.ts';
import { answerOrientationRequest } from './answer-orientation-request.server.ts';
import { askOrientation } from './ask-orientation.server.ts';
import { dismissMember } from './dismiss-member.server.ts';
import { endOverlap } from './end-overlap.server.ts';
import { lowerMember } from './lower-member.server.ts';
import { orientationRequests } from './orientation-requests.query.server.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let at: CircleTerritory;
let personId: string;
let person: Actor;

let territories = 0;
beforeEach(async () => {
  territories += 1;
  at = await openCircleTerritory(db.runtime, `Territoire ${territories}`);
  personId = await personWithLead(db.runtime, at);
  person = { kind: 'person', personId };
});

const owned = <Row>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);
const placeOf = async (name: string) => {
  const [row] = await owned<{ id: string }>(
    'SELECT circle_member_id AS id FROM circle_member WHERE person_id = $1 AND professional_name = $2 AND until IS NULL',
    [personId, name],
  );
  return row?.id ?? '';
};
const mails = async () =>
  (await owned<{ line: string }>(`SELECT recipient || ' ' || template AS line FROM mail_message`)).map(
    ({ line }) => line,
  );
const titles = async (actor: Actor) =>
  (await run(db.runtime, timelinePage, actor, { personId })).entries.map(({ title }) => title);

describe('the person and their circle', () => {
  test('lowers somebody to what is shared with them, their stand-in included', async () => {
    const { partner, partnerManager } = at.seats;
    await joins(db.runtime, at, personId, partner);
    await movePortfolio(db.runtime, partnerManager, {
      from: partner,
      to: partnerManager,
      period: ['2026-03-01', '2026-04-01'],
    });
    await run(db.runtime, planPage, partnerManager, { personId });
    const circleMemberId = await placeOf('Sophie Petitjean');
    await run(db.runtime, lowerMember, person, { personId, circleMemberId });
    expect(await run(db.runtime, planPage, partner, { personId })).toMatchObject({ kind: 'shared' });
    await expect(run(db.runtime, planPage, partnerManager, { personId })).rejects.toThrow(NotFound);
    expect(await mails()).toContain(`${at.emailOf('partner')} circle-role-lowered`);
    expect(await titles(at.seats.adviser)).toContainEqual(
      expect.stringMatching(/^Sophie Petitjean .* contribue désormais/),
    );
    await run(db.runtime, lowerMember, person, { personId, circleMemberId });
  });

  test('ends somebody’s place the same day', async () => {
    await joins(db.runtime, at, personId, at.seats.partner);
    await run(db.runtime, dismissMember, person, {
      personId,
      circleMemberId: await placeOf('Sophie Petitjean'),
    });
    await expect(run(db.runtime, circlePage, at.seats.partner, { personId })).rejects.toThrow(NotFound);
    expect(await mails()).toContain(`${at.emailOf('partner')} circle-place-ended`);
    expect(await titles(at.seats.adviser)).toContainEqual(
      expect.stringMatching(/^Fin de la participation de Sophie Petitjean/),
    );
  });

  test('a former référent stops reading when the person says so', async () => {
    const { manager, adviser } = at.seats;
    await run(db.runtime, appointLead, manager, { personId, seat: manager.seat });
    await run(db.runtime, planPage, adviser, { personId });
    const [grant] = await owned<{ id: string }>(
      `SELECT access_grant_id AS id FROM access_grant WHERE person_id = $1 AND why = 'tuilage'`,
      [personId],
    );
    const input = { personId, grantId: grant?.id ?? '' };
    await expect(run(db.runtime, endOverlap, manager, input)).rejects.toThrow(NotFound);
    await run(db.runtime, endOverlap, person, input);
    await expect(run(db.runtime, planPage, adviser, { personId })).rejects.toThrow(NotFound);
    await expect(run(db.runtime, endOverlap, person, input)).rejects.toThrow(NotFound);
  });

  test('the référent is neither lowered nor ended, and nobody acts in the person’s stead', async () => {
    const circleMemberId = await placeOf('Paul Gentil');
    for (const act of [lowerMember, dismissMember] as const) {
      await expect(
        run(db.runtime, act as typeof lowerMember, person, { personId, circleMemberId }),
      ).rejects.toEqual(new Refused('lead_is_asked'));
      for (const who of [at.seats.adviser, at.seats.officer, at.seats.manager])
        await expect(
          run(db.runtime, act as typeof lowerMember, who, { personId, circleMemberId }),
        ).rejects.toThrow(NotFound);
    }
  });
});

describe('another référent is asked of the authority', () => {
  const ask = (words = '') => run(db.runtime, askOrientation, person, { personId, words });
  const list = async () => (await run(db.runtime, orientationRequests, at.seats.officer, {})).requests;

  test('its orientation service reads it and answers; the référent stays and learns nothing', async () => {
    const before = JSON.stringify(await run(db.runtime, circlePage, at.seats.adviser, { personId }));
    const told = await titles(at.seats.adviser);
    await ask('Je voudrais rencontrer quelqu’un plus près de chez moi.');
    expect(await list()).toMatchObject([
      {
        personId,
        kind: 'autre-referent',
        leadName: 'Paul Gentil',
        words: expect.stringMatching(/plus près/),
      },
    ]);
    expect(JSON.stringify(await run(db.runtime, circlePage, at.seats.adviser, { personId }))).toBe(before);
    expect(await titles(at.seats.adviser)).toEqual(told);
    expect(await mails()).toContain(`${at.emailOf('officer')} orientation-asked`);
    for (const who of [at.seats.adviser, at.seats.manager, at.seats.coordinator])
      await expect(run(db.runtime, orientationRequests, who, {})).rejects.toThrow(NotFound);
    await expect(ask()).rejects.toEqual(new Refused('already_asked'));

    const [request] = await list();
    const answer = {
      personId,
      requestId: request?.requestId ?? '',
      answer: 'Nous vous appelons cette semaine.',
    };
    await expect(run(db.runtime, answerOrientationRequest, at.seats.adviser, answer)).rejects.toThrow(
      NotFound,
    );
    await run(db.runtime, answerOrientationRequest, at.seats.officer, answer);
    expect(await list()).toEqual([]);
    await expect(run(db.runtime, answerOrientationRequest, at.seats.officer, answer)).rejects.toEqual(
      new Refused('already_answered'),
    );
  });

  test('a new référent answers it', async () => {
    await ask();
    await run(db.runtime, appointLead, at.seats.manager, { personId, seat: at.seats.colleague.seat });
    expect(await list()).toEqual([]);
    expect(await owned('SELECT outcome FROM orientation_request WHERE person_id = $1', [personId])).toEqual([
      { outcome: 'nomination' },
    ]);
  });
});

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { answerInvitation } from './answer-invitation.server.ts';
import { answerRequest } from './answer-request.server.ts';
import { appointLead } from './appoint-lead.server.ts';
import { askToJoin } from './ask-to-join.server.ts';
import { circlePage } from './circle-page.query.server.ts';
import { inviteToCircle } from './invite-to-circle.server.ts';
import { joinPage } from './join-page.query.server.ts';
import { myInvitations, waitingForMe } from './my-invitations.query.server.ts';
import { orientPerson } from './orient-person.server.ts';
import {
  bringIn,
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from './testing/circle-world.ts';
import { joins, located, personWithLead } from './testing/journey.ts';
import { withdrawCircleInvitation } from './withdraw-invitation.server.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let here: CircleTerritory;
let elsewhere: CircleTerritory;

beforeAll(async () => {
  here = await openCircleTerritory(db.runtime, 'Cher');
  elsewhere = await openCircleTerritory(db.runtime, 'Nièvre');
});

const sees = (who: Professional, personId: string) =>
  run(db.runtime, circlePage, who, { personId }).then(
    () => true,
    (error: unknown) => (error instanceof NotFound ? false : Promise.reject(error)),
  );

async function mailsTo(address: string): Promise<string[]> {
  return withOwner(db.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ template: string }>(
      'SELECT template FROM mail_message WHERE recipient = $1 ORDER BY template',
      [address],
    );
    return rows.map((row) => row.template);
  });
}

test('the authority orients, the body appoints, the référent invites, the partner accepts: each learns of it', async () => {
  const { officer, reception, manager, adviser, partner } = here.seats;
  const personId = await bringIn(db.runtime, { by: reception, territoryId: here.territoryId });

  await run(db.runtime, orientPerson, officer, {
    personId,
    track: 'socio-professionnelle',
    bodyId: here.organisations.body,
    reason: 'Projet professionnel défini.',
  });
  expect(await mailsTo(here.emailOf('manager'))).toEqual(['body-oriented']);
  expect(await sees(adviser, personId)).toBe(false);

  await run(db.runtime, appointLead, manager, { personId, seat: adviser.seat });
  expect(await mailsTo(here.emailOf('adviser'))).toEqual(['lead-appointed']);

  const { invitationId } = await run(db.runtime, inviteToCircle, adviser, {
    personId,
    seat: partner.seat,
    role: 'accompagnateur',
    reason: 'Garde d’enfant à organiser.',
  });
  expect(await sees(partner, personId)).toBe(false);
  expect(await run(db.runtime, waitingForMe, partner, {})).toEqual({ invitations: 1, referrals: 0 });
  const { received } = await run(db.runtime, myInvitations, partner, {});
  expect(received).toMatchObject([
    {
      personId,
      byName: 'Paul Gentil',
      byOrganisation: 'body de Cher',
      reason: 'Garde d’enfant à organiser.',
    },
  ]);
  expect(received[0]?.personLabel).toMatch(/^Awa D\.$/);

  await run(db.runtime, answerInvitation, partner, { personId, invitationId, accept: true });
  const page = await run(db.runtime, circlePage, partner, { personId });
  expect(page.members.map((m) => [m.name, m.isLead, m.joinedHow])).toEqual([
    ['Paul Gentil', true, 'nomination'],
    ['Sophie Petitjean', false, 'invitation'],
  ]);
  expect(page.leads.map((lead) => lead.name)).toEqual(['Paul Gentil']);
  expect(await mailsTo(here.emailOf('adviser'))).toEqual(['circle-invitation-answered', 'lead-appointed']);

  const { rows } = await withOwner(db.ownerUrl, (owner) =>
    owner.query(
      'SELECT kind, author_name FROM timeline_event WHERE person_id = $1 ORDER BY timeline_event_id',
      [personId],
    ),
  );
  expect(rows).toEqual([
    { kind: 'orientation-decided', author_name: 'Claire Morel' },
    { kind: 'lead-appointed', author_name: 'Hugo Blanchet' },
    { kind: 'invitation-sent', author_name: 'Paul Gentil' },
    { kind: 'invitation-accepted', author_name: 'Sophie Petitjean' },
  ]);
});

describe('nobody joins a circle by themselves', () => {
  test('not by writing to the tables, whatever they hold', async () => {
    const personId = await personWithLead(db.runtime, here);
    const { partner } = here.seats;
    const invite = await run(db.runtime, inviteToCircle, here.seats.adviser, {
      personId,
      seat: partner.seat,
      role: 'contributeur',
      reason: 'Voir ensemble.',
    });
    const attempts = [
      sql`INSERT INTO circle_member (person_id, circle_member_id, seat, organisation_id, professional_name, organisation_name,
            function, role, since, joined_how, discreet)
          VALUES (${personId}, ${newId()}, ${partner.seat}, ${partner.organisationId}, 'S', 'M', 'x', 'accompagnateur', now(),
            'invitation', false)`,
      sql`UPDATE circle_invitation SET role = 'accompagnateur', state = 'acceptee'
          WHERE circle_invitation_id = ${invite.invitationId}`,
      sql`INSERT INTO lead_period (person_id, lead_period_id, seat, organisation_id, professional_name, organisation_name, from_at)
          VALUES (${personId}, ${newId()}, ${partner.seat}, ${partner.organisationId}, 'S', 'M', now())`,
      sql`INSERT INTO access_grant (person_id, access_grant_id, seat, level, from_on, until_on, why, for_name, granted_by)
          VALUES (${personId}, ${newId()}, ${partner.seat}, 'lead', current_date, current_date, 'remplacement', 'x', 'x')`,
      sql`UPDATE person SET seats = array_append(seats, ${partner.seat}::uuid) WHERE person_id = ${personId}`,
      sql`SELECT access.add_member(${personId}, ${newId()}, ${partner.seat}, 'accompagnateur', 'invitation')`,
      sql`SELECT access.recompute(${personId})`,
    ];
    for (const attempt of attempts) {
      const done = boundTransaction(db.runtime, partner, ({ tx }) => attempt.execute(tx));
      await expect(done).rejects.toThrow(NotFound);
    }
    expect(await sees(partner, personId)).toBe(false);
  });

  test('not by the command without an invitation, nor with somebody else’s', async () => {
    const personId = await personWithLead(db.runtime, here);
    const { partner, colleague, partnerManager, adviser } = here.seats;
    const { invitationId } = await run(db.runtime, inviteToCircle, adviser, {
      personId,
      seat: partner.seat,
      role: 'accompagnateur',
      reason: 'Voir ensemble.',
    });
    const answer = (who: Professional, id: string) =>
      run(db.runtime, answerInvitation, who, { personId, invitationId: id, accept: true });
    await expect(answer(colleague, newId())).rejects.toThrow(NotFound);
    await expect(answer(colleague, invitationId)).rejects.toThrow(NotFound);
    await expect(answer(partnerManager, invitationId)).rejects.toThrow(NotFound);
    await expect(answer(adviser, invitationId)).rejects.toThrow(NotFound);
    expect(await sees(colleague, personId)).toBe(false);
  });

  test('asking needs an exact-identity search that found the person, and the référent’s yes', async () => {
    const personId = await personWithLead(db.runtime, here);
    const { partner, adviser } = here.seats;
    const ask = () =>
      run(db.runtime, askToJoin, partner, {
        personId,
        role: 'accompagnateur',
        reason: 'Je la reçois aussi.',
      });
    await expect(ask()).rejects.toThrow(NotFound);
    await expect(run(db.runtime, joinPage, partner, { personId })).rejects.toThrow(NotFound);
    await located(db.runtime, partner, personId);
    expect(await run(db.runtime, joinPage, partner, { personId })).toEqual({
      mayAccompany: true,
      discreet: false,
      asked: null,
    });
    const { invitationId } = await ask();
    expect(await sees(partner, personId)).toBe(false);
    await expect(
      run(db.runtime, answerRequest, partner, { personId, invitationId, accept: true }),
    ).rejects.toThrow(NotFound);

    expect(await run(db.runtime, waitingForMe, adviser, {})).toEqual({ invitations: 1, referrals: 0 });
    const { toDecide } = await run(db.runtime, myInvitations, adviser, {});
    expect(toDecide).toMatchObject([
      { personId, invitationId, name: 'Sophie Petitjean', reason: 'Je la reçois aussi.' },
    ]);
    await run(db.runtime, answerRequest, adviser, { personId, invitationId, accept: true });
    expect(await sees(partner, personId)).toBe(true);
    expect(await mailsTo(here.emailOf('partner'))).toContain('circle-request-answered');
    expect(await run(db.runtime, waitingForMe, adviser, {})).toEqual({ invitations: 0, referrals: 0 });
  });

  test('a search hit serves for one day', async () => {
    const personId = await personWithLead(db.runtime, here);
    await located(db.runtime, here.seats.partner, personId);
    clock.forward({ hours: 25 });
    await expect(
      run(db.runtime, askToJoin, here.seats.partner, {
        personId,
        role: 'accompagnateur',
        reason: 'Je la reçois.',
      }),
    ).rejects.toThrow(NotFound);
  });

  test('while there is no référent, the orientation service answers requests', async () => {
    const { reception, partner, officer, manager } = here.seats;
    const personId = await bringIn(db.runtime, { by: reception, territoryId: here.territoryId });
    await located(db.runtime, partner, personId);
    const { invitationId } = await run(db.runtime, askToJoin, partner, {
      personId,
      role: 'accompagnateur',
      reason: 'Je la reçois depuis janvier.',
    });
    const answer = (who: Professional) =>
      run(db.runtime, answerRequest, who, { personId, invitationId, accept: true });
    await expect(answer(manager)).rejects.toThrow(NotFound);
    const { toDecide } = await run(db.runtime, myInvitations, officer, {});
    expect(toDecide.map((line) => line.invitationId)).toContain(invitationId);
    await answer(officer);
    expect(await sees(partner, personId)).toBe(true);
  });
});

test('accepted twice at once: one place, and the other is told', async () => {
  const personId = await personWithLead(db.runtime, here);
  const { partner, adviser } = here.seats;
  const { invitationId } = await run(db.runtime, inviteToCircle, adviser, {
    personId,
    seat: partner.seat,
    role: 'accompagnateur',
    reason: 'Voir ensemble.',
  });
  const accept = () => run(db.runtime, answerInvitation, partner, { personId, invitationId, accept: true });
  const outcomes = await Promise.allSettled([accept(), accept()]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = outcomes.find((outcome) => outcome.status === 'rejected');
  expect(refused?.reason).toEqual(new Refused('already_answered'));
  const page = await run(db.runtime, circlePage, partner, { personId });
  expect(page.members.filter((member) => member.isReader)).toHaveLength(1);
});

test('withdrawn while it is being accepted: one of the two happens, the other is told', async () => {
  const personId = await personWithLead(db.runtime, here);
  const { partner, adviser } = here.seats;
  const { invitationId } = await run(db.runtime, inviteToCircle, adviser, {
    personId,
    seat: partner.seat,
    role: 'accompagnateur',
    reason: 'Voir ensemble.',
  });
  const outcomes = await Promise.allSettled([
    run(db.runtime, answerInvitation, partner, { personId, invitationId, accept: true }),
    run(db.runtime, withdrawCircleInvitation, adviser, { personId, invitationId }),
  ]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  const [accepted] = outcomes;
  expect(await sees(partner, personId)).toBe(accepted?.status === 'fulfilled');
});

describe('whom one may not invite', () => {
  const invite = (personId: string, seat: string, who = here.seats.adviser) =>
    run(db.runtime, inviteToCircle, who, {
      personId,
      seat,
      role: 'accompagnateur',
      reason: 'Voir ensemble.',
    });

  test('a crèche contributes, it does not accompany', async () => {
    const personId = await personWithLead(db.runtime, here);
    await expect(invite(personId, here.seats.contributor.seat)).rejects.toEqual(
      new Refused('cannot_accompany'),
    );
  });

  test('a discreet organisation, another territory and a random identifier answer alike', async () => {
    const personId = await personWithLead(db.runtime, here);
    for (const seat of [here.seats.sheltered.seat, elsewhere.seats.partner.seat, newId()]) {
      await expect(invite(personId, seat)).rejects.toEqual(new Refused('seat_unavailable'));
    }
  });

  test('nobody invites for somebody else’s person, nor oneself', async () => {
    const personId = await personWithLead(db.runtime, here);
    for (const who of [
      here.seats.partner,
      here.seats.manager,
      here.seats.reception,
      elsewhere.seats.officer,
    ]) {
      await expect(invite(personId, here.seats.partner.seat, who)).rejects.toThrow(NotFound);
    }
    await expect(invite(personId, here.seats.adviser.seat)).rejects.toThrow(NotFound);
  });
});

test('whoever stands nowhere gets for a real person what they get for a random identifier', async () => {
  const personId = await personWithLead(db.runtime, here);
  await joins(db.runtime, here, personId, here.seats.contributor, 'contributeur');
  const strangers = [
    here.seats.partner,
    elsewhere.seats.manager,
    elsewhere.seats.officer,
    elsewhere.seats.coordinator,
  ];
  for (const who of strangers) {
    for (const id of [personId, newId()]) {
      const acts: (() => Promise<unknown>)[] = [
        () => run(db.runtime, circlePage, who, { personId: id }),
        () => run(db.runtime, joinPage, who, { personId: id }),
        () =>
          run(db.runtime, orientPerson, who, {
            personId: id,
            track: 'sociale',
            bodyId: here.organisations.body,
          }),
        () => run(db.runtime, appointLead, who, { personId: id, seat: who.seat }),
        () => run(db.runtime, askToJoin, who, { personId: id, role: 'accompagnateur', reason: 'x' }),
      ];
      for (const act of acts) await expect(act()).rejects.toThrow(new NotFound());
    }
  }
});

import { beforeAll, expect, test } from 'vitest';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { answerInvitation } from './answer-invitation.server.ts';
import { answerRequest } from './answer-request.server.ts';
import {
  type InvitationAct,
  type InvitationDirection,
  type InvitationParty,
  type InvitationState,
  type InvitationVerdict,
  invitationActs,
  invitationDirections,
  invitationParties,
  invitationStates,
  invitationVerdict,
} from './states.ts';
import { type CircleTerritory, openCircleTerritory, type Professional } from './testing/circle-world.ts';
import { joins, personWithLead } from './testing/journey.ts';
import { withdrawCircleInvitation } from './withdraw-invitation.server.ts';

const db = useDatabase({ clock: movingClock('2026-03-03T09:00:00Z') });
let at: CircleTerritory;
let personId: string;

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  personId = await personWithLead(db.runtime, at);
  // Jeanne invites: a member who is not the référent, so that inviter and decider differ.
  await joins(db.runtime, at, personId, at.seats.colleague);
  await joins(db.runtime, at, personId, at.seats.partnerManager);
});

const who = (party: InvitationParty): Professional =>
  ({
    candidate: at.seats.partner,
    inviter: at.seats.colleague,
    decider: at.seats.adviser,
    member: at.seats.partnerManager,
    stranger: at.seats.contributor,
  })[party];

/** As the owner: the row in the state that the case is about, nobody else's waiting. */
async function given(direction: InvitationDirection, state: InvitationState): Promise<string> {
  const invitationId = newId();
  const { partner, colleague } = at.seats;
  await withOwner(db.ownerUrl, async (owner) => {
    await owner.query(`DELETE FROM circle_invitation WHERE person_id = $1 AND seat = $2`, [
      personId,
      partner.seat,
    ]);
    await owner.query(`DELETE FROM circle_member WHERE person_id = $1 AND seat = $2`, [
      personId,
      partner.seat,
    ]);
    await owner.query(
      `INSERT INTO circle_invitation (person_id, circle_invitation_id, direction, seat, organisation_id, professional_name,
         organisation_name, role, by_seat, by_name, by_organisation_name, person_label, reason, state, created_at, discreet)
       VALUES ($1, $2, $3, $4, $5, 'Sophie Petitjean', 'mission', 'contributeur', $6, 'x', 'x', 'Awa D.', 'x', $7,
         '2026-03-01T00:00:00Z', false)`,
      [
        personId,
        invitationId,
        direction,
        partner.seat,
        partner.organisationId,
        direction === 'demande' ? partner.seat : colleague.seat,
        state,
      ],
    );
  });
  return invitationId;
}

function doing(act: InvitationAct, actor: Professional, invitationId: string): Promise<unknown> {
  switch (act) {
    case 'answer-invitation':
      return run(db.runtime, answerInvitation, actor, { personId, invitationId, accept: true });
    case 'answer-request':
      return run(db.runtime, answerRequest, actor, { personId, invitationId, accept: true });
    case 'withdraw':
      return run(db.runtime, withdrawCircleInvitation, actor, { personId, invitationId });
  }
}

async function verdictOf(work: Promise<unknown>): Promise<InvitationVerdict> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof NotFound) return 'missing';
    if (error instanceof Refused && error.code === 'already_answered') return 'already-answered';
    throw error;
  }
}

for (const direction of invitationDirections) {
  for (const act of invitationActs) {
    test(`${act} on « ${direction} »: every state and party does what the table says`, async () => {
      const found: string[] = [];
      const expected: string[] = [];
      for (const state of invitationStates) {
        for (const party of invitationParties) {
          // Towards a request the asker is its author: nobody else is an inviter.
          if (direction === 'demande' && party === 'inviter') continue;
          const invitationId = await given(direction, state);
          expected.push(`${state} ${party}: ${invitationVerdict(direction, state, act, party)}`);
          found.push(`${state} ${party}: ${await verdictOf(doing(act, who(party), invitationId))}`);
        }
      }
      expect(found).toEqual(expected);
    });
  }
}

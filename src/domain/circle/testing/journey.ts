import { boundTransaction } from '../../../platform/access/bound-transaction.ts';
import { run } from '../../../platform/access/run.ts';
import { newId } from '../../../platform/database/id.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { answerInvitation } from '../answer-invitation.server.ts';
import { appointLead } from '../appoint-lead.server.ts';
import { carryOutMove } from '../carry-out-move.server.ts';
import { inviteToCircle } from '../invite-to-circle.server.ts';
import { orientPerson } from '../orient-person.server.ts';
import { prepareMove } from '../prepare-move.server.ts';
import { bringIn, type CircleTerritory, type Professional } from './circle-world.ts';

/** A person whom the département oriented and whose référent the body named. */
export async function personWithLead(runtime: Runtime, at: CircleTerritory): Promise<string> {
  const { officer, reception, manager, adviser } = at.seats;
  const personId = await bringIn(runtime, { by: reception, territoryId: at.territoryId });
  await run(runtime, orientPerson, officer, {
    personId,
    track: 'professionnelle',
    bodyId: at.organisations.body,
    notifiedOn: '2026-03-02',
  });
  await run(runtime, appointLead, manager, { personId, seat: adviser.seat });
  return personId;
}

/** Invited by the référent, and there. */
export async function joins(
  runtime: Runtime,
  at: CircleTerritory,
  personId: string,
  who: Professional,
  role: 'accompagnateur' | 'contributeur' = 'accompagnateur',
): Promise<void> {
  const { invitationId } = await run(runtime, inviteToCircle, at.seats.adviser, {
    personId,
    seat: who.seat,
    role,
    reason: 'Travailler ensemble.',
  });
  await run(runtime, answerInvitation, who, { personId, invitationId, accept: true });
}

/** What an exact-identity search that found the person leaves behind. */
export async function located(runtime: Runtime, who: Professional, personId: string): Promise<void> {
  await boundTransaction(runtime, who, ({ record }) =>
    record({ kind: 'search_hit', act: 'find-by-identity', personId }),
  );
}

interface Moved {
  from: Professional;
  to: Professional | readonly Professional[];
  /** First and last day of a stand-in; without them, for good. */
  period?: readonly [from: string, until: string];
  people?: readonly string[];
}

/** Prepared and carried out, as the manager's two clicks do; gives the move. */
export async function movePortfolio(
  runtime: Runtime,
  manager: Professional,
  { from, to, period, people }: Moved,
): Promise<string> {
  const moveId = newId();
  await run(runtime, prepareMove, manager, {
    moveId,
    kind: period ? 'remplacement' : 'transfert',
    fromSeat: from.seat,
    toSeats: [to].flat().map((one) => one.seat),
    from: period?.[0] ?? null,
    until: period?.[1] ?? null,
    ...(people && { people: [...people] }),
  });
  await carryOutMove(runtime, manager, moveId);
  return moveId;
}

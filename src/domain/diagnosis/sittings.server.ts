import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { isJoint, type ShownSitting } from './rules.ts';
import { seatOf } from './stored-answers.server.ts';
import './tables.ts';

/** The open sitting in which this seat takes part: answers saved meanwhile belong to it. */
export async function openSittingOf(tx: Tx, personId: string, seat: string | null): Promise<string | null> {
  const row = await tx
    .selectFrom('diagnosis_sitting as s')
    .innerJoin('diagnosis_participant as p', (join) =>
      join.onRef('p.person_id', '=', 's.person_id').onRef('p.sitting_id', '=', 's.sitting_id'),
    )
    .select('s.sitting_id')
    .where('s.person_id', '=', personId)
    .where('s.closed_at', 'is', null)
    .where('p.seat', '=', seat)
    .orderBy('s.opened_at', 'desc')
    .executeTakeFirst();
  return row?.sitting_id ?? null;
}

/** Sittings the actor may read, the latest first. */
export async function readSittings(
  tx: Tx,
  actor: Actor,
  personId: string,
  limit = 20,
): Promise<ShownSitting[]> {
  const sittings = await tx
    .selectFrom('diagnosis_sitting')
    .select(['sitting_id', 'held_on', 'modality', 'opened_at', 'closed_at', 'author_name'])
    .where('person_id', '=', personId)
    .orderBy('held_on', 'desc')
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .execute();
  if (sittings.length === 0) return [];
  const seated = await tx
    .selectFrom('diagnosis_participant')
    .select(['sitting_id', 'seat', 'professional_name', 'organisation_id', 'organisation_name', 'speciality'])
    .where('person_id', '=', personId)
    .where(
      'sitting_id',
      'in',
      sittings.map((sitting) => sitting.sitting_id),
    )
    .orderBy('professional_name')
    .execute();
  return sittings.map((sitting) => {
    const participants = seated
      .filter((participant) => participant.sitting_id === sitting.sitting_id)
      .map((participant) => ({
        seat: participant.seat,
        name: participant.professional_name,
        organisation: participant.organisation_name,
        organisationId: participant.organisation_id,
        speciality: participant.speciality,
        me: participant.seat === seatOf(actor),
      }));
    return {
      sittingId: sitting.sitting_id,
      heldOn: sitting.held_on,
      modality: sitting.modality,
      openedAt: sitting.opened_at.toString(),
      closedAt: sitting.closed_at?.toString() ?? null,
      authorName: sitting.author_name,
      participants,
      joint: isJoint(participants),
    };
  });
}

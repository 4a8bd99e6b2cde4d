import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { criteriaOf, suggestTrack } from '../diagnosis/suggest-track.ts';
import { readDiagnosisSummary } from '../diagnosis/summary.server.ts';
import { asProfessional } from './professional-actor.ts';
import { possibleLeads, referentBodies } from './referent-bodies.server.ts';
import type { OrientationPage, ReferentBody } from './views.ts';
import './tables.ts';
import '../person/tables.ts';

/** Decisions of the authority about one person, and what the reader may decide: a body, a référent. */
export const orientationPage = query({
  name: 'orientation-page',
  input: z.object({ personId: z.uuid() }),
  access: onPerson(['file', 'summary']),
  reads: 'file',
  handle: async ({ tx, actor, clock, standing, levels }, { personId }): Promise<OrientationPage> => {
    const { organisationId } = asProfessional(actor);
    const person = await tx
      .selectFrom('person_list')
      .select([
        'given_name',
        'family_name',
        'entered_on',
        'lead_seat',
        'lead_name',
        'lead_organisation',
        'ended_on',
      ])
      .select(['authority_id', 'referent_body_id', 'referent_body_name'])
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (!person) throw new NotFound();
    const ended = person.ended_on !== null;
    const orients = !ended && levels.summary && standing.officerOf.includes(person.authority_id);
    const appoints =
      !ended &&
      standing.roles.includes('manager') &&
      levels.file &&
      person.referent_body_id === organisationId;
    const {
      given_name,
      family_name,
      entered_on,
      referent_body_id,
      referent_body_name,
      lead_seat,
      lead_name,
    } = person;
    return {
      person: { personId, givenName: given_name, familyName: family_name, enteredOn: entered_on },
      referentBody: referent_body_id
        ? { organisationId: referent_body_id, name: referent_body_name ?? '' }
        : null,
      lead: lead_seat
        ? { seat: lead_seat, name: lead_name ?? '', organisation: person.lead_organisation }
        : null,
      endedOn: person.ended_on,
      orientations: await decisions(tx, personId),
      suggestion: orients ? await suggestionFor(tx, personId, today(clock)) : null,
      bodies: orients ? await bodiesFor(tx, standing.territories, lead_seat ? referent_body_id : null) : null,
      leads: appoints ? await possibleLeads(tx, organisationId) : null,
    };
  },
});

async function suggestionFor(tx: Tx, personId: string, day: string): Promise<OrientationPage['suggestion']> {
  const summary = await readDiagnosisSummary(tx, personId);
  return summary?.lastAnsweredAt ? { summary, from: suggestTrack(criteriaOf(summary, day)) } : null;
}

/** With a référent in place, changing bodies is a handover: only the present body can be named again. */
async function bodiesFor(
  tx: Tx,
  territories: readonly string[],
  only: string | null,
): Promise<ReferentBody[]> {
  const bodies = await referentBodies(tx, territories);
  return only ? bodies.filter((body) => body.organisationId === only) : bodies;
}

async function decisions(tx: Tx, personId: string): Promise<OrientationPage['orientations']> {
  return tx
    .selectFrom('orientation')
    .select([
      'orientation_id as id',
      'track',
      'referent_body_name as body',
      'authority_name as authority',
      'reason',
      'suggested_track as suggested',
    ])
    .select(['decided_by_name as decidedBy', 'decided_on as decidedOn', 'notified_on as notifiedOn'])
    .where('person_id', '=', personId)
    .orderBy('recorded_at', 'desc')
    .execute();
}

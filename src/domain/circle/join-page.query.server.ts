import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { civilDateAt } from '../../platform/clock/clock.ts';
import { asProfessional } from './professional-actor.ts';
import type { JoinPage } from './views.ts';
import './tables.ts';
import '../organisation/tables.ts';

/**
 * Asking to join needs a hit of the exact-identity search by the same seat in the last day. Without it the page is missing, as
 * for a random identifier; with it the page still says nothing of the person.
 */
export const joinPage = query({
  name: 'join-page',
  input: z.object({ personId: z.uuid() }),
  access: seated(({ roles }) => roles.includes('member')),
  reads: 'none',
  handle: async ({ tx, actor, clock }, { personId }): Promise<JoinPage> => {
    const { seat, organisationId } = asProfessional(actor);
    const { rows } = await sql<{ located: boolean }>`SELECT audit.located(${personId}) AS located`.execute(
      tx,
    );
    const asked = await tx
      .selectFrom('circle_invitation')
      .select(['circle_invitation_id as invitationId', 'created_at as at'])
      .where('person_id', '=', personId)
      .where('seat', '=', seat)
      .where('direction', '=', 'demande')
      .where('state', '=', 'ouverte')
      .executeTakeFirst();
    if (!rows[0]?.located && !asked) throw new NotFound();
    const own = await tx
      .selectFrom('organisation as o')
      .innerJoin('organisation_kind as k', 'k.code', 'o.kind')
      .select(['k.accompanies', 'o.discreet'])
      .where('o.organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow();
    return {
      mayAccompany: own.accompanies,
      discreet: own.discreet,
      asked: asked ? { invitationId: asked.invitationId, on: civilDateAt(asked.at, clock) } : null,
    };
  },
});

import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { mayEnterPeople } from './create-person.server.ts';
import '../organisation/tables.ts';

/** What the form for a new person offers: where, and whether its author may accompany, or join a circle that exists. */
export const newPersonOptions = query({
  name: 'new-person-options',
  input: z.object({}),
  access: seated(mayEnterPeople),
  reads: 'none',
  handle: async ({ tx, actor, standing }) => {
    if (actor.kind !== 'professional') throw new NotFound();
    const territories = await tx
      .selectFrom('territory')
      .select(['territory_id as territoryId', 'name'])
      .where('territory_id', 'in', standing.territories)
      .orderBy('name')
      .execute();
    const organisation = await tx
      .selectFrom('organisation')
      .innerJoin('organisation_kind', 'organisation_kind.code', 'organisation.kind')
      .select('organisation_kind.accompanies')
      .where('organisation_id', '=', actor.organisationId)
      .executeTakeFirstOrThrow();
    const isMember = standing.roles.includes('member');
    return { territories, mayAccompany: organisation.accompanies && isMember, mayJoin: isMember };
  },
});

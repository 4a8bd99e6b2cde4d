import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import './tables.ts';

/** Where a coordinator adds a partner, and of which kinds one can be. */
export const newPartnerPage = query({
  name: 'new-partner-page',
  input: z.object({ territoryId: z.uuid().optional() }),
  access: seated(({ roles }) => roles.includes('coordinator')),
  reads: 'none',
  handle: async ({ tx, standing, clock }, { territoryId = standing.territories[0] }) => {
    const territory = await tx
      .selectFrom('territory')
      .select(['territory_id as territoryId', 'name'])
      .where('territory_id', '=', territoryId ?? null)
      .where('territory_id', 'in', [...standing.territories])
      .executeTakeFirst();
    if (!territory) throw new NotFound();
    const kinds = await tx
      .selectFrom('organisation_kind')
      .select(['code', 'label', 'discreet'])
      .orderBy('label')
      .execute();
    return { territory, kinds, today: today(clock) };
  },
});

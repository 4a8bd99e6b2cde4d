import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { query } from '../../../platform/access/run.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import { type ModelRow, selectModels } from './read-model.server.ts';

export interface ListedModel extends ModelRow {
  readonly own: boolean;
  /** How many services come from it. */
  readonly services: number;
}

/** Models of the reader's organisation, and those that others share with it. */
export const offerModels = query({
  name: 'offer-models',
  input: z.object({}),
  access: seated(),
  reads: 'none',
  handle: async ({ tx, actor }): Promise<{ keepsStructures: boolean; models: ListedModel[] }> => {
    const { organisationId } = asProfessional(actor);
    const rows = await selectModels(tx)
      .select(sql<number>`access.model_uses(m.model_id)`.as('services'))
      .orderBy('m.name')
      .orderBy('m.model_id')
      .execute();
    return {
      keepsStructures: (await keptStructures(tx, organisationId)).length > 0,
      models: rows.map((row) => ({ ...row, own: row.organisationId === organisationId })),
    };
  },
});

/** Where the reader's organisation may make a service from a model. */
export const keptStructures = (tx: Tx, organisationId: string) =>
  tx
    .selectFrom('offer_structure')
    .select(['structure_id as structureId', 'name'])
    .where('managed_by', '=', organisationId)
    .orderBy('name')
    .orderBy('structure_id')
    .execute();

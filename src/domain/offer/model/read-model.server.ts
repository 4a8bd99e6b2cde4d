import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import type { ModelRecord } from './model-record.ts';
import './tables.ts';

export interface ModelRow {
  readonly modelId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly name: string;
  readonly version: number;
  readonly shared: boolean;
  readonly archived: boolean;
}

/** The models that the reader may see. */
export const selectModels = (tx: Tx) =>
  tx
    .selectFrom('offer_model as m')
    .select(['m.model_id as modelId', 'm.organisation_id as organisationId'])
    .select(['m.organisation_name as organisationName', 'm.name', 'm.version'])
    .select(['m.shared', 'm.archived']);

/** One that the reader may see; any other is missing. */
export async function readModel(tx: Tx, modelId: string): Promise<ModelRow & { record: ModelRecord }> {
  const row = await selectModels(tx).select('m.record').where('m.model_id', '=', modelId).executeTakeFirst();
  if (!row) throw new NotFound();
  // Written by our commands, through the schema.
  return { ...row, record: row.record as ModelRecord };
}

/** One of the reader's own organisation. */
export async function ownModel(tx: Tx, organisationId: string, modelId: string) {
  const model = await readModel(tx, modelId);
  if (model.organisationId !== organisationId) throw new NotFound();
  return model;
}

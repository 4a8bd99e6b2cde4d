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

/** One that the reader may see, or null. */
async function findModel(tx: Tx, modelId: string): Promise<(ModelRow & { record: ModelRecord }) | null> {
  const row = await selectModels(tx).select('m.record').where('m.model_id', '=', modelId).executeTakeFirst();
  // Written by our commands, through the schema.
  return row ? { ...row, record: row.record as ModelRecord } : null;
}

/** One that the reader may see; any other is missing. */
export async function readModel(tx: Tx, modelId: string) {
  const model = await findModel(tx, modelId);
  if (!model) throw new NotFound();
  return model;
}

/** One that a service may come from; null when it is archived, or nothing that the reader may see. */
export async function followableModel(tx: Tx, modelId: string) {
  const model = await findModel(tx, modelId);
  return model?.archived ? null : model;
}

/** One of the reader's own organisation. */
export async function ownModel(tx: Tx, organisationId: string, modelId: string) {
  const model = await readModel(tx, modelId);
  if (model.organisationId !== organisationId) throw new NotFound();
  return model;
}

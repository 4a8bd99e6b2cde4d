import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { enteredOf } from '../own/entered-service.ts';
import type { ServiceRecord } from '../schema.ts';
import { type ModelChange, modelChanges } from './model-changes.ts';
import type { ModelRecord } from './model-record.ts';
import './tables.ts';

/** The model that a service comes from. */
export interface FollowedModel {
  readonly modelId: string;
  /** What it said when the service last took its changes, or set them aside. */
  readonly version: number;
  readonly taken: ModelRecord;
  /** As it stands; null when it is archived, or no longer shared with the reader's organisation. */
  readonly current: {
    readonly version: number;
    readonly organisationName: string;
    readonly record: ModelRecord;
  } | null;
}

export async function followedModel(tx: Tx, serviceId: string): Promise<FollowedModel | null> {
  const row = await tx
    .selectFrom('offer_service_model as f')
    .leftJoin('offer_model as m', (join) =>
      join.onRef('m.model_id', '=', 'f.model_id').on('m.archived', '=', false),
    )
    .select(['f.model_id as modelId', 'f.version', 'f.record'])
    .select(['m.version as nowVersion', 'm.record as nowRecord', 'm.organisation_name as organisationName'])
    .where('f.service_id', '=', serviceId)
    .executeTakeFirst();
  if (!row) return null;
  const { modelId, version, nowVersion, organisationName } = row;
  return {
    modelId,
    version,
    taken: row.record as ModelRecord,
    current:
      nowVersion === null || organisationName === null
        ? null
        : { version: nowVersion, organisationName, record: row.nowRecord as ModelRecord },
  };
}

/** What the page of a service tells of its model. */
export interface ServiceModel {
  readonly modelId: string;
  readonly name: string;
  readonly version: number;
  readonly current: { readonly version: number; readonly organisationName: string } | null;
  readonly changes: readonly ModelChange[];
}

export function serviceModel(
  { modelId, version, taken, current }: FollowedModel,
  service: ServiceRecord,
): ServiceModel {
  return {
    modelId,
    name: taken.nom,
    version,
    current: current && { version: current.version, organisationName: current.organisationName },
    changes: current ? modelChanges(enteredOf(taken), enteredOf(current.record), enteredOf(service)) : [],
  };
}

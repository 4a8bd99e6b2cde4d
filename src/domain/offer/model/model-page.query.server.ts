import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { query } from '../../../platform/access/run.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import { type EnteredService, enteredOf } from '../own/entered-service.ts';
import { ownService } from '../own/own-record.server.ts';
import type { OfferChange } from '../own/read-history.server.ts';
import { type ModelRecord, onlyModel } from './model-record.ts';
import { keptStructures } from './models.query.server.ts';
import { type ModelRow, readModel } from './read-model.server.ts';
import { type ModelShare, type ModelState, modelShare } from './states.ts';

export interface ServiceOfModel {
  readonly serviceId: string;
  readonly name: string;
  readonly structureName: string;
  /** Of the reader's organisation: only it knows whether its service is `behind`. */
  readonly own: boolean;
  readonly behind: boolean;
}

export interface ModelPage {
  readonly model: ModelRow;
  readonly entered: EnteredService;
  readonly own: boolean;
  /** A discreet organisation shares nothing. */
  readonly mayShare: boolean;
  /** Of all organisations. */
  readonly uses: number;
  /** For its own organisation: its services, and the published ones of others. */
  readonly services: readonly ServiceOfModel[];
  readonly history: readonly OfferChange[];
  readonly structures: readonly { readonly structureId: string; readonly name: string }[];
}

/** A model, as its organisation changes it and as others read it. */
export const modelPage = query({
  name: 'offer-model-page',
  input: z.object({ modelId: z.uuid() }),
  access: seated(),
  reads: 'none',
  handle: async ({ tx, actor }, { modelId }): Promise<ModelPage> => {
    const { organisationId } = asProfessional(actor);
    const { record, ...model } = await readModel(tx, modelId);
    const { rows } = await sql<{ uses: number; discreet: boolean }>`
      SELECT access.model_uses(${modelId}) AS uses, access.org_discreet() AS discreet`.execute(tx);
    const services = await sql<ServiceOfModel>`
      SELECT service_id AS "serviceId", name, structure_name AS "structureName", own, own AND behind AS behind
      FROM access.model_services(${modelId})`.execute(tx);
    return {
      model,
      entered: enteredOf(record),
      own: model.organisationId === organisationId,
      mayShare: rows[0]?.discreet === false,
      uses: rows[0]?.uses ?? 0,
      services: services.rows,
      history: await readModelHistory(tx, model),
      structures: await keptStructures(tx, organisationId),
    };
  },
});

/** The form of a new model: empty, or as a service of the reader's organisation says. */
export const newModelPage = query({
  name: 'new-offer-model-page',
  input: z.object({ serviceId: z.string().max(300).nullable() }),
  access: seated(),
  reads: 'none',
  handle: async ({ tx, actor }, { serviceId }): Promise<{ from: string | null; entered: EnteredService }> => {
    if (serviceId === null) return { from: null, entered: enteredOf({}) };
    const { record } = await ownService(tx, asProfessional(actor).organisationId, serviceId);
    return { from: record.nom, entered: onlyModel(enteredOf(record)) };
  },
});

const MOST = 50;

/** The last changes of a model, latest first; none for who is not of its organisation. */
async function readModelHistory(tx: Tx, { modelId, organisationName }: ModelRow): Promise<OfferChange[]> {
  const versions: {
    version: number;
    at: Temporal.Instant;
    by: string;
    record: unknown;
    shared: boolean;
    archived: boolean;
  }[] = await tx
    .selectFrom('offer_model_version')
    .select(['version', 'at', 'author_name as by', 'record', 'shared', 'archived'])
    .where('model_id', '=', modelId)
    .orderBy('version', 'desc')
    .limit(MOST + 1)
    .execute();
  return versions.slice(0, MOST).map((version, place) => {
    const before = versions[place + 1];
    return {
      version: version.version,
      at: version.at,
      by: version.by,
      organisation: organisationName,
      changed: changedBetween(before && factsOf(before), factsOf(version)),
    };
  });
}

interface Facts extends Partial<ModelRecord> {
  readonly model_state: ModelShare;
}
const factsOf = ({ record, ...state }: ModelState & { record: unknown }): Facts => ({
  ...(record as ModelRecord),
  model_state: modelShare(state),
});

/** Of the first version, only its state: it changed nothing. */
function changedBetween(before: Facts | undefined, after: Facts): OfferChange['changed'] {
  if (!before) return { model_state: [null, after.model_state] };
  const fields = Object.keys(after) as (keyof Facts)[];
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => [field, [before[field] ?? null, after[field] ?? null] as const]),
  );
}

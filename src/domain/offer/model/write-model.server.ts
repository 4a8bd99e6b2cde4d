import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { Conflict, Refused } from '../../../platform/access/errors.ts';
import { type Context, command } from '../../../platform/access/run.ts';
import { newId } from '../../../platform/database/id.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import { type EnteredService, enteredOf } from '../own/entered-service.ts';
import { ownService } from '../own/own-record.server.ts';
import { enteredInput, recordFrom } from '../own/record-from.server.ts';
import type { WrittenSince } from '../own/written-since.server.ts';
import { followModel } from './follow-model.server.ts';
import { type ModelRecord, modelRecordOf, onlyModel } from './model-record.ts';
import { type ModelRow, ownModel } from './read-model.server.ts';
import { modelMoveCodes, modelMoves, modelMovesFrom } from './states.ts';

/** A model of the actor's organisation, which no other sees yet. The service that it was made of is the first that comes from it. */
export const createModel = command({
  name: 'create-offer-model',
  input: z.object({ entered: enteredInput, serviceId: z.string().max(300).optional() }),
  access: seated(),
  handle: async ({ tx, clock, actor }, { entered, serviceId }) => {
    const modelId = newId();
    const record = await modelFrom({ tx, clock }, entered, modelId);
    if (serviceId !== undefined) await ownService(tx, asProfessional(actor).organisationId, serviceId);
    await tx.insertInto('offer_model').values({ model_id: modelId, record }).execute();
    if (serviceId !== undefined) await followModel(tx, serviceId, { modelId, version: 1 });
    return { modelId };
  },
});

/** Changes a model from the version that was on the screen; if another one stands, both are told. No service changes with it. */
export const editModel = command({
  name: 'edit-offer-model',
  input: z.object({ modelId: z.uuid(), version: z.coerce.number().int().positive(), entered: enteredInput }),
  access: seated(),
  handle: async ({ tx, clock, actor }, { modelId, version, entered }) => {
    const { organisationId } = asProfessional(actor);
    await ownModel(tx, organisationId, modelId);
    const written = await tx
      .updateTable('offer_model')
      .set({ record: await modelFrom({ tx, clock }, entered, modelId) })
      .where('model_id', '=', modelId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (written.numUpdatedRows === 1n) return;
    throw new Conflict(await modelWrittenSince(tx, await ownModel(tx, organisationId, modelId), version));
  },
});

/** Shares it, archives it… Services that come from it stay as they are. */
export const moveModel = command({
  name: 'move-offer-model',
  input: z.object({
    modelId: z.uuid(),
    version: z.coerce.number().int().positive(),
    move: z.enum(modelMoveCodes),
  }),
  access: seated(),
  handle: async ({ tx, actor }, { modelId, version, move }) => {
    const known = await ownModel(tx, asProfessional(actor).organisationId, modelId);
    if (!modelMovesFrom(known).includes(move)) throw new Refused('model-moved');
    const moved = await tx
      .updateTable('offer_model')
      .set(modelMoves[move].to)
      .where('model_id', '=', modelId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) throw new Refused('model-moved');
  },
});

/** Read by the rules of a service, of which a model keeps its own fields. */
async function modelFrom(
  context: Pick<Context, 'tx' | 'clock'>,
  entered: EnteredService,
  modelId: string,
): Promise<string> {
  const about = { serviceId: modelId, structureId: modelId, before: null };
  return JSON.stringify(modelRecordOf(await recordFrom(context, onlyModel(entered), about)));
}

async function modelWrittenSince(
  tx: Tx,
  current: ModelRow & { record: ModelRecord },
  version: number,
): Promise<WrittenSince<EnteredService>> {
  const versions = await tx
    .selectFrom('offer_model_version')
    .select(['version', 'author_name', 'at', 'record'])
    .where('model_id', '=', current.modelId)
    .where('version', 'in', [version, current.version])
    .execute();
  const base = versions.find((one) => one.version === version);
  const last = versions.find((one) => one.version === current.version);
  if (!base || !last) throw new Error(`no version ${version} of model ${current.modelId}`);
  return {
    version: current.version,
    by: last.author_name,
    at: last.at,
    base: enteredOf(base.record as ModelRecord),
    current: enteredOf(current.record),
  };
}

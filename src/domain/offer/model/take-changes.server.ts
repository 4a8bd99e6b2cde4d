import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import { type EnteredField, enteredOf, sameEntered } from '../own/entered-service.ts';
import { ownColumns } from '../own/own-columns.ts';
import { ownService } from '../own/own-record.server.ts';
import { recordFrom } from '../own/record-from.server.ts';
import { withModelChanges } from './model-changes.ts';
import { modelFields } from './model-record.ts';
import { followedModel } from './read-service-model.server.ts';

const about = {
  serviceId: z.string().max(300),
  /** Of the model, as it was on the screen. */
  modelVersion: z.coerce.number().int().positive(),
};

/**
 * « Reprendre ces changements » : into the fields that the service did not change itself, and into those `chosen`. Where that takes
 * nothing (`taken`: false), the service stays as it is: nobody confirmed it today.
 */
export const takeModelChanges = command({
  name: 'take-model-changes',
  input: z.object({
    ...about,
    version: z.coerce.number().int().nonnegative(),
    chosen: z.array(z.enum(modelFields as readonly [EnteredField, ...EnteredField[]])),
  }),
  access: seated(),
  handle: async ({ tx, clock, actor }, { serviceId, version, modelVersion, chosen }) => {
    const known = await ownService(tx, asProfessional(actor).organisationId, serviceId);
    const { taken, current } = await modelSeen(tx, serviceId, modelVersion);
    const [base, model, mine] = [enteredOf(taken), enteredOf(current), enteredOf(known.record)];
    const merged = withModelChanges(base, model, mine, chosen);
    if (modelFields.every((field) => sameEntered(merged, mine, field))) {
      if (known.version !== version) throw new Refused('service-moved');
      await heard(tx, serviceId, modelVersion);
      return { taken: false };
    }
    const record = await recordFrom({ tx, clock }, merged, {
      serviceId,
      structureId: known.structureId,
      before: known.record,
    });
    const written = await tx
      .updateTable('offer_service')
      .set(ownColumns(record, today(clock)))
      .where('service_id', '=', serviceId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (written.numUpdatedRows !== 1n) throw new Refused('service-moved');
    await heard(tx, serviceId, modelVersion);
    return { taken: true };
  },
});

/** « Garder le mien » : the service stays as it is, and is told of what the model changes from here on. */
export const setModelChangesAside = command({
  name: 'set-model-changes-aside',
  input: z.object(about),
  access: seated(),
  handle: async ({ tx, actor }, { serviceId, modelVersion }) => {
    await ownService(tx, asProfessional(actor).organisationId, serviceId);
    await modelSeen(tx, serviceId, modelVersion);
    await heard(tx, serviceId, modelVersion);
  },
});

async function modelSeen(tx: Tx, serviceId: string, version: number) {
  const followed = await followedModel(tx, serviceId);
  if (!followed?.current) throw new NotFound();
  if (followed.current.version !== version) throw new Refused('model-moved');
  return { taken: followed.taken, current: followed.current.record };
}

const heard = (tx: Tx, serviceId: string, version: number) =>
  tx.updateTable('offer_service_model').set({ version }).where('service_id', '=', serviceId).execute();

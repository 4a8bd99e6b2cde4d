import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import { Conflict } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { newId } from '../../../platform/database/id.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import { followModel } from '../model/follow-model.server.ts';
import { followableModel } from '../model/read-model.server.ts';
import { OWN_SOURCE } from '../reference/sources.ts';
import { enteredOf } from './entered-service.ts';
import { certifiedStill, ownColumns } from './own-columns.ts';
import { ownService } from './own-record.server.ts';
import { changesSince } from './read-history.server.ts';
import { enteredInput, recordFrom } from './record-from.server.ts';
import { writtenSince } from './written-since.server.ts';

/**
 * A new service of a structure that the actor's organisation keeps: a draft, which nobody else sees. A model that is gone since the form
 * was opened costs nothing of what was typed: the service then follows none.
 */
export const createOwnService = command({
  name: 'create-own-service',
  input: z.object({
    structureId: z.string().max(300),
    entered: enteredInput,
    /** The model that the form began from, as it was then. */
    model: z.object({ modelId: z.uuid(), version: z.coerce.number().int().positive() }).optional(),
  }),
  access: seated(),
  handle: async ({ tx, clock }, input) => {
    const serviceId = `${OWN_SOURCE}--${newId()}`;
    const record = await recordFrom({ tx, clock }, input.entered, {
      serviceId,
      structureId: input.structureId,
      before: null,
    });
    await tx
      .insertInto('offer_service')
      .values({
        service_id: serviceId,
        structure_id: input.structureId,
        state: 'draft',
        ...ownColumns(record, today(clock)),
      })
      .execute();
    const followed = input.model !== undefined && (await followableModel(tx, input.model.modelId)) !== null;
    if (input.model && followed) await followModel(tx, serviceId, input.model);
    return { serviceId, followed };
  },
});

/** Changes a service from the version that was on the screen; if another one stands, both are told. */
export const editOwnService = command({
  name: 'edit-own-service',
  input: z.object({
    serviceId: z.string().max(300),
    version: z.coerce.number().int().nonnegative(),
    entered: enteredInput,
  }),
  access: seated(),
  handle: async ({ tx, clock, actor }, { serviceId, version, entered: typed }) => {
    const { organisationId } = asProfessional(actor);
    const known = await ownService(tx, organisationId, serviceId);
    const record = await recordFrom({ tx, clock }, typed, {
      serviceId,
      structureId: known.structureId,
      before: known.record,
    });
    const written = await tx
      .updateTable('offer_service')
      .set({ ...ownColumns(record, today(clock)), ...certifiedStill(known.record, record) })
      .where('service_id', '=', serviceId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (written.numUpdatedRows === 1n) return;
    const current = await ownService(tx, organisationId, serviceId);
    const since = await changesSince(tx, serviceId, version);
    throw new Conflict(writtenSince(current, since, enteredOf));
  },
});

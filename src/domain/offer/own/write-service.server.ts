import { ZodError, z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import { Conflict, Invalid } from '../../../platform/access/errors.ts';
import { type Context, command } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { newId } from '../../../platform/database/id.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import { OWN_SOURCE } from '../reference/sources.ts';
import type { ServiceRecord } from '../schema.ts';
import { type EnteredField, enteredFrom } from './entered-service.ts';
import { problemSentence } from './messages.ts';
import { certifiedStill, ownColumns } from './own-columns.ts';
import { enteredPlace, ownService } from './own-record.server.ts';
import { type EnteredContext, readEntered } from './read-entered.ts';
import { writtenSince } from './written-since.server.ts';

const MOST_CHARACTERS = 12_000;
const entered = z
  .record(
    z.string(),
    z.union([z.string().max(MOST_CHARACTERS), z.array(z.string().max(300)).max(200).readonly()]),
  )
  .transform((given) => enteredFrom((field: EnteredField) => [given[field] ?? []].flat()));

/** A new service of a structure that the actor's organisation keeps: a draft, which nobody else sees. */
export const createOwnService = command({
  name: 'create-own-service',
  input: z.object({ structureId: z.string().max(300), entered }),
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
    return { serviceId };
  },
});

/** Changes a service from the version that was on the screen; if another one stands, both are told. */
export const editOwnService = command({
  name: 'edit-own-service',
  input: z.object({
    serviceId: z.string().max(300),
    version: z.coerce.number().int().nonnegative(),
    entered,
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
    throw new Conflict(await writtenSince(tx, await ownService(tx, organisationId, serviceId), version));
  },
});

async function recordFrom(
  { tx, clock }: Pick<Context, 'tx' | 'clock'>,
  typed: z.output<typeof entered>,
  about: Pick<EnteredContext, 'serviceId' | 'structureId' | 'before'>,
): Promise<ServiceRecord> {
  const place = await enteredPlace(tx, typed.code_insee);
  const { record, problems } = readEntered(typed, { ...about, place, today: today(clock) });
  if (record) return record;
  throw new Invalid(
    new ZodError(
      problems.map((problem) => ({
        code: 'custom',
        path: [problem.field],
        message: problemSentence(problem),
        input: undefined,
      })),
    ),
  );
}

import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import { Conflict } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import { type EnteredStructureField, enteredStructureFrom, enteredStructureOf } from './entered-structure.ts';
import { certifiedStill, structureColumns } from './own-columns.ts';
import { enteredPlace } from './own-record.server.ts';
import { ownStructure } from './own-structure.server.ts';
import { readEnteredStructure } from './read-entered-structure.ts';
import { structureChangesSince } from './read-history.server.ts';
import { readOrRefuse } from './refuse-typed.ts';
import { typedValues } from './typed-values.ts';
import { writtenSince } from './written-since.server.ts';

const structureId = z.string().max(300);

/** Changes the record of a structure from the version that was on the screen; if another one stands, both are told. */
export const editOwnStructure = command({
  name: 'edit-own-structure',
  input: z.object({
    structureId,
    version: z.coerce.number().int().nonnegative(),
    entered: typedValues.transform((given) =>
      enteredStructureFrom((field: EnteredStructureField) => [given[field] ?? []].flat()),
    ),
  }),
  access: seated(),
  handle: async ({ tx, clock, actor }, { structureId: id, version, entered }) => {
    const { organisationId } = asProfessional(actor);
    const { record: before, siret } = await ownStructure(tx, organisationId, id);
    const day = today(clock);
    const place = await enteredPlace(tx, entered.code_insee);
    const record = readOrRefuse(readEnteredStructure(entered, { today: day, place, before, siret }));
    const written = await tx
      .updateTable('offer_structure')
      .set({ ...structureColumns(record, day), ...certifiedStill(before, record) })
      .where('structure_id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (written.numUpdatedRows === 1n) return;
    const current = await ownStructure(tx, organisationId, id);
    const since = await structureChangesSince(tx, id, version);
    throw new Conflict(writtenSince(current, since, enteredStructureOf));
  },
});

/** The organisation keeps the structure no longer: see access.give_back_structure. Attaching it again undoes it. */
export const giveBackStructure = command({
  name: 'give-back-offer-structure',
  input: z.object({ structureId }),
  access: seated(({ roles }) => roles.includes('manager')),
  handle: async ({ tx }, { structureId: id }) => {
    await sql`SELECT access.give_back_structure(${id})`.execute(tx);
  },
});

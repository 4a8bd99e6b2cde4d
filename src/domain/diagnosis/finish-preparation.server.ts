import { sql } from 'kysely';
import { z } from 'zod';
import { prepared } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';

/**
 * The person has finished for now: their timeline says that they prepared, never what. Nothing is told of a preparation that the
 * circle could not read, nor twice of the same one.
 */
export const finishPreparation = command({
  name: 'finish-preparation',
  input: z.object({ personId: z.uuid() }),
  access: prepared(),
  async handle({ tx }, { personId }): Promise<void> {
    await sql`SELECT access.finish_preparation(${personId}, ${newId()})`.execute(tx);
  },
});

import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';

/** The record that remains of this one, when it was joined to another that the reader has; otherwise nothing, whoever asks. */
export const recordThatRemains = query({
  name: 'record-that-remains',
  input: z.object({ personId: z.uuid() }),
  access: seated(),
  reads: 'none',
  handle: async ({ tx }, { personId }): Promise<string | null> => {
    const { rows } = await sql<{ id: string | null }>`SELECT access.survivor_of(${personId}) AS id`.execute(
      tx,
    );
    return rows[0]?.id ?? null;
  },
});

import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { readPair } from './read-matches.server.ts';
import type { PossibleMatch } from './views.ts';

/** A professional around one of the two records, and what they will read once joined: what they read before. */
export interface MergeReader {
  readonly name: string;
  readonly organisation: string;
  readonly readsOne: boolean;
  readonly readsOther: boolean;
}

export interface MergePreview {
  readonly match: PossibleMatch;
  readonly survivorId: string;
  /** Each has a référent of its own: who decides says which one stays. */
  readonly twoLeads: boolean;
  /** Code of samePersonMessages: what is to be done first. */
  readonly refused: string | null;
  readonly readers: readonly MergeReader[];
}

/** What joining two records would do, before anybody decides. */
export const mergePreview = query({
  name: 'merge-preview',
  input: z.object({ personId: z.uuid(), otherId: z.uuid() }),
  access: seated(({ officerOf }) => officerOf.length > 0),
  reads: 'list',
  listed: ({ match }: MergePreview) => [match.one.personId, match.other.personId],
  handle: async (context, { personId, otherId }): Promise<MergePreview> => {
    const match = await readPair(context, personId, otherId);
    if (!match || match.answer === 'same') throw new NotFound();
    const plan = await sql<{ survivor: string; leads: boolean; refused: string | null }>`
      SELECT survivor, leads, refused FROM access.merge_plan(${personId}, ${otherId}, NULL)`.execute(
      context.tx,
    );
    const readers = await sql<MergeReader>`
      SELECT name, organisation, reads_one AS "readsOne", reads_other AS "readsOther"
      FROM access.merge_readers(${personId}, ${otherId})`.execute(context.tx);
    const { survivor, leads, refused } = plan.rows[0]!;
    return { match, survivorId: survivor, twoLeads: leads, refused, readers: readers.rows };
  },
});

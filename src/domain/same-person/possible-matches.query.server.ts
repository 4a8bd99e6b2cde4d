import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { type Pair, readMatches, readPair } from './read-matches.server.ts';
import type { PossibleMatch } from './views.ts';

/** Two people a pair, two hundred opened at once. */
const MOST = 100;

const peopleOf = (matches: readonly PossibleMatch[]): string[] => [
  ...new Set(matches.flatMap(({ one, other }) => [one.personId, other.personId])),
];

export interface MatchList {
  readonly matches: PossibleMatch[];
  /** There may be more than those read at once. */
  readonly more: boolean;
}

/** Records that may be one person, the latest first. The orientation service alone. */
export const possibleMatches = query({
  name: 'possible-matches',
  input: z.object({ answered: z.boolean().default(false) }),
  access: seated(({ officerOf }) => officerOf.length > 0),
  reads: 'list',
  listed: ({ matches }: MatchList) => peopleOf(matches),
  handle: async (context, { answered }): Promise<MatchList> => {
    const { rows } = await sql<Pair>`
      SELECT * FROM access.possible_matches(${answered}, NULL, NULL, ${MOST})`.execute(context.tx);
    return { matches: await readMatches(context, rows), more: rows.length === MOST };
  },
});

/** One pair, side by side. */
export const possibleMatch = query({
  name: 'possible-match',
  input: z.object({ personId: z.uuid(), otherId: z.uuid() }),
  access: seated(({ officerOf }) => officerOf.length > 0),
  reads: 'list',
  listed: (match: PossibleMatch) => peopleOf([match]),
  handle: async (context, { personId, otherId }): Promise<PossibleMatch> => {
    const match = await readPair(context, personId, otherId);
    if (!match) throw new NotFound();
    return match;
  },
});

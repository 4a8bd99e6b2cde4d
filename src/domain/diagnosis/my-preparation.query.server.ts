import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import type { PreparedAnswer } from './preparation.ts';
import { readPrepared } from './prepared-answers.server.ts';

/** What the person has prepared so far, for themselves. */
export const myPreparation = query({
  name: 'my-preparation',
  input: z.object({ personId: z.uuid() }),
  access: onPerson('self'),
  reads: 'none', // one's own words
  handle: ({ tx }, { personId }): Promise<PreparedAnswer[]> => readPrepared(tx, personId),
});

import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import { query } from '../../../platform/access/run.ts';
import { readSuggestions, type Suggestion } from './read-suggestions.server.ts';

/** What waits for the reader's answer: on services of their structure, or of those that nobody keeps when they orient. */
export const suggestionsToAnswer = query({
  name: 'offer-suggestions',
  input: z.object({}),
  access: seated(),
  reads: 'none',
  handle: async ({ tx, clock }): Promise<Suggestion[]> =>
    (await readSuggestions(tx, clock, { waiting: true })).filter(({ toAnswer }) => toAnswer),
});

/** What the reader said of one service, and what became of it. */
export const ownSuggestions = query({
  name: 'own-offer-suggestions',
  input: z.object({ serviceId: z.string().max(300) }),
  access: seated(),
  reads: 'none',
  handle: async ({ tx, clock }, { serviceId }): Promise<Suggestion[]> =>
    (await readSuggestions(tx, clock, { serviceId })).filter(({ toAnswer }) => !toAnswer),
});

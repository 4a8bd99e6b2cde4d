import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { sectionCodes, sizeCodes } from './codes.ts';
import { composeSummary, holdsSensitive } from './compose.ts';
import { readSummaryFacts } from './read-facts.server.ts';
import type { SummaryTextPage } from './views.ts';

/**
 * A person's situation as a text that its reader pastes into another tool. Whoever accompanies; the line that says what left Relais
 * is committed before the text is made, and the person reads it.
 */
export const summaryText = query({
  name: 'summary-text',
  input: z.object({
    personId: z.uuid(),
    size: z.enum(sizeCodes),
    sections: z.array(z.enum(sectionCodes)),
    sensitive: z.boolean(),
  }),
  access: onPerson('edit'),
  reads: {
    continues: 'person-page',
    exports: ({ size, sections, sensitive }) => ({
      size,
      included: [...sections.toSorted(), ...(sensitive ? ['sensible'] : [])],
    }),
  },
  handle: async (context, { personId, ...options }): Promise<SummaryTextPage> => {
    const facts = await readSummaryFacts(context, personId);
    return {
      personName: facts.name,
      ...composeSummary(facts, options),
      mayAddSensitive: holdsSensitive(facts),
    };
  },
});

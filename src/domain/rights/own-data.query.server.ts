import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { zoneOf } from '../../platform/clock/clock.ts';
import { ownSections } from './own-data-sections.ts';
import { type FilledSection, readSections } from './read-sections.server.ts';

export interface OwnData {
  sections: FilledSection[];
  at: string;
  /** IANA name, of the territory. */
  timeZone: string;
}

/** Everything that the person may read of themselves (GDPR, articles 15 and 20), under their own policies. */
export const ownData = query({
  name: 'own-data',
  input: z.object({ personId: z.uuid() }),
  access: onPerson('self'),
  reads: { continues: 'own-data', exports: () => ({ included: ['tout'] }) },
  handle: async ({ tx, clock }, { personId }): Promise<OwnData> => ({
    sections: await readSections(tx, personId, ownSections),
    at: clock.now().toString({ smallestUnit: 'second' }),
    timeZone: zoneOf(clock),
  }),
});

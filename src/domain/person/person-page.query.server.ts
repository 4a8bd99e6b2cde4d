import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { readDiagnosisSummary } from '../diagnosis/summary.server.ts';
import { readNextSteps } from '../plan/read-plan.server.ts';
import { readTimeline, timelineInput } from '../timeline/timeline-page.query.server.ts';
import { personId } from './inputs.ts';
import { readPersonFile } from './read-person-file.server.ts';
import { standsSomewhere } from './rules.ts';
import type { PersonPage } from './views.ts';

/** Where a person stands, as far as the reader's levels and the policies of each table let them know: four statements. */
export const personPage = query({
  name: 'person-page',
  input: z.object({ personId, ...timelineInput }),
  access: onPerson(standsSomewhere),
  reads: 'file',
  handle: async ({ tx, actor, clock, levels }, { personId, category, before }): Promise<PersonPage> => ({
    ...(await readPersonFile(tx, levels, personId)),
    diagnosis: (await readDiagnosisSummary(tx, personId)) ?? null,
    nextSteps: await readNextSteps(tx, personId, {
      seat: actor.kind === 'professional' ? actor.seat : null,
      today: today(clock),
    }),
    timeline: await readTimeline(tx, { personId, category, before }),
  }),
});

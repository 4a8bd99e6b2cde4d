import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { readSteps } from '../plan/read-plan.server.ts';
import { readTimeline, timelineInput } from '../timeline/timeline-page.query.server.ts';
import { personId } from './inputs.ts';
import { openPage } from './open-page.server.ts';
import { readAliases } from './read-aliases.server.ts';
import { readPersonFile } from './read-person-file.server.ts';
import { standsSomewhere } from './rules.ts';
import type { PersonPage } from './views.ts';

/**
 * Where a person stands, as far as the reader's levels and the policies of each table let them know: four statements,
 * and four more for each other record of the same person.
 */
export const personPage = query({
  name: 'person-page',
  input: z.object({ personId, ...timelineInput }),
  access: onPerson(standsSomewhere),
  reads: 'file',
  handle: async ({ tx, clock, actor, levels, aliases }, { personId, ...wanted }): Promise<PersonPage> => {
    const { newSince, diagnosis, words, referrals, survivorId } = await openPage({ tx, clock }, personId);
    const file = await readPersonFile({ tx, clock, levels }, personId);
    const seat = actor.kind === 'professional' ? actor.seat : null;
    const merged = await readAliases({ tx, clock, aliases }, personId, seat);
    return {
      ...file,
      contacts: inOrder([file, ...merged].flatMap(({ contacts }) => contacts)),
      diagnosis,
      steps: await readSteps(tx, personId, { seat, clock }),
      timeline: await readTimeline({ tx, clock, aliases }, { personId, newSince, ...wanted }),
      words,
      referrals,
      survivorId,
      merged,
    };
  },
});

const inOrder = (contacts: PersonPage['contacts']) => contacts.toSorted((a, b) => a.on.localeCompare(b.on));

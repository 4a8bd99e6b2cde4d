import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { personId, stepId } from './inputs.ts';
import { readStep } from './lock-rows.server.ts';
import { isStepOpen } from './states.ts';

/** An open step that the person does, for saying what came of it. */
export const ownStep = query({
  name: 'own-step',
  input: z.object({ personId, stepId }),
  access: onPerson('self'),
  reads: { continues: 'plan' },
  handle: async ({ tx }, input): Promise<{ title: string; version: number }> => {
    const step = await readStep(tx, input);
    if (step.owner_seat !== null || !isStepOpen(step.state)) throw new NotFound();
    return { title: step.title, version: step.version };
  },
});

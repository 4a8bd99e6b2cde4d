import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { REQUEST_LENGTH } from './codes.ts';

/** The orientation service answers in words; a new orientation, or a new référent, answers by itself. */
export const answerOrientationRequest = command({
  name: 'answer-orientation-request',
  input: z.object({
    personId: z.uuid(),
    requestId: z.uuid(),
    answer: z
      .string()
      .trim()
      .min(1, 'Écrivez la réponse que la personne lira.')
      .max(REQUEST_LENGTH, `La réponse tient en ${REQUEST_LENGTH} caractères.`),
  }),
  access: onPerson('summary'),
  handle: async ({ tx }, { personId, requestId, answer }) => {
    await changeAccess(tx, 'answer_orientation_request', personId, requestId, answer);
  },
});

import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { REQUEST_LENGTH } from './codes.ts';

/** The person asks the competent authority for another référent. The one they have stays until it answers, and is not told. */
export const askOrientation = command({
  name: 'ask-orientation',
  input: z.object({
    personId: z.uuid(),
    words: z.string().trim().max(REQUEST_LENGTH, `Écrivez ${REQUEST_LENGTH} caractères au plus.`).default(''),
  }),
  access: onPerson('self'),
  handle: async ({ tx }, { personId, words }) => {
    await changeAccess(tx, 'ask_orientation', personId, newId(), words);
    await recordEvent({ tx }, { personId, kind: 'orientation-asked', params: {}, discreet: true });
  },
});

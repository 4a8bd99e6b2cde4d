import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { zoneOf } from '../../platform/clock/clock.ts';
import type { ShownComment } from '../comment/codes.ts';
import { readComments } from '../comment/read-comments.server.ts';
import type { PreparedAnswer } from '../diagnosis/preparation.ts';
import { readPrepared } from '../diagnosis/prepared-answers.server.ts';
import type { ShownAnswer, ShownSitting } from '../diagnosis/rules.ts';
import { readSittings } from '../diagnosis/sittings.server.ts';
import { readAnswers } from '../diagnosis/stored-answers.server.ts';

export interface OwnDiagnosis {
  answers: ShownAnswer[];
  sittings: ShownSitting[];
  comments: ShownComment[];
  /** What they answered by themselves, before an interview. */
  prepared: PreparedAnswer[];
  /** IANA name, of the territory. */
  timeZone: string;
}

/** What the professionals and the person noted together, read by the person. */
export const ownDiagnosis = query({
  name: 'own-diagnosis',
  input: z.object({ personId: z.uuid() }),
  access: onPerson('self'),
  reads: 'file',
  handle: async ({ tx, actor, clock }, { personId }): Promise<OwnDiagnosis> => ({
    answers: await readAnswers(tx, actor, personId),
    sittings: await readSittings(tx, actor, personId),
    comments: await readComments({ tx, clock }, personId),
    prepared: await readPrepared(tx, personId),
    timeZone: zoneOf(clock),
  }),
});

import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { diagnosisPage, lastChange } from './diagnosis-page.query.server.ts';
import type { DiagnosisChanges } from './rules.ts';
import { readSittings } from './sittings.server.ts';
import { readAnswers } from './stored-answers.server.ts';

/** What an open page asks again and again. The look that its first reading told goes on. */
export const changesSince = query({
  name: 'diagnosis-changes',
  input: z.object({ personId: z.uuid(), since: z.number().int().min(0) }),
  access: onPerson(['file', 'self']),
  reads: { continues: diagnosisPage.name },
  async handle({ tx, actor }, { personId, since }): Promise<DiagnosisChanges> {
    const answers = await readAnswers(tx, actor, personId, { since });
    return { answers, sittings: await readSittings(tx, actor, personId), cursor: lastChange(answers, since) };
  },
});

import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { personId } from './inputs.ts';
import { readPersonFile } from './read-person-file.server.ts';
import { standsSomewhere } from './rules.ts';

/** What the forms about a person show: the same look as that of their page, told once for half an hour. */
export const personFile = query({
  name: 'person-file',
  input: z.object({ personId }),
  access: onPerson(standsSomewhere),
  reads: { continues: 'person-page' },
  handle: (context, { personId }) => readPersonFile(context, personId),
});

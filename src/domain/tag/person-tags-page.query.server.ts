import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { can } from '../person/rules.ts';
import '../person/tables.ts';
import { readTags } from './read-tags.server.ts';
import type { PersonTagsPage } from './views.ts';

/** One person's tags among all those of the reader's organisation. */
export const personTagsPage = query({
  name: 'person-tags',
  input: z.object({ personId: z.uuid() }),
  access: onPerson(can('tag')),
  reads: 'file',
  handle: async ({ tx }, { personId }): Promise<PersonTagsPage> => {
    const person = await tx
      .selectFrom('person_list')
      .select(['person_id as personId', 'given_name as givenName', 'family_name as familyName'])
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    const had = await tx
      .selectFrom('person_tag')
      .select('tag_id')
      .where('person_id', '=', personId)
      .execute();
    return { person, tags: await readTags(tx), had: had.map((row) => row.tag_id) };
  },
});

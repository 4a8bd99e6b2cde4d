import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { personName } from '../person/person-name.server.ts';
import type { ShownComment } from './codes.ts';
import { readComments } from './read-comments.server.ts';

export interface WordsPage {
  personName: string;
  comments: ShownComment[];
  mayReply: boolean;
}

/** What the person says about what was written, for those who read it; the orientation service, of statuses and its decisions. */
export const wordsPage = query({
  name: 'person-words',
  input: z.object({ personId: z.uuid() }),
  access: onPerson(['file', 'summary']),
  reads: 'file',
  handle: async (context, { personId }): Promise<WordsPage> => ({
    personName: await personName(context.tx, personId),
    comments: await readComments(context, personId),
    mayReply: context.levels.edit || context.levels.summary,
  }),
});

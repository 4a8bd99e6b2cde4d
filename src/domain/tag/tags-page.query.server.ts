import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { readTags } from './read-tags.server.ts';
import { changesTags, usesTags } from './rules.ts';
import type { TagsPage } from './views.ts';

/** The tags of the reader's organisation; of nobody in particular. */
export const tagsPage = query({
  name: 'tags-page',
  input: z.object({}),
  access: seated(usesTags),
  reads: 'none',
  handle: async ({ tx, standing }): Promise<TagsPage> => ({
    tags: await readTags(tx),
    mayChange: changesTags(standing),
  }),
});

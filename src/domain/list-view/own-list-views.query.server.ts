import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { readListViews } from './read-list-views.server.ts';

export const ownListViews = query({
  name: 'own-list-views',
  input: z.object({}),
  access: seated(),
  reads: 'none',
  handle: ({ tx }) => readListViews(tx),
});

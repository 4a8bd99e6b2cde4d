import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import './tables.ts';
import type { Tag } from './views.ts';

/** Those of the bound seat's organisation, in the order of a dictionary. */
export const readTags = (tx: Tx): Promise<Tag[]> =>
  tx
    .selectFrom('tag')
    .select(['tag_id as tagId', 'name'])
    .orderBy(sql`access.folded(name)`)
    .orderBy('tag_id')
    .execute();

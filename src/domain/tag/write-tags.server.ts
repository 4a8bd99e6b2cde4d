import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { Refused } from '../../platform/access/errors.ts';
import { newId } from '../../platform/database/id.ts';
import { MOST_TAGS } from './rules.ts';
import './tables.ts';

const turn = sql`hashtextextended('tag ' || access.org(), 0)`;

/** The tags of one organisation change in turn: neither two of one name, nor one too many. */
export async function inTurn(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${turn})`.execute(tx);
}

export async function refuseTakenName(tx: Tx, name: string, except: string | null = null): Promise<void> {
  const taken = await tx
    .selectFrom('tag')
    .select('tag_id')
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('tag_id', 'is distinct from', except)
    .executeTakeFirst();
  if (taken) throw new Refused('tag_name_taken');
}

/** Created in its turn; the tag that bears this name already, if there is one. */
export async function ensureTag(tx: Tx, name: string): Promise<string> {
  const tags = await tx
    .selectFrom('tag')
    .select(['tag_id', sql<boolean>`lower(name) = lower(${name})`.as('same')])
    .execute();
  const same = tags.find((tag) => tag.same);
  if (same) return same.tag_id;
  if (tags.length >= MOST_TAGS) throw new Refused('tag_too_many');
  const tagId = newId();
  await tx.insertInto('tag').values({ tag_id: tagId, name }).execute();
  return tagId;
}

/** Whether it was put on now; false when the person had it. Nobody renames or deletes a tag while it is put on somebody. */
export async function putTag(tx: Tx, personId: string, tagId: string): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock_shared(${turn})`.execute(tx);
  const tag = await tx.selectFrom('tag').select('name').where('tag_id', '=', tagId).executeTakeFirst();
  if (!tag) throw new Refused('tag_gone');
  const put = await tx
    .insertInto('person_tag')
    .values({ person_id: personId, tag_id: tagId, name: tag.name })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return put.numInsertedOrUpdatedRows === 1n;
}

/** Whether the person had it. */
export async function takeTagOff(tx: Tx, personId: string, tagId: string): Promise<boolean> {
  const off = await tx
    .deleteFrom('person_tag')
    .where('person_id', '=', personId)
    .where('tag_id', '=', tagId)
    .executeTakeFirst();
  return off.numDeletedRows === 1n;
}

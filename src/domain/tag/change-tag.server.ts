import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { tagName } from './inputs.ts';
import { changesTags, usesTags } from './rules.ts';
import { ensureTag, inTurn, refuseTakenName } from './write-tags.server.ts';

/** Created twice, it is one. */
export const createTag = command({
  name: 'create-tag',
  input: z.object({ name: tagName }),
  access: seated(usesTags),
  handle: async ({ tx }, { name }): Promise<void> => {
    await inTurn(tx);
    await ensureTag(tx, name);
  },
});

/** Everybody who has it has it under its new name. */
export const renameTag = command({
  name: 'rename-tag',
  input: z.object({ tagId: z.uuid(), name: tagName }),
  access: seated(changesTags),
  handle: async ({ tx }, { tagId, name }): Promise<void> => {
    await inTurn(tx);
    await refuseTakenName(tx, name, tagId);
    const renamed = await tx.updateTable('tag').set({ name }).where('tag_id', '=', tagId).executeTakeFirst();
    if (renamed.numUpdatedRows !== 1n) throw new Refused('tag_gone');
  },
});

/** Nobody has it any more. Deleted twice, it is deleted. */
export const deleteTag = command({
  name: 'delete-tag',
  input: z.object({ tagId: z.uuid() }),
  access: seated(changesTags),
  handle: async ({ tx }, { tagId }): Promise<void> => {
    await inTurn(tx);
    await tx.deleteFrom('tag').where('tag_id', '=', tagId).execute();
  },
});

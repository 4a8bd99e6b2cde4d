import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { can } from '../person/rules.ts';
import { tagName } from './inputs.ts';
import { MOST_TAGS } from './rules.ts';
import { ensureTag, inTurn, putTag, takeTagOff } from './write-tags.server.ts';

const tags = z.array(z.uuid()).max(MOST_TAGS).default([]);
const newName = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
  tagName.nullable().default(null),
);

/** What changes of one person's tags, and nothing else: what a colleague puts on or takes off meanwhile stays so. */
export const tagPerson = command({
  name: 'tag-person',
  input: z.object({ personId: z.uuid(), put: tags, off: tags, newName }),
  access: onPerson(can('tag')),
  handle: async ({ tx }, { personId, put, off, newName: name }): Promise<void> => {
    if (name !== null) await inTurn(tx);
    const created = name === null ? [] : [await ensureTag(tx, name)];
    for (const tagId of off) await takeTagOff(tx, personId, tagId);
    for (const tagId of [...put, ...created]) await putTag(tx, personId, tagId);
  },
});

import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { describeItem } from '../rights/describe-item.server.ts';
import { COMMENT_LENGTH, commentKinds } from './codes.ts';

/** The person says something about what was written of them. It stands beside it, with the same marks, for the same readers. */
export const addComment = command({
  name: 'add-comment',
  input: z.object({
    personId: z.uuid(),
    kind: z.enum(commentKinds),
    subject: z.string(),
    /** The page makes it: the same words sent twice are said once. */
    commentId: z.uuid(),
    body: z
      .string()
      .trim()
      .min(1, 'Écrivez quelques mots.')
      .max(COMMENT_LENGTH, `Écrivez ${COMMENT_LENGTH} caractères au plus.`),
    forLead: z.boolean().default(false),
  }),
  access: onPerson('self'),
  handle: async ({ tx }, { personId, kind, subject, commentId: asked, body, forLead }) => {
    const { label } = await describeItem(tx, personId, kind, subject);
    const said = await tx
      .selectFrom('person_comment')
      .select('body')
      .where('person_id', '=', personId)
      .where('person_comment_id', '=', asked)
      .executeTakeFirst();
    if (said?.body === body) return { commentId: asked };
    // Back, then other words: a second comment.
    const commentId = said ? newId() : asked;
    const contests = kind === 'status' || kind === 'orientation';
    await changeAccess(tx, 'add_comment', personId, commentId, kind, subject, label, body, contests, forLead);
    return { commentId };
  },
});

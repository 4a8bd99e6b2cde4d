import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Conflict, NotFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { COMMENT_LENGTH } from './codes.ts';
import './tables.ts';

/** A professional answers what the person wrote. Conflict when a colleague did meanwhile, or the person took their words back. */
export const replyToComment = command({
  name: 'reply-to-comment',
  input: z.object({
    personId: z.uuid(),
    commentId: z.uuid(),
    version: z.coerce.number().int(),
    reply: z
      .string()
      .trim()
      .min(1, 'Écrivez la réponse que la personne lira.')
      .max(COMMENT_LENGTH, `La réponse tient en ${COMMENT_LENGTH} caractères.`),
  }),
  access: onPerson(['edit', 'summary']),
  handle: async ({ tx }, { personId, commentId, version, reply }) => {
    const current = await tx
      .selectFrom('person_comment')
      .select(['version', 'reply', 'replied_by'])
      .where('person_id', '=', personId)
      .where('person_comment_id', '=', commentId)
      .executeTakeFirst();
    if (!current) throw new NotFound();
    if (current.version !== version) throw new Conflict(current);
    const { numUpdatedRows } = await tx
      .updateTable('person_comment')
      .set({
        reply,
        replied_at: sql`access.now()`,
        replied_by: sql`access.author_name()`,
        replied_for: sql`access.org_name()`,
        version: version + 1,
      })
      .where('person_id', '=', personId)
      .where('person_comment_id', '=', commentId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new NotFound();
  },
});

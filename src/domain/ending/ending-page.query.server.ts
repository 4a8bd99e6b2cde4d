import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { readOpenReferrals } from '../referral/read-referrals.server.ts';
import { endInForce } from './read-end.server.ts';
import { undoable } from './rules.ts';
import type { EndingPage } from './views.ts';

/**
 * Where the end of an accompaniment is decided, and where it is taken up again. Nobody else has this page: the functions that say who
 * may are those that judge the act.
 */
export const endingPage = query({
  name: 'ending-page',
  input: z.object({ personId: z.uuid() }),
  access: onPerson(['edit', 'file', 'summary']),
  reads: 'file',
  handle: async ({ tx, clock }, { personId }): Promise<EndingPage> => {
    const { rows } = await sql<Omit<EndingPage, 'mayUndo' | 'referrals'>>`
      SELECT json_build_object('personId', l.person_id, 'givenName', l.given_name, 'familyName', l.family_name) AS person,
        l.lead_name AS "leadName", l.referent_body_name AS "referentBody", ${endInForce(sql.ref('l.person_id'))} AS "end",
        l.ended_on IS NULL AND access.may_end(l.person_id) AS "mayEnd", access.may_take_up(l.person_id) AS "mayTakeUp"
      FROM person_list l WHERE l.person_id = ${personId}`.execute(tx);
    const page = rows[0];
    if (!page || !(page.mayEnd || page.mayTakeUp)) throw new NotFound();
    const { end, mayTakeUp } = page;
    const now = clock.now().epochMilliseconds;
    const referrals = await readOpenReferrals(tx, personId, clock);
    return {
      ...page,
      referrals,
      mayUndo: mayTakeUp && end !== null && undoable(Date.parse(end.recordedAt), now),
    };
  },
});

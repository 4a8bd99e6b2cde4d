import { type RawBuilder, sql } from 'kysely';
import './tables.ts';

/** The end in force (AccompanimentEnd), inside the statement that reads a page; NULL to whoever may not know why. */
export const endInForce = (personId: RawBuilder<unknown>) => sql`
  (SELECT json_build_object('reason', z.reason, 'on', z.ended_on, 'comment', z.comment, 'by', z.author_name,
     'organisation', z.organisation_name, 'recordedAt', z.recorded_at, 'leadName', z.lead_name)
   FROM accompaniment_end z WHERE z.person_id = ${personId} AND z.taken_up_at IS NULL)`;

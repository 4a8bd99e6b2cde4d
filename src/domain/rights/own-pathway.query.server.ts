import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { query } from '../../platform/access/run.ts';
import type { ShownComment } from '../comment/codes.ts';
import { readComments } from '../comment/read-comments.server.ts';
import type { StatusCode } from '../person/codes.ts';
import { readTimeline, timelineInput } from '../timeline/timeline-page.query.server.ts';
import type { TimelineSlice } from '../timeline/views.ts';
import '../circle/tables.ts';
import '../person/tables.ts';

export interface OwnStatus {
  statusPeriodId: string;
  kind: StatusCode;
  label: string;
  from: string;
  expectedUntil: string | null;
  until: string | null;
  author: string;
  organisation: string;
}

export interface OwnPathway {
  statuses: OwnStatus[];
  orientation: { id: string; track: string; body: string; authority: string; on: string } | null;
  timeline: TimelineSlice;
  comments: ShownComment[];
}

/** Where the person stands and what happened, in their own space. Four statements. */
export const ownPathway = query({
  name: 'own-pathway',
  input: z.object({ personId: z.uuid(), before: timelineInput.before }),
  access: onPerson('self'),
  reads: 'file',
  handle: async (context, { personId, before }): Promise<OwnPathway> => ({
    statuses: await statuses(context.tx, personId),
    orientation: await lastOrientation(context.tx, personId),
    timeline: await readTimeline(context, { personId, before }),
    comments: await readComments(context, personId),
  }),
});

/** Those that hold first. */
async function statuses(tx: Tx, personId: string): Promise<OwnStatus[]> {
  return tx
    .selectFrom('status_period as s')
    .innerJoin('status_kind as k', 'k.code', 's.kind')
    .select(['s.status_period_id as statusPeriodId', 'k.label', 's.from_on as from'])
    .select((row) => row.ref('s.kind').$castTo<StatusCode>().as('kind'))
    .select(['s.expected_until as expectedUntil', 's.until_on as until'])
    .select(['s.author_name as author', 's.organisation_name as organisation'])
    .where('s.person_id', '=', personId)
    .orderBy('s.until_on', (order) => order.desc().nullsFirst())
    .orderBy('k.rank')
    .orderBy('s.from_on', 'desc')
    .execute();
}

async function lastOrientation(tx: Tx, personId: string): Promise<OwnPathway['orientation']> {
  const row = await tx
    .selectFrom('orientation')
    .select(['orientation_id as id', 'track', 'referent_body_name as body', 'authority_name as authority'])
    .select('decided_on as on')
    .where('person_id', '=', personId)
    .orderBy('decided_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

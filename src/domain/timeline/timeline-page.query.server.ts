import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { query } from '../../platform/access/run.ts';
import { civilDateAt } from '../../platform/clock/clock.ts';
import { type EventCategory, eventCategories, eventSentence, kindsOf } from './codes.ts';
import './tables.ts';
import type { TimelineSlice } from './views.ts';

const PAGE = 20;

/** `<microseconds>_<id>` of the last event shown: ids alone do not order what was told afterwards. */
const cursor = z.string().regex(/^\d{10,16}_[0-9a-f-]{36}$/);

export const timelineInput = {
  category: z.enum(Object.keys(eventCategories) as [EventCategory, ...EventCategory[]]).optional(),
  before: cursor.optional(),
};

interface Wanted {
  readonly personId: string;
  readonly category?: EventCategory | undefined;
  readonly before?: string | undefined;
}

/** What happened, latest first, as far as the actor may know: to be composed in the query of a page about one opened person. */
export async function readTimeline(tx: Tx, { personId, category, before }: Wanted): Promise<TimelineSlice> {
  let select = tx
    .selectFrom('timeline_event')
    .select([
      'timeline_event_id',
      'at',
      'kind',
      'params',
      'author_name',
      'organisation_name',
      'sensitive',
      'discreet',
    ])
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('timeline_event_id', 'desc')
    .limit(PAGE + 1);
  if (category) select = select.where('kind', 'in', kindsOf(category));
  if (before) {
    const [at, id] = before.split('_');
    select = select.where(
      sql<boolean>`(at, timeline_event_id) < (timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond', ${id}::uuid)`,
    );
  }
  const rows = await select.execute();
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    entries: shown.map((row) => {
      const author = { name: row.author_name, organisation: row.organisation_name };
      return {
        id: row.timeline_event_id,
        on: civilDateAt(row.at),
        ...eventSentence(row.kind, row.params, author),
        author: row.author_name,
        organisation: row.organisation_name,
        sensitive: row.sensitive,
        discreet: row.discreet,
      };
    }),
    next: last ? `${micros(last.at)}_${last.timeline_event_id}` : null,
  };
}

const micros = (at: Temporal.Instant) => (at.epochNanoseconds / 1000n).toString();

/** The timeline alone: the following pages of it. The person, whoever reads the file, and a contributeur for what is theirs. */
export const timelinePage = query({
  name: 'timeline',
  input: z.object({ personId: z.uuid(), ...timelineInput }),
  access: onPerson(['file', 'part', 'self']),
  reads: 'file',
  handle: ({ tx }, input) => readTimeline(tx, input),
});

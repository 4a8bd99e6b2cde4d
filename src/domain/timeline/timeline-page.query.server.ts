import { type RawBuilder, sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { type Context, query } from '../../platform/access/run.ts';
import { type Clock, civilDate, civilDateAt, startOfDay } from '../../platform/clock/clock.ts';
import { type EventCategory, type EventSentence, eventCategories, eventSentence, kindsOf } from './codes.ts';
import './tables.ts';
import type { TimelineSlice } from './views.ts';

const PAGE = 20;

/** `<microseconds>_<id>` of the last event shown: ids alone do not order what was told afterwards. */
const cursor = z.string().regex(/^\d{10,16}_[0-9a-f-]{36}$/);

export const timelineInput = {
  category: z.enum(Object.keys(eventCategories) as [EventCategory, ...EventCategory[]]).optional(),
  organisation: z.uuid().optional(),
  /** First and last day. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  before: cursor.optional(),
};

export type TimelineWanted = {
  readonly [Key in keyof typeof timelineInput]?: z.output<(typeof timelineInput)[Key]> | undefined;
};

interface Page extends TimelineWanted {
  readonly personId: string;
  /** Up to where the reader had read before: later events of others are marked. Null: nothing is. */
  readonly newSince?: Temporal.Instant | null | undefined;
}

interface EventRow {
  readonly id: string;
  /** Microseconds since 1970: what the driver's instants would round. */
  readonly micros: string;
  readonly at: string;
  readonly kind: string;
  readonly params: unknown;
  readonly author_name: string;
  readonly organisation_name: string | null;
  readonly sensitive: boolean;
  readonly discreet: boolean;
  /** Of the contact that it tells. */
  readonly line: string | null;
  readonly withdrawn: boolean;
  readonly withdrawable: string | null;
  readonly is_new: boolean;
}

/**
 * What happened, latest first, as far as the actor may know: to be composed in the query of a page about one opened person. One
 * statement.
 */
export async function readTimeline(
  { tx, clock, aliases }: Pick<Context, 'tx' | 'clock' | 'aliases'>,
  { personId, newSince = null, ...wanted }: Page,
): Promise<TimelineSlice> {
  // Written as an equality for nearly everybody: the index is then read in its order.
  const ofPerson =
    aliases.size === 0 ? sql`= ${personId}` : sql`= ANY (${[personId, ...aliases.keys()]}::uuid[])`;
  const { rows: found } = await sql<{ events: EventRow[]; organisations: TimelineSlice['organisations'] }>`
    SELECT (SELECT coalesce(json_agg(e), '[]') FROM (
        SELECT e.timeline_event_id AS id, (extract(epoch FROM e.at) * 1000000)::bigint::text AS micros, e.at, e.kind, e.params,
          e.author_name, e.organisation_name, e.sensitive, e.discreet, c.line, c.withdrawn_at IS NOT NULL AS withdrawn,
          -- The database holds whoever withdraws to the same (migrations/0019_contact.sql).
          CASE WHEN e.kind = 'contact-noted' AND e.person_id = ${personId} AND c.author_seat = access.seat() AND c.withdrawn_at IS NULL
            AND c.recorded_at > access.now() - interval '24 hours' THEN c.contact_id END AS withdrawable,
          -- As access.news_of tells lists: what somebody else wrote, and that is nobody's secret.
          coalesce(e.recorded_at > ${newSince}::timestamptz AND e.author_seat IS DISTINCT FROM access.seat() AND NOT e.sensitive
            AND NOT e.discreet AND e.hidden_from = '{}', false) AS is_new
        -- What was said in a contact stays in its row, so that withdrawing it takes it away from here too.
        FROM timeline_event e LEFT JOIN contact c ON c.person_id = e.person_id AND c.contact_id = e.subject_id
        WHERE e.person_id ${ofPerson} ${conditions(wanted, clock)}
        ORDER BY e.at DESC, e.timeline_event_id DESC LIMIT ${PAGE + 1}) e) AS events,
      (SELECT coalesce(json_agg(o ORDER BY o.name), '[]') FROM (
        SELECT DISTINCT ON (organisation_id) organisation_id AS id, organisation_name AS name
        FROM timeline_event WHERE person_id ${ofPerson} AND organisation_id IS NOT NULL
        ORDER BY organisation_id, at DESC) o) AS organisations`.execute(tx);
  const { events, organisations } = found[0]!;
  const shown = events.slice(0, PAGE);
  const last = events.length > PAGE ? shown.at(-1) : undefined;
  return {
    entries: shown.map((row) => {
      const author = { name: row.author_name, organisation: row.organisation_name };
      return {
        id: row.id,
        on: civilDateAt(Temporal.Instant.from(row.at), clock),
        ...withLine(eventSentence(row.kind, row.params, author), row),
        author: row.author_name,
        organisation: row.organisation_name,
        sensitive: row.sensitive,
        discreet: row.discreet,
        withdrawable: row.withdrawable,
        isNew: row.is_new,
      };
    }),
    next: last ? `${last.micros}_${last.id}` : null,
    organisations,
  };
}

/** « Échange par téléphone : rappeler jeudi »; nothing of a contact that was withdrawn. */
function withLine(sentence: EventSentence, { kind, line, withdrawn }: EventRow): EventSentence {
  if (kind !== 'contact-noted') return sentence;
  const rest = withdrawn ? 'retiré par la personne qui l’avait noté' : line;
  return rest
    ? { ...sentence, title: `${sentence.rest}\u00a0: ${rest}`, lead: sentence.rest, rest }
    : sentence;
}

function conditions(
  { category, organisation, from, until, before }: TimelineWanted,
  clock: Clock,
): RawBuilder<unknown> {
  const asked: RawBuilder<unknown>[] = [];
  if (category) asked.push(sql`e.kind = ANY (${kindsOf(category)}::text[])`);
  if (organisation) asked.push(sql`e.organisation_id = ${organisation}`);
  if (from) asked.push(sql`e.at >= ${startOfDay(civilDate(from), clock)}`);
  if (until) asked.push(sql`e.at < ${startOfDay(Temporal.PlainDate.from(until).add({ days: 1 }), clock)}`);
  if (before) {
    const [at, id] = before.split('_');
    asked.push(
      sql`(e.at, e.timeline_event_id) < (timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond', ${id}::uuid)`,
    );
  }
  return sql.join([sql``, ...asked], sql` AND `);
}

/** The timeline alone: the following pages of it. The person, whoever reads the file, and a contributeur for what is theirs. */
export const timelinePage = query({
  name: 'timeline',
  input: z.object({ personId: z.uuid(), ...timelineInput }),
  access: onPerson(['file', 'part', 'self']),
  reads: 'file',
  handle: readTimeline,
});

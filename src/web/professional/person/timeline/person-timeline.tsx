import type { TimelineEntry, TimelineSlice } from '../../../../domain/timeline/views.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatDay } from '../../../ui/format.ts';
import { Tag } from '../../../ui/tag.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { Timeline, TimelineItem } from '../../../ui/timeline.tsx';
import { byDay, type SameAuthor, type TimelineDay } from './by-day.ts';
import styles from './person-timeline.module.css';
import type { PlannedThing } from './planned.ts';
import { CategoryFilter, MoreFilters } from './timeline-filters.tsx';
import { isFiltered, type TimelineView, timelineHref } from './timeline-view.ts';

/**
 * What happened and what comes, of every organisation. The address holds what is shown of it: the page that shows it reads it with
 * `timelineViewIn` and gives it to `readTimeline`.
 */
export function PersonTimeline({
  timeline,
  planned = [],
  view,
  pageHref,
}: {
  timeline: TimelineSlice;
  /** What is to come, nearest first; shown before the latest events while nothing else is asked for. */
  planned?: readonly PlannedThing[] | undefined;
  view: TimelineView;
  /** Address of the page, without query. */
  pageHref: string;
}) {
  const upcoming = isFiltered(view) || view.before ? [] : planned;
  const empty = timeline.entries.length === 0 && upcoming.length === 0;
  return (
    <Card
      title="Ce qui s’est passé, ce qui vient"
      id="parcours"
      aside={<CategoryFilter {...{ view, pageHref }} />}
    >
      <MoreFilters {...{ view, pageHref }} organisations={timeline.organisations} />
      {view.before && (
        <p className={styles.older}>
          <TextLink href={timelineHref(pageHref, { ...view, before: undefined })}>
            Revenir au plus récent
          </TextLink>
        </p>
      )}
      {empty ? <Nothing filtered={isFiltered(view)} /> : <Story {...{ timeline, upcoming, pageHref }} />}
      {timeline.next && (
        <p className={styles.older}>
          <TextLink href={timelineHref(pageHref, { ...view, before: timeline.next })}>
            Voir ce qui s’est passé avant
          </TextLink>
        </p>
      )}
    </Card>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState title={filtered ? 'Rien ne répond à ces filtres' : 'Rien pour le moment'}>
      <p>
        {filtered
          ? 'Élargissez la période, ou choisissez «\u00a0Tout\u00a0».'
          : 'Ce que chaque organisation fait avec la personne apparaît ici, avec sa date et son auteur.'}
      </p>
    </EmptyState>
  );
}

function Story({
  timeline,
  upcoming,
  pageHref,
}: {
  timeline: TimelineSlice;
  upcoming: readonly PlannedThing[];
  pageHref: string;
}) {
  return (
    <Timeline label="Parcours, du plus récent au plus ancien">
      {upcoming.map((thing) => (
        <Planned key={thing.key} thing={thing} />
      ))}
      {byDay(timeline.entries).map((day) => (
        <Day key={day.acts[0]!.entries[0]!.id} day={day} pageHref={pageHref} />
      ))}
    </Timeline>
  );
}

function Planned({ thing }: { thing: PlannedThing }) {
  const { title, href, when, on, late, detail } = thing;
  return (
    <TimelineItem
      kind="planned"
      date={when}
      dateTime={on ?? undefined}
      title={href ? <TextLink href={href}>{title}</TextLink> : title}
      tag={late && <Tag tone="danger">En retard</Tag>}
    >
      {detail && <p className={styles.by}>{detail}</p>}
    </TimelineItem>
  );
}

function Day({ day: { on, acts }, pageHref }: { day: TimelineDay; pageHref: string }) {
  const relay = acts.some(({ entries }) => entries.some((entry) => entry.relay));
  return (
    <TimelineItem kind={relay ? 'relay' : 'event'} date={formatDay(on)} dateTime={on}>
      {acts.map((act) => (
        <Acts key={act.entries[0]!.id} act={act} pageHref={pageHref} />
      ))}
    </TimelineItem>
  );
}

function Acts({ act: { entries }, pageHref }: { act: SameAuthor; pageHref: string }) {
  const { author, organisation } = entries[0]!;
  return (
    <div className={styles.acts}>
      {entries.map((entry) => (
        <p key={entry.id}>
          <Sentence entry={entry} /> <Marks entry={entry} />
          {entry.withdrawable && (
            <>
              {' '}
              <TextLink href={`${pageHref}/contacts/${entry.withdrawable}/retirer`}>
                Noté par erreur : le retirer
              </TextLink>
            </>
          )}
        </p>
      ))}
      <p className={styles.by}>{organisation ? `${author} · ${organisation}` : 'La personne elle-même'}</p>
    </div>
  );
}

function Sentence({ entry: { lead, rest } }: { entry: TimelineEntry }) {
  if (!lead) return rest;
  return (
    <>
      <strong>{lead}</strong>
      {'\u00a0: '}
      {rest}
    </>
  );
}

/** Why others may not see it: said where it is shown. */
function Marks({ entry }: { entry: TimelineEntry }) {
  if (entry.isNew) return <Tag tone="info">Nouveau</Tag>;
  if (entry.discreet)
    return (
      <Tag tone="plain" icon="lock">
        Confidentiel
      </Tag>
    );
  if (entry.sensitive)
    return (
      <Tag tone="plain" icon="lock">
        Sensible
      </Tag>
    );
  return null;
}

import { levers } from '../../../../domain/plan/codes.ts';
import type { StepView } from '../../../../domain/plan/views.ts';
import { type EventCategory, eventCategories } from '../../../../domain/timeline/codes.ts';
import type { TimelineEntry, TimelineSlice } from '../../../../domain/timeline/views.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatDay } from '../../../ui/format.ts';
import { Tag } from '../../../ui/tag.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { Timeline, TimelineItem } from '../../../ui/timeline.tsx';
import styles from './person-timeline.module.css';

/**
 * What happened and what comes, of every organisation. The address holds the filter and the place in the past: the page that shows
 * it reads `?fil=` and `?avant=` and gives them to `readTimeline`.
 */
export function PersonTimeline({
  timeline,
  planned = [],
  category,
  before,
  pageHref,
}: {
  timeline: TimelineSlice;
  /** Steps to come, nearest first; shown before the latest events when nothing is filtered. */
  planned?: readonly StepView[] | undefined;
  category?: EventCategory | undefined;
  before?: string | undefined;
  /** Address of the page, without query. */
  pageHref: string;
}) {
  const showsPlanned = !category && !before;
  const upcoming = showsPlanned ? planned : [];
  const empty = timeline.entries.length === 0 && upcoming.length === 0;
  return (
    <Card
      title="Ce qui s’est passé, ce qui vient"
      id="parcours"
      aside={<Filters {...{ category, pageHref }} />}
    >
      {before && (
        <p className={styles.older}>
          <TextLink href={hrefOf(pageHref, category)}>Revenir au plus récent</TextLink>
        </p>
      )}
      {empty ? (
        <EmptyState title={category ? 'Rien dans cette rubrique' : 'Rien pour le moment'}>
          <p>Ce que chaque organisation fait avec la personne apparaît ici, avec sa date et son auteur.</p>
        </EmptyState>
      ) : (
        <Timeline label="Parcours, du plus récent au plus ancien">
          {upcoming.map((step) => (
            <PlannedStep key={step.id} step={step} planHref={`${pageHref}/plan`} />
          ))}
          {timeline.entries.map((entry) => (
            <Event key={entry.id} entry={entry} />
          ))}
        </Timeline>
      )}
      {timeline.next && (
        <p className={styles.older}>
          <TextLink href={hrefOf(pageHref, category, timeline.next)}>Voir ce qui s’est passé avant</TextLink>
        </p>
      )}
    </Card>
  );
}

function hrefOf(pageHref: string, category?: EventCategory | undefined, before?: string): string {
  const query = new URLSearchParams();
  if (category) query.set('fil', category);
  if (before) query.set('avant', before);
  return query.size > 0 ? `${pageHref}?${query}#parcours` : `${pageHref}#parcours`;
}

function Filters({ category, pageHref }: { category: EventCategory | undefined; pageHref: string }) {
  const choices = [[undefined, 'Tout'], ...Object.entries(eventCategories)] as [
    EventCategory | undefined,
    string,
  ][];
  return (
    <nav aria-label="Filtrer le parcours">
      <ul className={styles.filters}>
        {choices.map(([code, label]) => (
          <li key={label}>
            {code === category ? (
              <strong aria-current="true">{label}</strong>
            ) : (
              <TextLink href={hrefOf(pageHref, code)}>{label}</TextLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PlannedStep({ step, planHref }: { step: StepView; planHref: string }) {
  return (
    <TimelineItem
      kind="planned"
      date={step.dueOn ? `avant le ${formatDay(step.dueOn)}` : 'sans date'}
      dateTime={step.dueOn ?? undefined}
      title={<TextLink href={planHref}>{step.title}</TextLink>}
      tag={step.urgency === 'late' && <Tag tone="danger">En retard</Tag>}
    >
      <p className={styles.by}>
        {levers[step.lever]} · {step.mine ? 'à vous' : (step.owner?.name ?? 'à la personne')}
      </p>
    </TimelineItem>
  );
}

function Event({ entry }: { entry: TimelineEntry }) {
  return (
    <TimelineItem
      kind={entry.relay ? 'relay' : 'event'}
      date={formatDay(entry.on)}
      dateTime={entry.on}
      title={
        entry.lead ? (
          <>
            <strong>{entry.lead}</strong>
            {'\u00a0: '}
            {entry.rest}
          </>
        ) : (
          entry.rest
        )
      }
      tag={<Marks entry={entry} />}
    >
      <p className={styles.by}>
        {entry.organisation ? `${entry.author} · ${entry.organisation}` : 'La personne elle-même'}
      </p>
    </TimelineItem>
  );
}

/** Why others may not see it: said where it is shown. */
function Marks({ entry }: { entry: TimelineEntry }) {
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

import { trackLabels } from '../../../../domain/circle/codes.ts';
import type { OrientationPage } from '../../../../domain/circle/views.ts';
import { quoted } from '../../../../domain/french.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Timeline, TimelineItem } from '../../../ui/timeline.tsx';

/** Decisions of the authority, latest first. */
export function Decisions({ orientations }: Pick<OrientationPage, 'orientations'>) {
  if (orientations.length === 0) {
    return (
      <EmptyState title="Aucune décision pour le moment">
        <p>Le service d’orientation choisit un parcours et un organisme référent.</p>
      </EmptyState>
    );
  }
  return (
    <Timeline label="Décisions d’orientation">
      {orientations.map((decision, index) => (
        <TimelineItem
          key={decision.id}
          kind={index === 0 ? 'relay' : 'event'}
          date={formatDate(decision.decidedOn)}
          dateTime={decision.decidedOn}
          title={
            <>
              <strong>{decision.body}</strong>, orientation {trackLabels[decision.track].label.toLowerCase()}
            </>
          }
        >
          <p>
            {decision.authority}, par {decision.decidedBy} ·{' '}
            {decision.notifiedOn
              ? `notifiée le ${formatDate(decision.notifiedOn)}`
              : 'pas encore notifiée à la personne'}
          </p>
          {decision.suggested && (
            <p>
              {decision.suggested === decision.track
                ? 'Suit ce que suggérait le diagnostic.'
                : `S’écarte de ce que suggérait le diagnostic : orientation ${trackLabels[decision.suggested].label.toLowerCase()}.`}
            </p>
          )}
          {decision.reason && <p>{quoted(decision.reason)}</p>}
        </TimelineItem>
      ))}
    </Timeline>
  );
}

import type { PersonPage } from '../../../domain/person/views.ts';
import { Card } from '../../ui/card.tsx';
import { Lifeline } from '../../ui/lifeline/lifeline.tsx';
import { lifelineLanes } from './lifeline-lanes.ts';

/** « Son parcours »: statuses, référents, steps on one line of time. */
export function LifelineCard({ page, today }: { page: PersonPage; today: string }) {
  const lanes = lifelineLanes(page, today);
  const empty = lanes.every(({ spans = [], points = [] }) => spans.length + points.length === 0);
  return (
    <Card title="Son parcours">
      {empty ? (
        <p>Ses statuts, ses référents et ses étapes se dessineront ici dès qu’ils seront notés.</p>
      ) : (
        <Lifeline
          label={`Parcours\u00a0: ${page.givenName} ${page.familyName}`}
          lanes={lanes}
          today={today}
        />
      )}
    </Card>
  );
}

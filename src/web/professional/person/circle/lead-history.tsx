import type { CirclePage } from '../../../../domain/circle/views.ts';
import { Card } from '../../../ui/card.tsx';
import { formatDate, formatPeriod } from '../../../ui/format.ts';
import { Timeline, TimelineItem } from '../../../ui/timeline.tsx';

/** Who was responsible, latest first; who still reads after having passed the relay. */
export function LeadHistory({
  leads,
  former,
}: Pick<CirclePage, 'leads'> & { former: CirclePage['formerLeads'] }) {
  if (leads.length === 0) return null;
  return (
    <Card title="Référents successifs">
      <Timeline label="Référents successifs">
        {leads.map((lead) => (
          <TimelineItem
            key={`${lead.name} ${lead.from}`}
            kind={lead.until ? 'event' : 'relay'}
            date={formatPeriod(lead.from, lead.until)}
            title={<strong>{lead.name}</strong>}
          >
            {lead.organisation}
          </TimelineItem>
        ))}
      </Timeline>
      {former.map(({ name, until }) => (
        <p key={`${name} ${until}`}>
          {name} peut encore lire le dossier jusqu’au {formatDate(until)}, le temps du relais.
        </p>
      ))}
    </Card>
  );
}

import type { ServiceChange } from '../../../../domain/offer/own/read-history.server.ts';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { formatMoment, plural } from '../../../ui/format.ts';
import { Timeline, TimelineItem } from '../../../ui/timeline.tsx';
import { historyWords, valueWords } from './field-words.ts';

type Shown = Omit<ServiceChange, 'at'> & { readonly at: number };

/** Who changed what of the service, and when; what it was, what it became. */
export function HistoryCard({ history, timeZone }: { history: readonly Shown[]; timeZone: string }) {
  return (
    <Card title="Historique">
      {history.length === 0 ? (
        <p>Aucun changement n’a encore été fait dans Relais.</p>
      ) : (
        <Disclosure summary={plural(history.length, 'changement')}>
          <Timeline label="Changements du service">
            {history.map(({ version, at, by, organisation, changed }) => (
              <TimelineItem
                key={version}
                date={formatMoment(at, timeZone)}
                dateTime={new Date(at).toISOString()}
                title={`${by}, ${organisation}`}
              >
                <Changes changed={changed} />
              </TimelineItem>
            ))}
          </Timeline>
        </Disclosure>
      )}
    </Card>
  );
}

/** The day of a record is changed by every writing: it says something when it is alone. */
function Changes({ changed }: { changed: ServiceChange['changed'] }) {
  const told = Object.entries(changed).filter(([field]) => field !== 'date_maj' && field !== 'room_said_on');
  if (told.length === 0) return <p>{'date_maj' in changed ? 'Fiche confirmée' : 'Rien n’a changé'}</p>;
  return (
    <ul>
      {told.map(([field, [before, after]]) => (
        <li key={field}>
          {historyWords(field)} : {before === null ? '' : `${valueWords(field, before)} → `}
          {valueWords(field, after)}
        </li>
      ))}
    </ul>
  );
}

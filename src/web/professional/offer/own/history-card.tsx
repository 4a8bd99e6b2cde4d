import type { OfferChange } from '../../../../domain/offer/own/read-history.server.ts';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { formatMoment, plural } from '../../../ui/format.ts';
import { Timeline, TimelineItem } from '../../../ui/timeline.tsx';
import styles from '../offer.module.css';
import { type HistoryWords, valueWords } from './field-words.ts';

type Shown = Omit<OfferChange, 'at'> & { readonly at: number };

/** Who changed what of a service or of a structure, and when; what it was, what it became. */
export function HistoryCard({
  label,
  history,
  timeZone,
  words,
}: {
  label: string;
  history: readonly Shown[];
  timeZone: string;
  words: HistoryWords;
}) {
  return (
    <Card title="Historique">
      {history.length === 0 ? (
        <p>Aucun changement n’a encore été fait dans Relais.</p>
      ) : (
        <Disclosure summary={plural(history.length, 'changement')}>
          <Timeline label={label}>
            {history.map(({ version, at, by, organisation, changed }) => (
              <TimelineItem
                key={version}
                date={formatMoment(at, timeZone)}
                dateTime={new Date(at).toISOString()}
                title={`${by}, ${organisation}`}
              >
                <Changes changed={changed} words={words} />
              </TimelineItem>
            ))}
          </Timeline>
        </Disclosure>
      )}
    </Card>
  );
}

/** The day of a record is changed by every writing: it says something when it is alone. */
function Changes({ changed, words }: { changed: OfferChange['changed']; words: HistoryWords }) {
  const told = Object.entries(changed).filter(([field]) => field !== 'date_maj' && field !== 'room_said_on');
  if (told.length === 0) return <p>{'date_maj' in changed ? 'Fiche confirmée' : 'Rien n’a changé'}</p>;
  return (
    <ul className={styles.changes}>
      {told.map(([field, [before, after]]) => (
        <li key={field}>
          {words(field)} : {before === null ? '' : `${valueWords(field, before)} → `}
          {valueWords(field, after)}
        </li>
      ))}
    </ul>
  );
}

import type { Item } from '../../../../domain/diagnosis/codes.ts';
import type { ShownAnswer } from '../../../../domain/diagnosis/rules.ts';
import { civilDateAt, formatDay, formatTime } from '../../../ui/format.ts';
import { Timeline, TimelineItem } from '../../../ui/timeline.tsx';
import { answerWords } from './answer-words.ts';

/** Every version of one answer, the latest first. */
export function HistoryList({
  item,
  versions,
  timeZone,
}: {
  item: Item;
  versions: readonly ShownAnswer[];
  timeZone: string;
}) {
  if (versions.length === 0) return <p>Personne n’a encore répondu.</p>;
  return (
    <Timeline label={`Réponses à « ${item.label} »`}>
      {versions.map((version) => (
        <TimelineItem
          key={`${version.holder} ${version.version}`}
          date={`${formatDay(civilDateAt(version.at, timeZone))} à ${formatTime(version.at, timeZone)}`}
          dateTime={version.at}
          title={<strong>{answerWords(item, version)}</strong>}
        >
          <p>
            {version.authorName} ({version.organisationName})
          </p>
        </TimelineItem>
      ))}
    </Timeline>
  );
}

import type { MoveView } from '../../domain/referral/views.ts';
import { Moment } from '../moment.tsx';
import { Timeline, TimelineItem } from '../ui/timeline.tsx';
import { moveDetail, moveSentence } from './words.ts';

/** All that happened to a request, the latest first. */
export function ReferralStory({ moves }: { moves: readonly MoveView[] }) {
  return (
    <Timeline label="Ce qui s’est passé">
      {moves.toReversed().map((move) => (
        <TimelineItem
          key={`${move.move}-${move.at}`}
          date={<Moment at={Date.parse(move.at)} />}
          dateTime={move.at}
          title={moveSentence(move)}
        >
          {(moveDetail(move) || move.words) && (
            <>
              {moveDetail(move) && <p>{moveDetail(move)}</p>}
              {move.words && <p>« {move.words} »</p>}
            </>
          )}
        </TimelineItem>
      ))}
    </Timeline>
  );
}

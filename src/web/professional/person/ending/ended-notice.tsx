import { endReasons } from '../../../../domain/ending/codes.ts';
import type { AccompanimentEnd } from '../../../../domain/ending/views.ts';
import { curly, quoted } from '../../../../domain/french.ts';
import { formatDate } from '../../../ui/format.ts';

/** Why, by whom, and the words that go with it. */
export function EndWords({ end }: { end: AccompanimentEnd }) {
  return (
    <>
      <p>
        {endReasons[end.reason].label}. Noté par {end.by} ({curly(end.organisation)})
        {end.leadName && end.leadName !== end.by ? ` ; jusque-là, ${end.leadName} était référent` : ''}.
      </p>
      {end.comment && <p>{quoted(end.comment)}</p>}
    </>
  );
}

export const endedTitle = (on: string) => `Accompagnement terminé le ${formatDate(on)}`;

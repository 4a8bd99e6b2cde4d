import { listedDateKinds } from '../../../domain/listed-date/codes.ts';
import { meetingWords } from '../../../domain/listed-date/rules.ts';
import type { PersonListedDate } from '../../../domain/listed-date/views.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formatDate } from '../../ui/format.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { SituationShown } from './situation-shown.ts';

interface Shown {
  dates: readonly PersonListedDate[];
  mayClose: boolean;
  answer: SituationShown | undefined;
}

/** Dates that a team kept in its list, until somebody says that they are over. Nothing when there is none. */
export function ListedDatesCard({ dates, mayClose, answer }: Shown) {
  if (dates.length === 0 && !answer) return null;
  return (
    <Card title="Dates notées par les listes" flush id="dates">
      {answer && <ErrorSummary errors={answer.errors} level={3} />}
      <ActionList label="Dates notées par les listes">
        {dates.map((date) => (
          <ActionItem
            key={date.listedDateId}
            urgency="plain"
            title={`${listedDateKinds[date.kind].label}\u00a0: ${listedDateWords(date)}`}
            detail={notedBy(date)}
            action={mayClose && <CloseForm date={date} />}
          />
        ))}
      </ActionList>
    </Card>
  );
}

/** « le 12 mars 2026 à 14 h 30 avec Mme Roux » */
export const listedDateWords = (date: PersonListedDate): string =>
  ['le', formatDate(date.on), meetingWords(date)].filter(Boolean).join(' ');

export const notedBy = ({ organisation }: PersonListedDate): string =>
  organisation ? `Noté par la liste de ${organisation}` : 'Noté par une liste';

function CloseForm({ date }: { date: PersonListedDate }) {
  return (
    <form method="post">
      <input type="hidden" name="date" value={date.listedDateId} />
      <Button small variant="quiet" name="acte" value="date-passee">
        C’est passé
        <VisuallyHidden>
          {'\u00a0: '}
          {listedDateKinds[date.kind].label}, {listedDateWords(date)}
        </VisuallyHidden>
      </Button>
    </form>
  );
}

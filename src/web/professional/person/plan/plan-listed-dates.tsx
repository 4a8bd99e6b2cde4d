import { listedDateKinds } from '../../../../domain/listed-date/codes.ts';
import type { PersonListedDate } from '../../../../domain/listed-date/views.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { listedDateWords, notedBy } from '../listed-dates-card.tsx';
import { situationHref } from '../paths.ts';

/** Beside the steps that were agreed: what a team had noted in its list. */
export function PlanListedDates({
  dates,
  personId,
}: {
  dates: readonly PersonListedDate[];
  personId: string;
}) {
  if (dates.length === 0) return null;
  return (
    <Card
      title="Dates notées par les listes"
      aside={<TextLink href={`${situationHref(personId)}#dates`}>Mettre à jour</TextLink>}
    >
      <DescriptionList
        items={dates.map((date) => ({
          term: listedDateKinds[date.kind].label,
          details: `${listedDateWords(date)}. ${notedBy(date)}`,
        }))}
      />
    </Card>
  );
}

import { listedDateKinds } from '../../../domain/listed-date/codes.ts';
import { closesListedDates } from '../../../domain/listed-date/rules.ts';
import { statusKinds } from '../../../domain/person/codes.ts';
import { abilities } from '../../../domain/person/rules.ts';
import type { PersonPage, PersonStatus } from '../../../domain/person/views.ts';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { formatDate } from '../../ui/format.ts';
import { TextLink } from '../../ui/text-link.tsx';
import { householdWords } from './household-words.ts';
import { listedDateWords, notedBy } from './listed-dates-card.tsx';
import { situationHref } from './paths.ts';

/** Today's statuses and household; the past is on the situation page. */
export function SituationCard({ page, today }: { page: PersonPage; today: string }) {
  const current = (page.statuses ?? []).filter(
    ({ from, until }) => from <= today && (until === null || until >= today),
  );
  const items = [
    ...current.map((status) => ({ term: statusKinds[status.kind].label, details: periodWords(status) })),
    ...page.listedDates.map((date) => ({
      term: listedDateKinds[date.kind].label,
      details: `${listedDateWords(date)}. ${notedBy(date)}`,
    })),
    ...(page.household ? [{ term: 'Foyer', details: householdWords(page.household) }] : []),
    ...(page.orientation
      ? [
          {
            term: `Orientation ${page.orientation.track}`,
            details: `${page.orientation.body}, le ${formatDate(page.orientation.decidedOn)}`,
          },
        ]
      : []),
  ];
  const mayEdit =
    abilities(page.levels).editStatuses || (page.listedDates.length > 0 && closesListedDates(page.levels));
  return (
    <Card
      title="Situation"
      aside={
        <TextLink href={situationHref(page.personId)}>{mayEdit ? 'Mettre à jour' : 'Voir tout'}</TextLink>
      }
    >
      {items.length > 0 ? <DescriptionList items={items} /> : <p>Aucun statut en cours n’est noté.</p>}
    </Card>
  );
}

function periodWords({ from, expectedUntil, until }: PersonStatus): string {
  const since = `depuis le ${formatDate(from)}`;
  if (until) return `du ${formatDate(from)} au ${formatDate(until)}`;
  return expectedUntil ? `${since}, fin prévue le ${formatDate(expectedUntil)}` : since;
}

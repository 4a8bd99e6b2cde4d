import type { PeopleSort } from '../../../domain/person/codes.ts';
import type { ListedPerson, PeoplePage } from '../../../domain/person/views.ts';
import { Card } from '../../ui/card.tsx';
import { formatDate, plural } from '../../ui/format.ts';
import { Pagination } from '../../ui/pagination.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { DueTag } from './due-tag.tsx';
import { EmptyList } from './empty-list.tsx';
import { ListedName } from './listed-name.tsx';
import { NameFilter } from './name-filter.tsx';
import { listHref, type PeopleView } from './people-view.ts';

interface Shown {
  page: PeoplePage;
  view: PeopleView;
  today: string;
  mayEnter: boolean;
}

const SORTED_BY: Record<PeopleSort, string> = {
  nom: 'par nom',
  echeance: 'par échéance',
  entree: 'de la dernière entrée à la première',
};

export function PeopleTable({ page, view, today, mayEnter }: Shown) {
  const first = page.people[0]?.personId;
  const last = page.people.at(-1)?.personId;
  return (
    <Card>
      <NameFilter view={view} />
      <Table
        caption={
          view.scope === 'organisation' ? 'Personnes suivies par mon organisation' : 'Mes accompagnements'
        }
        captionDetail={page.total > 0 && `${plural(page.total, 'personne')} · triées ${SORTED_BY[view.sort]}`}
        columns={columnsFor(view, today)}
        rows={page.people}
        rowKey={({ personId }) => personId}
        empty={<EmptyList view={view} mayEnter={mayEnter} />}
      />
      {!view.named && (page.hasPrevious || page.hasNext) && (
        <Pagination
          label="Pages de la liste"
          previousHref={page.hasPrevious ? listHref(view, { avant: first }) : undefined}
          nextHref={page.hasNext ? listHref(view, { apres: last }) : undefined}
        />
      )}
      {view.named && page.hasNext && <p>Précisez le nom pour voir les autres personnes.</p>}
    </Card>
  );
}

function columnsFor(view: PeopleView, today: string): Column<ListedPerson>[] {
  const sort = (by: PeopleSort) => ({
    href: listHref({ ...view, sort: by }),
    ...(view.sort === by && {
      direction: by === 'entree' ? ('descending' as const) : ('ascending' as const),
    }),
  });
  return [
    {
      key: 'name',
      header: 'Personne',
      rowHeader: true,
      sort: sort('nom'),
      cell: (person) => <ListedName person={person} today={today} />,
    },
    { key: 'lead', header: 'Référent', cell: leadWords },
    { key: 'next', header: 'Prochaine étape', cell: ({ nextLabel }) => nextLabel ?? '–' },
    {
      key: 'due',
      header: 'Échéance',
      sort: sort('echeance'),
      cell: ({ nextDueOn }) => (nextDueOn ? <DueTag on={nextDueOn} today={today} /> : '–'),
    },
    {
      key: 'entered',
      header: 'Entrée',
      sort: sort('entree'),
      cell: ({ enteredOn }) => formatDate(enteredOn),
    },
  ];
}

function leadWords({ place, leadName, leadOrganisation, referentBodyName }: ListedPerson) {
  if (place === 'referent') return 'vous';
  if (leadName) return `${leadName}, ${leadOrganisation}`;
  return referentBodyName ? `sans référent, orientée vers ${referentBodyName}` : 'sans référent';
}

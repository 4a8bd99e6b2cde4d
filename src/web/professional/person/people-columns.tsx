import type { ReactNode } from 'react';
import type { PeopleSort } from '../../../domain/person/codes.ts';
import type { ListedPerson, PeoplePage } from '../../../domain/person/views.ts';
import { formatDate } from '../../ui/format.ts';
import { Soft } from '../../ui/soft.tsx';
import type { Column } from '../../ui/table.tsx';
import { Pickable } from '../selection/selection-bar.tsx';
import { DueTag } from './due-tag.tsx';
import { ListedName } from './listed-name.tsx';
import { listHref } from './people-view.ts';

interface Shown {
  page: Pick<PeoplePage, 'people' | 'view' | 'sorts' | 'filters'>;
  today: string;
  acts: ((person: ListedPerson) => ReactNode) | undefined;
  /** Lines begin with a box: people are chosen. */
  picks?: boolean;
}

/** What the reader may know of these people; what they may know of nobody has no column. */
export function peopleColumns({ page, today, acts, picks = false }: Shown): Column<ListedPerson>[] {
  const { people, filters } = page;
  const sort = sorting(page);
  const due = filters.includes('echeance') || people.some(({ nextDueOn }) => nextDueOn !== null);
  const contacts = filters.includes('contact') || people.some(({ contactKnown }) => contactKnown);
  const columns: (Column<ListedPerson> | false)[] = [
    {
      key: 'name',
      header: 'Personne',
      rowHeader: true,
      ...sort('nom'),
      cell: (person) => {
        const name = <ListedName person={person} today={today} />;
        return picks ? <Pickable person={person}>{name}</Pickable> : name;
      },
    },
    { key: 'lead', header: 'Référent', ...sort('referent'), cell: leadWords },
    contacts && { key: 'contact', header: 'Dernier contact', ...sort('contact'), cell: contactWords },
    due && { key: 'next', header: 'À faire en premier', ...sort('a-faire'), cell: nextWords },
    due && {
      key: 'due',
      header: 'Échéance',
      ...sort('echeance'),
      cell: ({ nextDueOn }) => (nextDueOn ? <DueTag on={nextDueOn} today={today} /> : '–'),
    },
    {
      key: 'entered',
      header: 'Entrée',
      ...sort('entree'),
      cell: ({ enteredOn }) => formatDate(enteredOn),
    },
    acts !== undefined && { key: 'acts', header: 'Noter', cell: acts },
  ];
  return columns.filter((column) => column !== false);
}

/** Pressed again, the column that sorts is sorted the other way round. */
function sorting({ view, sorts }: Shown['page']) {
  return (by: PeopleSort): Pick<Column<ListedPerson>, 'sort'> => {
    if (!sorts.includes(by)) return {};
    const current = view.sort === by;
    const href = listHref({ ...view, sort: by, reversed: current && !view.reversed });
    const falling = (by === 'entree') !== view.reversed;
    return {
      sort: {
        href,
        ...(current && { direction: falling ? ('descending' as const) : ('ascending' as const) }),
      },
    };
  };
}

function leadWords({ place, leadName, leadOrganisation, referentBodyName, endedOn }: ListedPerson) {
  if (endedOn) return `accompagnement terminé le ${formatDate(endedOn)}`;
  if (place === 'referent') return 'vous';
  if (leadName) return `${leadName}, ${leadOrganisation}`;
  return referentBodyName ? `sans référent, orientée vers ${referentBodyName}` : 'sans référent';
}

function contactWords({ contactKnown, lastContactOn }: ListedPerson) {
  if (!contactKnown) return '–';
  return lastContactOn ? formatDate(lastContactOn) : 'jamais';
}

function nextWords({ nextLabel, nextMine, nextOwner, nextOwnerName }: ListedPerson) {
  if (!nextLabel) return '–';
  const owner = nextMine ? 'à vous' : nextOwner === 'personne' ? 'à la personne' : nextOwnerName;
  return (
    <>
      {nextLabel}
      {owner && <Soft>{owner}</Soft>}
    </>
  );
}

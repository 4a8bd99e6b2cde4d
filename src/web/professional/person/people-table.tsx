import type { ReactNode } from 'react';
import type { PeoplePage } from '../../../domain/person/views.ts';
import { formatNumber, plural } from '../../ui/format.ts';
import { Pagination } from '../../ui/pagination.tsx';
import { Table } from '../../ui/table.tsx';
import { EmptyList } from './empty-list.tsx';
import { peopleColumns } from './people-columns.tsx';
import { listHref } from './people-view.ts';
import { SCOPES, SORTED } from './people-words.ts';

interface Shown {
  page: PeoplePage;
  named: string;
  today: string;
  mayEnter: boolean;
  /** What can be done from a row. */
  acts?: ((person: PeoplePage['people'][number]) => ReactNode) | undefined;
  picks?: boolean;
}

export function PeopleTable({ page, named, today, mayEnter, acts, picks = false }: Shown) {
  const { view } = page;
  const first = page.people[0]?.personId;
  const last = page.people.at(-1)?.personId;
  return (
    <>
      <Table
        caption={SCOPES[view.scope].caption}
        captionDetail={
          page.total > 0 &&
          `${countWords(page.total)} · ${SORTED[view.sort][view.reversed ? 'reversed' : 'straight']}`
        }
        columns={peopleColumns({ page, today, acts, picks })}
        rows={page.people}
        rowKey={({ personId }) => personId}
        empty={<EmptyList view={view} named={named} mayEnter={mayEnter} />}
      />
      {(page.hasPrevious || page.hasNext) && (
        <Pagination
          label="Pages de la liste"
          previousHref={page.hasPrevious ? listHref(view, { avant: first }) : undefined}
          nextHref={page.hasNext ? listHref(view, { apres: last }) : undefined}
          fields={named ? { named } : undefined}
        />
      )}
    </>
  );
}

/** As my-people.query counts: beyond a thousand it does not count on. */
export const countWords = (total: number) =>
  total > 1000 ? `plus de ${formatNumber(1000)} personnes` : plural(total, 'personne');

import type { MyDay } from '../../../domain/deadline/views.ts';
import { wholeList } from '../../../domain/person/people-address.ts';
import { offeredFor } from '../../../domain/person/people-offer.ts';
import type { ListedPerson } from '../../../domain/person/views.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { plural } from '../../ui/format.ts';
import { Table } from '../../ui/table.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { NoteContact } from '../person/contacts/contact-noting.tsx';
import { newPersonHref } from '../person/paths.ts';
import { peopleColumns } from '../person/people-columns.tsx';
import { listHref } from '../person/people-view.ts';
import { MY_DAY } from './paths.ts';

/** The first of the reader's own people, nearest deadline first, as their list shows them. */
export function OwnPeople({
  people: { total, first },
  today,
  mayEnter,
}: {
  people: NonNullable<MyDay['people']>;
  today: string;
  mayEnter: boolean;
}) {
  const view = { ...wholeList, sort: 'echeance' } as const;
  return (
    <Card>
      <Table
        caption="Mes accompagnements"
        captionDetail={
          total > 0 && `${total > first.length ? `${first.length} sur ` : ''}${countOf(total)}, par échéance`
        }
        columns={peopleColumns({
          page: {
            people: [...first],
            view,
            sorts: [],
            filters: offeredFor('personnes', { roles: [] }).filters,
          },
          today,
          acts: noteContact,
        })}
        rows={first}
        rowKey={({ personId }) => personId}
        empty={<NobodyYet mayEnter={mayEnter} />}
      />
      {total > first.length && (
        <p>
          <TextLink href={listHref(view)}>Voir toutes les personnes que vous accompagnez</TextLink>
        </p>
      )}
    </Card>
  );
}

const countOf = (total: number) =>
  total > 1000 ? 'plus de 1\u202f000 personnes' : plural(total, 'personne');

/** Whoever only reads for the overlap, or for their organisation, has no contact to note. */
const noteContact = ({ personId, givenName, familyName, place }: ListedPerson) =>
  place === 'tuilage' || place === 'organisation' ? null : (
    <NoteContact person={{ personId, name: `${givenName} ${familyName}` }} returnTo={MY_DAY} small />
  );

function NobodyYet({ mayEnter }: { mayEnter: boolean }) {
  return (
    <EmptyState
      title="Vous n’accompagnez encore personne"
      action={
        mayEnter && (
          <LinkButton href={newPersonHref} icon="plus">
            Ajouter une personne
          </LinkButton>
        )
      }
    >
      <p>
        Les personnes arrivent ici quand vous les ajoutez, quand un cercle vous accueille, ou quand vous êtes
        nommé référent.
      </p>
    </EmptyState>
  );
}

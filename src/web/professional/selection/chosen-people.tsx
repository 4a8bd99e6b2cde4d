import type { PeopleActPage, PeopleActPerson } from '../../../domain/people-act/views.ts';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { personHref } from '../circle/paths.ts';

/** One line for each person: where they are, and what became of it. */
export function ChosenPeople({
  act,
  sentences,
}: {
  act: PeopleActPage;
  sentences: readonly { code: string; sentence: string }[];
}) {
  return (
    <Table
      caption="Les personnes choisies"
      hideCaption
      rows={act.people}
      rowKey={({ personId }) => personId}
      empty={<p>Aucune de ces personnes n’est plus dans vos listes.</p>}
      columns={[
        {
          key: 'name',
          header: 'Personne',
          rowHeader: true,
          cell: ({ personId, name }) => <TextLink href={personHref(personId)}>{name}</TextLink>,
        },
        { key: 'commune', header: 'Commune', cell: ({ communeName }) => communeName ?? '–' },
        {
          key: 'body',
          header: 'Organisme référent',
          cell: ({ referentBodyName }) => referentBodyName ?? 'à orienter',
        },
        {
          key: 'lead',
          header: 'Référent',
          cell: ({ leadName, endedOn }) =>
            endedOn ? 'accompagnement terminé' : (leadName ?? 'sans référent'),
        },
        ...(act.state === 'choisie'
          ? []
          : [
              {
                key: 'outcome',
                header: 'Suite',
                cell: (person: PeopleActPerson) => <Outcome person={person} sentences={sentences} />,
              },
            ]),
      ]}
    />
  );
}

function Outcome({
  person: { outcome, reason },
  sentences,
}: {
  person: PeopleActPerson;
  sentences: readonly { code: string; sentence: string }[];
}) {
  switch (outcome) {
    case null:
      return 'en attente';
    case 'fait':
      return <Tag tone="ok">fait</Tag>;
    case 'deja':
      return <Tag tone="plain">déjà fait</Tag>;
    case 'hors':
      return <Tag tone="warn">hors de votre compétence</Tag>;
    case 'refus':
      return (
        <>
          <Tag tone="warn" icon="warning">
            inchangée
          </Tag>{' '}
          {sentences.find(({ code }) => code === reason?.code)?.sentence}
        </>
      );
  }
}

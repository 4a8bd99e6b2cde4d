import { outcomeLabels } from '../../../domain/circle/portfolio-move.ts';
import type { MovePage, MovePerson } from '../../../domain/circle/views.ts';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';

/** One line for each person: to whom, and what became of it. */
export function MovePeople({ move }: { move: MovePage }) {
  return (
    <Table
      caption="Ce qui est prévu ou fait pour chaque personne"
      hideCaption
      rows={move.people}
      rowKey={(person) => person.personId}
      empty={<p>Personne à montrer.</p>}
      columns={[
        { key: 'name', header: 'Personne', rowHeader: true, cell: ({ name }) => name },
        {
          key: 'place',
          header: 'Place',
          cell: ({ leads }) => (leads ? 'référent' : 'accompagne'),
        },
        {
          key: 'to',
          header: 'À qui',
          cell: ({ toName, outcome }) => (outcome === 'autre' ? '—' : (toName ?? '—')),
        },
        {
          key: 'state',
          header: 'Suite',
          cell: (person) => <Outcome person={person} cancelled={move.state === 'annule'} />,
        },
      ]}
    />
  );
}

function Outcome({ person: { outcome, toName }, cancelled }: { person: MovePerson; cancelled: boolean }) {
  if (cancelled) return 'annulé';
  if (outcome === 'fait') {
    return (
      <Tag tone="ok" icon="check">
        {outcomeLabels.fait}
      </Tag>
    );
  }
  if (outcome === 'parti') return <Tag tone="plain">{outcomeLabels.parti}</Tag>;
  if (outcome === 'autre' || toName === null) {
    return (
      <Tag tone="warn" icon="warning">
        {outcomeLabels.autre}
      </Tag>
    );
  }
  return 'à confirmer';
}

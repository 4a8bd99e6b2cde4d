import type { MovePage } from '../../../domain/circle/views.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { Soft } from '../../ui/soft.tsx';
import { Table } from '../../ui/table.tsx';

/** Who receives how many, beside what they carry already. */
export function MoveShares({ move }: { move: MovePage }) {
  const before = move.state === 'prepare';
  return (
    <Table
      caption="Qui reçoit combien de personnes"
      hideCaption
      rows={move.shares}
      rowKey={(share) => share.seat}
      empty={<p>Personne.</p>}
      columns={[
        {
          key: 'name',
          header: 'Collègue',
          rowHeader: true,
          cell: ({ name, awayUntil }) => (
            <>
              {name}
              {awayUntil && <Soft>absent jusqu’au {formatDate(awayUntil)}</Soft>}
            </>
          ),
        },
        {
          key: 'receives',
          header: before ? 'Recevra' : 'A reçu',
          align: 'end',
          cell: ({ people, done }) => formatNumber(before ? people : done),
        },
        {
          key: 'carries',
          header: 'Référent aujourd’hui de',
          align: 'end',
          cell: ({ carriesNow }) => formatNumber(carriesNow),
        },
        ...(before && move.kind === 'transfert'
          ? [
              {
                key: 'after',
                header: 'Ensuite',
                align: 'end' as const,
                cell: ({ carriesNow, people }: MovePage['shares'][number]) =>
                  formatNumber(carriesNow + people),
              },
            ]
          : []),
      ]}
    />
  );
}

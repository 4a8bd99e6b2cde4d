import { statusKinds, statusSourceLabels } from '../../../domain/person/codes.ts';
import type { PersonStatus } from '../../../domain/person/views.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formatDate } from '../../ui/format.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { SituationShown } from './situation-shown.ts';
import { StatusActs } from './status-acts.tsx';

interface Shown {
  statuses: readonly PersonStatus[];
  today: string;
  mayEdit: boolean;
  answer: SituationShown | undefined;
}

/** Every period, the current ones first; each open one is ended, or its end foreseen, on its line. */
export function StatusList({ statuses, today, mayEdit, answer }: Shown) {
  return (
    <Card title="Statuts">
      {answer && <ErrorSummary errors={answer.errors} level={3} />}
      <Table
        caption="Statuts, ceux d’aujourd’hui d’abord"
        hideCaption
        columns={columnsFor(today, mayEdit, answer)}
        rows={statuses}
        rowKey={({ statusPeriodId }) => statusPeriodId}
        empty={<p>Aucun statut n’est noté.</p>}
      />
    </Card>
  );
}

function columnsFor(today: string, mayEdit: boolean, answer: Shown['answer']): Column<PersonStatus>[] {
  const columns: Column<PersonStatus>[] = [
    { key: 'kind', header: 'Statut', rowHeader: true, cell: (status) => <Kind status={status} /> },
    { key: 'from', header: 'Depuis', cell: ({ from }) => formatDate(from) },
    { key: 'until', header: 'Fin', cell: (status) => endWords(status, today) },
    {
      key: 'source',
      header: 'Source',
      cell: ({ source, author, organisation }) =>
        `${statusSourceLabels[source]} · ${[author, organisation].filter(Boolean).join(', ')}`,
    },
  ];
  if (!mayEdit) return columns;
  return [
    ...columns,
    {
      key: 'acts',
      header: 'Changer',
      cell: (status) =>
        status.until === null ? <StatusActs status={status} answer={answerFor(status, answer)} /> : '–',
    },
  ];
}

const answerFor = (status: PersonStatus, answer: Shown['answer']) =>
  answer?.typed.statut === status.statusPeriodId ? answer : undefined;

function Kind({ status }: { status: PersonStatus }) {
  const { label, sensitive } = statusKinds[status.kind];
  return (
    <>
      {label}{' '}
      {sensitive && (
        <Tag tone="plain" icon="lock">
          Sensible
        </Tag>
      )}
    </>
  );
}

function endWords({ until, expectedUntil }: PersonStatus, today: string) {
  if (until) return formatDate(until);
  if (!expectedUntil) return 'en cours';
  if (expectedUntil < today) return <Tag tone="danger">prévue le {formatDate(expectedUntil)}, dépassée</Tag>;
  return `prévue le ${formatDate(expectedUntil)}`;
}

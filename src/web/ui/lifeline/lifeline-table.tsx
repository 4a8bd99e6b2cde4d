import type { ReactNode } from 'react';
import { formatDate, formatPeriod } from '../format.ts';
import { type Column, Table } from '../table.tsx';
import { TextLink } from '../text-link.tsx';
import type { LifelineLane, LifelineSpan } from './lifeline-layout.ts';
import { LOOKS } from './lifeline-legend.tsx';

interface Row {
  key: string;
  lane: string;
  what: ReactNode;
  when: string;
}

const columns: readonly Column<Row>[] = [
  { key: 'what', header: 'Quoi', rowHeader: true, cell: ({ what }) => what },
  { key: 'lane', header: 'Rubrique', cell: ({ lane }) => lane },
  { key: 'when', header: 'Quand', cell: ({ when }) => when },
];

/** What the picture shows, in words, lane by lane, each in the order of time. */
export function LifelineTable({
  caption,
  lanes,
  today,
}: {
  caption: string;
  lanes: readonly LifelineLane[];
  today: string;
}) {
  const rows = lanes.flatMap(({ title, spans = [], points = [] }): Row[] => [
    ...spans
      .toSorted((a, b) => a.from.localeCompare(b.from))
      .map((span) => ({ key: span.key, lane: title, what: span.label, when: periodOf(span, today) })),
    ...points
      .toSorted((a, b) => a.on.localeCompare(b.on))
      .map(({ key, label, on, look, href }) => ({
        key,
        lane: title,
        what: href ? <TextLink href={href}>{label}</TextLink> : label,
        when: `${formatDate(on)}, ${LOOKS[look]}`,
      })),
  ]);
  return <Table caption={caption} hideCaption columns={columns} rows={rows} rowKey={({ key }) => key} />;
}

function periodOf({ from, until, expectedUntil, relay }: LifelineSpan, today: string): string {
  const period = formatPeriod(from, until);
  const end =
    until === null && expectedUntil
      ? `, fin prévue le ${formatDate(expectedUntil)}${expectedUntil < today ? ', dépassée' : ''}`
      : '';
  return `${period}${end}${relay ? ', par un relais' : ''}`;
}

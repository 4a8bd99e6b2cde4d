import type { ReactNode } from 'react';
import { curly } from '../../../domain/french.ts';
import { civilityLabels } from '../../../domain/person/codes.ts';
import type { MatchSide } from '../../../domain/same-person/views.ts';
import { formatDate } from '../../ui/format.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';

interface Line {
  label: string;
  one: ReactNode;
  other: ReactNode;
  /** Both are known, and say something else. */
  differs: boolean;
}

/** Two records side by side, what differs marked with a word. */
export function SidesTable({
  one,
  other,
  phones,
}: {
  one: MatchSide;
  other: MatchSide;
  phones: readonly (string | null)[];
}) {
  const columns: Column<Line>[] = [
    { key: 'label', header: 'Ce que dit chaque dossier', rowHeader: true, cell: ({ label }) => label },
    { key: 'one', header: 'Le plus récent', cell: (line) => line.one ?? 'non renseigné' },
    {
      key: 'other',
      header: 'Celui qui existait',
      cell: (line) => (
        <>
          {line.other ?? 'non renseigné'}{' '}
          {line.differs && (
            <Tag tone="warn" icon="warning">
              différent
            </Tag>
          )}
        </>
      ),
    },
  ];
  return (
    <Table
      caption="Les deux dossiers, côte à côte"
      hideCaption
      columns={columns}
      rows={linesOf(one, other, phones)}
      rowKey={({ label }) => label}
    />
  );
}

function linesOf(one: MatchSide, other: MatchSide, phones: readonly (string | null)[]): Line[] {
  const line = (label: string, values: readonly (string | null)[]): Line => {
    const [first = null, second = null] = values;
    const differs = first !== null && second !== null && first.toLowerCase() !== second.toLowerCase();
    return { label, one: first, other: second, differs };
  };
  const both = (label: string, read: (side: MatchSide) => string | null) =>
    line(label, [read(one), read(other)]);
  // Two services, two référents or two days of entry are no sign of two people.
  const around = (label: string, read: (side: MatchSide) => string | null): Line => ({
    ...both(label, read),
    differs: false,
  });
  const lines = [
    both('Nom de naissance', (side) => side.familyName),
    both('Nom d’usage', (side) => side.usedName),
    both('Prénom', (side) => side.givenName),
    both('Date de naissance', (side) => side.birthDate && formatDate(side.birthDate)),
    both('Civilité', (side) => side.civility && civilityLabels[side.civility]),
    line('Téléphone', phones),
    both('Adresse e-mail', (side) => side.email),
    both('Commune', (side) => side.communeName && curly(side.communeName)),
    around('Référent', (side) => side.leadName && `${side.leadName}, ${side.leadOrganisation}`),
    around('Organisme référent', (side) => side.referentBody),
    around('Service d’orientation', (side) => side.authority),
    around('Entrée dans Relais', (side) => side.enteredOn && formatDate(side.enteredOn)),
  ];
  return lines.filter(({ one: first, other: second }) => first !== null || second !== null);
}

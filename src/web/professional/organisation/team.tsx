import { dutyLabels, seatRoleLabels, specialityLabels } from '../../../domain/organisation/codes.ts';
import type { Colleague, OrganisationPage } from '../../../domain/organisation/views.ts';
import { Cluster } from '../../ui/layout.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { seatHref } from '../circle/paths.ts';

/** Who works here, as what. A manager opens each seat. */
export function Team({ page }: { page: OrganisationPage }) {
  return (
    <Table
      caption="Équipe"
      hideCaption
      rows={page.colleagues}
      rowKey={(colleague) => colleague.seat}
      columns={[
        {
          key: 'name',
          header: 'Nom',
          rowHeader: true,
          cell: (colleague) => <Name colleague={colleague} isManager={page.isManager} />,
        },
        {
          key: 'function',
          header: 'Fonction et spécialité',
          cell: ({ function: job, speciality }) => (
            <>
              {job}
              <div>{specialityLabels[speciality].toLowerCase()}</div>
            </>
          ),
        },
        { key: 'roles', header: 'Rôles', cell: (colleague) => <Roles colleague={colleague} /> },
        {
          key: 'contact',
          header: 'Contact',
          cell: (colleague) => (
            <>
              <a href={`mailto:${colleague.email}`}>{colleague.email}</a>
              {colleague.phone && <div>{colleague.phone}</div>}
            </>
          ),
        },
      ]}
    />
  );
}

function Name({ colleague, isManager }: { colleague: Colleague; isManager: boolean }) {
  const name = isManager ? (
    <TextLink href={seatHref(colleague.seat)}>{colleague.name}</TextLink>
  ) : (
    <strong>{colleague.name}</strong>
  );
  return (
    <>
      {name}
      {colleague.isReader && ' (vous)'}
    </>
  );
}

function Roles({ colleague }: { colleague: Colleague }) {
  return (
    <Cluster>
      {colleague.roles.map((role) => (
        <Tag key={role} tone="plain">
          {seatRoleLabels[role].label}
        </Tag>
      ))}
      {colleague.duties.map((duty) => (
        <Tag key={duty} tone="info">
          {dutyLabels[duty]}
        </Tag>
      ))}
    </Cluster>
  );
}

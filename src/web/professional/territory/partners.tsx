import { curly } from '../../../domain/french.ts';
import type { PartnerOrganisation } from '../../../domain/organisation/views.ts';
import { formatPeriod } from '../../ui/format.ts';
import { Cluster } from '../../ui/layout.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { partnerHref } from '../circle/paths.ts';
import { phases } from '../organisation/agreements.tsx';

/** Who works together here, and under which agreement. The coordinator opens each partner. */
export function Partners({
  organisations,
  isCoordinator,
}: {
  organisations: readonly PartnerOrganisation[];
  isCoordinator: boolean;
}) {
  return (
    <Table
      caption="Organisations partenaires"
      hideCaption
      rows={organisations}
      rowKey={(organisation) => organisation.organisationId}
      columns={[
        {
          key: 'name',
          header: 'Organisation',
          rowHeader: true,
          cell: (organisation) => <Name organisation={organisation} isCoordinator={isCoordinator} />,
        },
        { key: 'kind', header: 'Type', cell: (organisation) => organisation.kind },
        {
          key: 'place',
          header: 'Commune',
          cell: (organisation) => curly(organisation.communeName) || 'non renseignée',
        },
        { key: 'does', header: 'Rôle', cell: (organisation) => <Does organisation={organisation} /> },
        {
          key: 'agreement',
          header: 'Convention',
          cell: ({ agreement }) => <Agreement agreement={agreement} />,
        },
      ]}
    />
  );
}

function Name({
  organisation,
  isCoordinator,
}: {
  organisation: PartnerOrganisation;
  isCoordinator: boolean;
}) {
  return (
    <Cluster>
      {isCoordinator ? (
        <TextLink href={partnerHref(organisation.organisationId)}>{organisation.name}</TextLink>
      ) : (
        <strong>{organisation.name}</strong>
      )}
      {organisation.discreet && (
        <Tag tone="info" icon="lock">
          discrète
        </Tag>
      )}
      {organisation.awaitsManager && <Tag tone="warn">sans responsable</Tag>}
    </Cluster>
  );
}

function Does({ organisation }: { organisation: PartnerOrganisation }) {
  return (
    <>
      {organisation.accompanies ? 'accompagne' : 'contribue'}
      {organisation.authority && ', décide des orientations'}
      {organisation.authority === 'default' && ' (par défaut)'}
    </>
  );
}

function Agreement({ agreement: { from, until, phase } }: Pick<PartnerOrganisation, 'agreement'>) {
  return (
    <>
      {formatPeriod(from, until)} <Tag tone={phases[phase].tone}>{phases[phase].label}</Tag>
    </>
  );
}

import { dutyLabels, specialityLabels } from '../../../domain/organisation/codes.ts';
import type { DirectoryEntry } from '../../../domain/organisation/directory-views.ts';
import { LinkButton } from '../../ui/button.tsx';
import { formatDate } from '../../ui/format.ts';
import { Soft } from '../../ui/soft.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { directoryOrganisationHref, inviteFromHref, lineHref } from './paths.ts';

/** Who, where, for what, how to reach them, and the door to a circle. */
export function EntryTable({
  entries,
  caption,
  withoutOrganisation = false,
}: {
  entries: readonly DirectoryEntry[];
  caption: string;
  withoutOrganisation?: boolean;
}) {
  return (
    <Table
      caption={caption}
      hideCaption
      rows={entries}
      rowKey={(entry) => entry.seat}
      columns={[
        { key: 'name', header: 'Nom', rowHeader: true, cell: (entry) => <Who entry={entry} /> },
        ...(withoutOrganisation
          ? []
          : [
              {
                key: 'organisation',
                header: 'Organisation',
                cell: ({ organisationId, organisation, kind }: DirectoryEntry) => (
                  <>
                    <TextLink href={directoryOrganisationHref(organisationId)}>{organisation}</TextLink>
                    <Soft>{kind}</Soft>
                  </>
                ),
              },
            ]),
        { key: 'what', header: 'Activité', cell: (entry) => <What entry={entry} /> },
        { key: 'contact', header: 'Contact', cell: (entry) => <Reach entry={entry} /> },
        {
          key: 'invite',
          header: 'Cercle',
          cell: (entry) =>
            entry.isReader ? (
              'vous'
            ) : !entry.mayInvite ? null : (
              <LinkButton href={inviteFromHref(entry.seat)} variant="quiet" small>
                Inviter<VisuallyHidden> {entry.name} dans un cercle</VisuallyHidden>
              </LinkButton>
            ),
        },
      ]}
    />
  );
}

function Who({ entry }: { entry: DirectoryEntry }) {
  return (
    <>
      <TextLink href={lineHref(entry.seat)}>{entry.name}</TextLink>
      <Soft>{entry.function}</Soft>
      {entry.awayUntil && <Tag tone="warn">absent jusqu’au {formatDate(entry.awayUntil)}</Tag>}
      <Instead standIns={entry.standIns} />
    </>
  );
}

/** Whom to call meanwhile, as their manager decided. */
export const Instead = ({ standIns }: Pick<DirectoryEntry, 'standIns'>) =>
  standIns.map(({ name, until }) => (
    <Soft key={name}>
      En son absence, jusqu’au {formatDate(until)} : <strong>{name}</strong>
    </Soft>
  ));

function What({ entry }: { entry: DirectoryEntry }) {
  return (
    <>
      {entry.about && <div>{entry.about}</div>}
      <Soft>
        {[
          `spécialité ${specialityLabels[entry.speciality].toLowerCase()}`,
          ...entry.duties.map((duty) => dutyLabels[duty].toLowerCase()),
          entry.languages && `langues\u00a0: ${entry.languages}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Soft>
    </>
  );
}

export function Reach({ entry: { email, phone } }: { entry: Pick<DirectoryEntry, 'email' | 'phone'> }) {
  return (
    <>
      {phone && (
        <div>
          <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
        </div>
      )}
      <a href={`mailto:${email}`}>{email}</a>
    </>
  );
}

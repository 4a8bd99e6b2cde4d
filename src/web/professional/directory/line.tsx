import { dutyLabels, specialityLabels } from '../../../domain/organisation/codes.ts';
import { directoryLine } from '../../../domain/organisation/directory-line.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { formatDate, joinList } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { DoneNotice } from '../circle/done-notice.tsx';
import type { Route } from './+types/line.ts';
import { Instead, Reach } from './entry-table.tsx';
import { DIRECTORY, directoryOrganisationHref, editLineHref, inviteFromHref } from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Professionnel · Annuaire · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const page = await run(runtime, directoryLine, actor, { seat: args.params.seat });
  return { page, done: new URL(args.request.url).searchParams.get('fait') };
}

const DONE = { modifier: 'La fiche est enregistrée.' };

export default function Line({ loaderData }: Route.ComponentProps) {
  const { page, done } = loaderData;
  const { entry } = page;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Annuaire', href: DIRECTORY }, { label: entry.name }]} />
      <PageTitle
        title={entry.name}
        subtitle={entry.function}
        tags={entry.awayUntil && <Tag tone="warn">absent jusqu’au {formatDate(entry.awayUntil)}</Tag>}
        actions={
          <>
            {entry.mayInvite && (
              <LinkButton href={inviteFromHref(entry.seat)}>Inviter dans un cercle</LinkButton>
            )}
            {entry.mayEdit && (
              <LinkButton href={editLineHref(entry.seat)} variant="quiet" icon="pencil">
                {entry.isReader ? 'Ma fiche et mes absences' : 'Fiche et absences'}
              </LinkButton>
            )}
          </>
        }
      />
      <DoneNotice done={done} sentences={DONE} />
      <Card>
        <DescriptionList
          items={[
            { term: 'Ce que je fais', details: entry.about || 'non renseigné' },
            {
              term: 'Organisation',
              details: (
                <TextLink href={directoryOrganisationHref(entry.organisationId)}>
                  {entry.organisation}
                </TextLink>
              ),
              source: entry.kind,
            },
            { term: 'Spécialité', details: specialityLabels[entry.speciality] },
            ...(entry.duties.length > 0
              ? [
                  {
                    term: 'Missions',
                    details: joinList(entry.duties.map((duty) => dutyLabels[duty].toLowerCase())),
                  },
                ]
              : []),
            ...(entry.languages ? [{ term: 'Langues', details: entry.languages }] : []),
            {
              term: 'Intervient à',
              details:
                entry.communes.length > 0
                  ? joinList(entry.communes)
                  : 'tout le territoire de son organisation',
            },
            {
              term: 'Contact',
              details: (
                <>
                  <Reach entry={entry} />
                  <Instead standIns={entry.standIns} />
                </>
              ),
            },
          ]}
        />
      </Card>
    </Stack>
  );
}

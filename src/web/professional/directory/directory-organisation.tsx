import { curly } from '../../../domain/french.ts';
import { directory, directoryOrganisation } from '../../../domain/organisation/directory.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Columns, Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { ORGANISATION } from '../circle/paths.ts';
import type { Route } from './+types/directory-organisation.ts';
import { EntryTable } from './entry-table.tsx';
import { DIRECTORY, directoryOrganisationHref } from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Organisation · Annuaire · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { organisationId } = args.params;
  const query = new URL(args.request.url).searchParams;
  const organisation = await run(runtime, directoryOrganisation, actor, { organisationId });
  const { entries, hasPrevious, hasNext } = await run(runtime, directory, actor, {
    organisationId,
    after: query.get('apres') ?? undefined,
    before: query.get('avant') ?? undefined,
  });
  return { organisation, entries, hasPrevious, hasNext };
}

export default function DirectoryOrganisation({ loaderData }: Route.ComponentProps) {
  const { organisation, entries, hasPrevious, hasNext } = loaderData;
  const href = directoryOrganisationHref(organisation.organisationId);
  const unknown = 'non renseigné';
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Annuaire', href: DIRECTORY }, { label: organisation.name }]} />
      <PageTitle
        title={organisation.name}
        subtitle={organisation.kind}
        actions={
          organisation.isOwn && (
            <LinkButton href={ORGANISATION} variant="quiet">
              {organisation.isManager ? 'Gérer l’équipe' : 'Mon organisation'}
            </LinkButton>
          )
        }
      />
      <Columns
        aside={
          <Card title="Coordonnées">
            <DescriptionList
              items={[
                {
                  term: 'Adresse',
                  details:
                    [organisation.address, curly(organisation.communeName)].filter(Boolean).join(', ') ||
                    unknown,
                },
                { term: 'Téléphone', details: organisation.phone ?? unknown },
                { term: 'E-mail', details: organisation.email ?? unknown },
              ]}
            />
          </Card>
        }
      >
        <Card title="Équipe">
          {entries.length === 0 ? (
            <p>Personne de cette organisation n’a encore de compte.</p>
          ) : (
            <EntryTable
              entries={entries}
              caption={`Équipe\u00a0: ${organisation.name}`}
              withoutOrganisation
            />
          )}
          {(hasPrevious || hasNext) && (
            <Pagination
              label="Pages de l’équipe"
              previousHref={hasPrevious ? `${href}?avant=${entries[0]?.seat}` : undefined}
              nextHref={hasNext ? `${href}?apres=${entries.at(-1)?.seat}` : undefined}
            />
          )}
        </Card>
      </Columns>
    </Stack>
  );
}

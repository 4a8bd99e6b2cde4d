import { territoryPage } from '../../../domain/organisation/territory-page.query.server.ts';
import type { TerritoryPage } from '../../../domain/organisation/views.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatDate, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { NEW_PARTNER, TERRITORY } from '../circle/paths.ts';
import type { Route } from './+types/territory.ts';
import { Partners } from './partners.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Territoire · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  return run(runtime, territoryPage, actor, { territoryId: query.get('territoire') ?? undefined });
}

export default function Territory({ loaderData }: Route.ComponentProps) {
  const page = loaderData;
  const { territory, organisations, isCoordinator } = page;
  return (
    <Stack gap="l">
      <PageTitle
        title={`Territoire\u00a0: ${territory.name}`}
        subtitle={`${plural(territory.communes, 'commune')} · ouvert le ${formatDate(territory.openedOn)}`}
        actions={
          isCoordinator && <LinkButton href={newPartnerHref(page)}>Ajouter une organisation</LinkButton>
        }
      />
      {page.others.length > 0 && <OtherTerritories page={page} />}
      <Card title="Organisations partenaires" detail={plural(organisations.length, 'organisation')}>
        <Partners organisations={organisations} isCoordinator={isCoordinator} />
      </Card>
    </Stack>
  );
}

const newPartnerHref = ({ territory, others }: TerritoryPage) =>
  others.length > 0 ? `${NEW_PARTNER}?territoire=${territory.territoryId}` : NEW_PARTNER;

function OtherTerritories({ page: { territory, others } }: { page: TerritoryPage }) {
  const all = [territory, ...others].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  return (
    <LinkTabs
      label="Territoires"
      items={all.map(({ territoryId, name }) => ({
        label: name,
        href: `${TERRITORY}?territoire=${territoryId}`,
        current: territoryId === territory.territoryId,
      }))}
    />
  );
}

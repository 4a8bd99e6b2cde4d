import { structurePage } from '../../../domain/offer/service-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate, joinList } from '../../ui/format.ts';
import { Columns, Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { Route } from './+types/structure.ts';
import { OFFER, serviceHref, structureHref } from './paths.ts';
import { addressOf, ContactLines, Prose, present } from './record-words.tsx';
import { offerLabel } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Structure · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return run(runtime, structurePage, actor, { structureId: args.params.structureId });
}

export default function Structure({ loaderData }: Route.ComponentProps) {
  const { structure, sourceName, services, doubles } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Offre de services', href: OFFER }, { label: structure.nom }]} />
      <PageTitle title={structure.nom} subtitle={addressOf(structure)} />
      <Columns
        aside={
          <Card title="Contact">
            <ContactLines record={structure} fallback={structure} />
          </Card>
        }
      >
        {structure.description && (
          <Card title="Présentation">
            <Prose text={structure.description} />
          </Card>
        )}
        <Card title="Services">
          {services.length === 0 ? (
            <EmptyState title="Aucun service publié" />
          ) : (
            <ul>
              {services.map(({ serviceId, name }) => (
                <li key={serviceId}>
                  <TextLink href={serviceHref(serviceId)}>{name}</TextLink>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title="D’où viennent ces informations">
          <DescriptionList
            items={present([
              ['Source', [`${sourceName}, le ${formatDate(structure.date_maj)}`]],
              [
                'Réseaux',
                [joinList((structure.reseaux_porteurs ?? []).map((one) => offerLabel('reseau', one)))],
              ],
              ['Siret', [structure.siret]],
            ])}
          />
          {doubles.length > 0 && (
            <ul>
              {doubles.map(({ structureId, sourceName: other }) => (
                <li key={structureId}>
                  <TextLink href={structureHref(structureId)}>Ce qu’en dit {other}</TextLink>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </Columns>
    </Stack>
  );
}

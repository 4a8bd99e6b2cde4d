import { aroundCommune } from '../../../domain/offer/offer-view.ts';
import { servicePage } from '../../../domain/offer/service-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { chooseForServiceHref } from '../../referral/paths.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Description, DescriptionList } from '../../ui/description-list.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { joinList } from '../../ui/format.ts';
import { Cluster, Columns, Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { Route } from './+types/service.ts';
import { keptAction } from './kept-action.server.ts';
import { OFFER, offerHref, serviceHref, structureHref } from './paths.ts';
import { addressOf, ContactLines, FreshnessNotice, Prose, present } from './record-words.tsx';
import { StarButton } from './star-button.tsx';
import { offerLabel, themeLabel } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Service · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return run(runtime, servicePage, actor, { serviceId: args.params.serviceId });
}

export const action = (args: Route.ActionArgs) => keptAction(args);

type Page = Route.ComponentProps['loaderData'];

export default function Service({ loaderData: page, actionData: answer }: Route.ComponentProps) {
  const { service, structure, others } = page;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Offre de services', href: OFFER }, { label: service.nom }]} />
      <PageTitle
        title={service.nom}
        subtitle={structure.nom}
        actions={
          page.refers && (
            <LinkButton href={chooseForServiceHref(service.id)}>
              Orienter une personne vers ce service
            </LinkButton>
          )
        }
      />
      {answer && <ErrorSummary errors={answer.errors} />}
      <StarButton serviceId={service.id} name={service.nom} starred={page.starred} />
      <FreshnessNotice updatedOn={service.date_maj} today={page.today} sourceName={page.sourceName} />
      <Columns
        aside={
          <>
            <Card title="Contact">
              <ContactLines record={service} fallback={structure} />
            </Card>
            <Card title="Structure">
              <p>
                <TextLink href={structureHref(structure.id)}>{structure.nom}</TextLink>
              </p>
              {others.length > 0 && (
                <>
                  <p>Elle propose aussi{'\u00a0'}:</p>
                  <ul>
                    {others.slice(0, 10).map(({ serviceId, name }) => (
                      <li key={serviceId}>
                        <TextLink href={serviceHref(serviceId)}>{name}</TextLink>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </Card>
          </>
        }
      >
        <Card title="Ce que c’est">
          <Stack>
            <Cluster>
              {service.type && <Tag tone="plain">{offerLabel('type', service.type)}</Tag>}
              {service.frais && <Tag tone="plain">{offerLabel('frais', service.frais)}</Tag>}
              {service.modes_accueil?.map((mode) => (
                <Tag key={mode} tone="plain">
                  {offerLabel('mode-accueil', mode)}
                </Tag>
              ))}
            </Cluster>
            <Prose text={service.description} />
          </Stack>
        </Card>
        <Card title="Pour qui, comment">
          <DescriptionList items={conditionsOf(page)} />
        </Card>
        {(service.thematiques?.length ?? 0) > 0 && (
          <Card title="Thèmes">
            <Cluster>
              {service.thematiques?.map((theme) => (
                <TextLink
                  key={theme}
                  href={offerHref({ ...aroundCommune(service.code_insee), themes: [theme] })}
                >
                  {themeLabel(theme)}
                </TextLink>
              ))}
            </Cluster>
          </Card>
        )}
      </Columns>
    </Stack>
  );
}

function conditionsOf({ service }: Page): Description[] {
  const labels = (
    kind: 'public' | 'mode-mobilisation' | 'mobilisable-par',
    values: readonly string[] | undefined | null,
  ) => inOneSentence((values ?? []).map((value) => offerLabel(kind, value)));
  return present([
    ['Publics', [labels('public', service.publics), service.publics_precisions]],
    ['Conditions et documents', [service.conditions_acces]],
    ['Coût', [service.frais && offerLabel('frais', service.frais), service.frais_precisions]],
    [
      'Comment le demander',
      [labels('mode-mobilisation', service.modes_mobilisation), service.mobilisation_precisions],
    ],
    ['Qui peut le demander', [labels('mobilisable-par', service.mobilisable_par)]],
    ['Lieu', [addressOf(service)]],
    ['Heures par semaine', [service.volume_horaire_hebdomadaire?.toLocaleString('fr')]],
    ['Durée en semaines', [service.nombre_semaines?.toString()]],
  ]);
}

/** Labels begin with a capital; in a sentence, the first of them alone does. */
const inOneSentence = (labels: readonly string[]) =>
  joinList(
    labels.map((label, index) =>
      index === 0 ? label : label.charAt(0).toLocaleLowerCase('fr') + label.slice(1),
    ),
  );

import { redirect } from 'react-router';
import { aroundCommune } from '../../../domain/offer/offer-view.ts';
import { splitConditions } from '../../../domain/offer/own/documents.ts';
import { servicePage } from '../../../domain/offer/service-page.query.server.ts';
import { suggestCorrection } from '../../../domain/offer/suggestion/suggest.server.ts';
import { ownSuggestions } from '../../../domain/offer/suggestion/suggestions.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { ownStanding } from '../../../platform/auth/own-account.server.ts';
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
import { DoneNotice } from '../circle/done-notice.tsx';
import { sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/service.ts';
import { keptAction } from './kept-action.server.ts';
import { OFFER, offerHref, ownServiceHref, serviceHref, structureHref } from './paths.ts';
import { addressOf, ContactLines, FreshnessNotice, Prose, present } from './record-words.tsx';
import { RoomTags } from './room-tags.tsx';
import { StarButton } from './star-button.tsx';
import { SuggestCard } from './suggest-card.tsx';
import { offerLabel, themeLabel } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Service · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { serviceId } = args.params;
  const { territories } = await run(runtime, ownStanding, actor, {});
  return {
    ...(await run(runtime, servicePage, actor, { serviceId })),
    /** null: without a current agreement nothing is sent. */
    suggestions: territories.length > 0 ? await run(runtime, ownSuggestions, actor, { serviceId }) : null,
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const request = args.request.clone(); // a form is read once
  const form = await args.request.formData();
  return sent(form, 'acte') === 'signaler' ? suggested(args, form) : keptAction({ ...args, request });
}

function suggested(args: Route.ActionArgs, form: FormData) {
  const { runtime, actor } = requireProfessional(args);
  const { serviceId } = args.params;
  return submitted(form, async () => {
    await run(runtime, suggestCorrection, actor, {
      serviceId,
      about: sent(form, 'about') as 'autre',
      words: sent(form, 'words'),
    });
    return redirect(`${serviceHref(serviceId)}?fait=signaler`);
  });
}

const DONE = {
  signaler: 'Merci\u00a0: le signalement est envoyé. La réponse paraîtra sur cette page.',
};

type Page = Pick<Route.ComponentProps['loaderData'], 'service'>;

export default function Service({ loaderData: page, actionData: answer }: Route.ComponentProps) {
  const { service, structure, others } = page;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Offre de services', href: OFFER }, { label: service.nom }]} />
      <PageTitle
        title={service.nom}
        subtitle={structure.nom}
        actions={
          <>
            {page.own && (
              <LinkButton href={ownServiceHref(service.id)} variant="quiet" icon="pencil">
                Tenir cette fiche à jour
              </LinkButton>
            )}
            {page.refers && (
              <LinkButton href={chooseForServiceHref(service.id)}>
                Orienter une personne vers ce service
              </LinkButton>
            )}
          </>
        }
      />
      {answer && <ErrorSummary errors={answer.errors} />}
      {!answer && <DoneNotice done={page.done} sentences={DONE} />}
      <StarButton serviceId={service.id} name={service.nom} starred={page.starred} />
      <FreshnessNotice
        updatedOn={service.date_maj}
        today={page.today}
        source={service.source}
        sourceName={page.sourceName}
      />
      <Columns
        aside={
          <>
            {page.room && (
              <Card title="Places et délai">
                <Cluster>
                  <RoomTags room={page.room} />
                </Cluster>
              </Card>
            )}
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
        {page.suggestions && !page.own && (
          <SuggestCard
            suggestions={page.suggestions}
            rejected={answer && 'values' in answer ? answer : undefined}
          />
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
  const { conditions, documents } = splitConditions(service.conditions_acces);
  return present([
    ['Publics', [labels('public', service.publics), service.publics_precisions]],
    [documents ? 'Conditions' : 'Conditions et documents', [conditions]],
    ['Documents à apporter', [documents]],
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

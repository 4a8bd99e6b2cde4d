import { aroundCommune } from '../../../../domain/offer/offer-view.ts';
import { type Solution, solutionsPage } from '../../../../domain/offer/solutions.query.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { newReferralHref, unmetNeedHref } from '../../../referral/paths.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatNumber, joinGroups, plural } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Soft } from '../../../ui/soft.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { offerHref } from '../../offer/paths.ts';
import { ServiceList } from '../../offer/service-list.tsx';
import { themeLabel } from '../../offer/words.ts';
import { diagnosisHref, editHref } from '../paths.ts';
import { personCrumbs } from '../plan/paths.ts';
import type { Route } from './+types/solutions.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Services près de chez la personne · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  return { personId, page: await run(runtime, solutionsPage, actor, { personId }) };
}

export default function Solutions({ loaderData: { personId, page } }: Route.ComponentProps) {
  const { personName, commune, radiusKm, solutions } = page;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          ...personCrumbs(personId, personName),
          { label: 'Diagnostic', href: diagnosisHref(personId) },
          { label: 'Services' },
        ]}
      />
      <PageTitle
        title="Services près de chez la personne"
        subtitle={commune ? `${personName}, jusqu’à ${radiusKm}\u00a0km de ${commune.name}` : personName}
      />
      {!commune && (
        <Notice tone="info" title="La commune de la personne n’est pas connue">
          <p>
            Les services sont montrés sans distance.{' '}
            <TextLink href={editHref(personId)}>Compléter l’adresse</TextLink>
          </p>
        </Notice>
      )}
      {solutions.length === 0 ? (
        <Card>
          <EmptyState
            title="Le diagnostic ne dit encore ni besoin ni difficulté"
            level={2}
            action={<LinkButton href={diagnosisHref(personId)}>Ouvrir le diagnostic</LinkButton>}
          >
            <p>Dès qu’un besoin ou une difficulté y est noté, les services qui y répondent viennent ici.</p>
          </EmptyState>
        </Card>
      ) : (
        solutions.map((solution) => (
          <SolutionCard
            key={solution.code}
            solution={solution}
            commune={commune?.code ?? ''}
            personId={page.asks ? personId : null}
          />
        ))
      )}
    </Stack>
  );
}

function SolutionCard({
  solution,
  commune,
  personId,
}: {
  solution: Solution;
  commune: string;
  /** For whom a place may be asked; null when the reader may not. */
  personId: string | null;
}) {
  const { title, priority, because, themes, total, services } = solution;
  const all = offerHref({ ...aroundCommune(commune), rayon: 50, themes });
  return (
    <Card title={title} detail={priority ? 'priorité' : undefined}>
      <Stack>
        <p>
          <Soft>
            {because.length > 0 && `Le diagnostic dit\u00a0: ${joinGroups(because)}. `}
            Services sur {joinGroups(themes.map((theme) => `«\u00a0${themeLabel(theme)}\u00a0»`))}.
          </Soft>
        </p>
        {total === 0 ? (
          <EmptyState
            title="Rien d’accessible par ici"
            action={<TextLink href={all}>Chercher plus loin</TextLink>}
          />
        ) : (
          <ServiceList
            services={services}
            prefix={`${solution.code}-`}
            ask={
              personId
                ? { label: 'Faire une demande', href: (serviceId) => newReferralHref(personId, serviceId) }
                : undefined
            }
          />
        )}
        {total > services.length && (
          <p>
            <TextLink href={all}>
              Voir les {formatNumber(total)} services pour «{'\u00a0'}
              {title}
              {'\u00a0'}»
            </TextLink>
          </p>
        )}
        {personId && themes[0] && (
          <p>
            <TextLink href={unmetNeedHref(personId, { theme: themes[0] })}>
              Rien ne convient{'\u00a0'}: noter un besoin sans solution
              <VisuallyHidden> ({title})</VisuallyHidden>
            </TextLink>
          </p>
        )}
        {total > 0 && total <= services.length && <Soft>{plural(total, 'service')} en tout</Soft>}
      </Stack>
    </Card>
  );
}

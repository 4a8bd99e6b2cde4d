import { redirect } from 'react-router';
import { offerPage, offerPlaces } from '../../../domain/offer/offer-page.query.server.ts';
import { SERVICES_A_PAGE } from '../../../domain/offer/views.ts';
import { run } from '../../../platform/access/run.ts';
import { chooseForServiceHref } from '../../referral/paths.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { plural } from '../../ui/format.ts';
import { Columns, Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import type { Route } from './+types/offer.ts';
import styles from './offer.module.css';
import { OfferFilters } from './offer-filters.tsx';
import { OfferMap } from './offer-map.tsx';
import { OfferNarrow } from './offer-narrow.tsx';
import { emptyView, OFFER, offerHref, offerViewOf, type Sort } from './paths.ts';
import { ServiceList } from './service-list.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Offre de services · Relais' }];

const ORDERS = {
  distance: 'distance',
  fraicheur: 'freshness',
  pertinence: 'relevance',
} as const satisfies Record<Sort, string>;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  const view = offerViewOf(query);
  const typed = query.get('lieu');
  const places =
    typed !== null || query.size === 0 ? await run(runtime, offerPlaces, actor, { text: typed ?? '' }) : [];
  // The address of a search holds the code of its place: it means the same to whoever receives it.
  const first = places[0];
  if (first && typed !== null && typed.trim() !== '')
    throw redirect(offerHref(view, { commune: first.code }));
  const commune = view.commune || (query.size === 0 ? (first?.code ?? '') : '');
  const page = await run(runtime, offerPage, actor, {
    words: view.mots,
    commune,
    radiusKm: view.rayon,
    themes: [...view.themes],
    publics: view.public ? [view.public] : [],
    free: view.frais === 'gratuit',
    mode: view.accueil,
    byUsers: view.seul,
    order: ORDERS[view.tri],
    page: view.page,
  });
  const unknownPlace =
    (typed !== null && typed.trim() !== '' && !first) || (view.commune !== '' && page.place === null);
  return { view: { ...view, commune: page.place?.code ?? '' }, page, typed: typed ?? '', unknownPlace };
}

export default function Offer({ loaderData }: Route.ComponentProps) {
  const { view, page, typed, unknownPlace } = loaderData;
  const { place, total, services } = page;
  const where = place ? `autour de ${place.name}, jusqu’à ${view.rayon}\u00a0km` : 'dans toute l’offre';
  return (
    <Stack gap="l">
      <PageTitle title="Offre de services" subtitle={`${plural(total, 'service')} ${where}`} />
      <p className={styles.toSearch}>
        <a href="#chercher">Modifier la recherche</a>
      </p>
      <Columns
        aside={
          <>
            <Card title="Chercher" id="chercher">
              <OfferFilters view={view} place={place} typed={typed} unknownPlace={unknownPlace} />
            </Card>
            <OfferNarrow view={view} themes={page.themes} />
          </>
        }
      >
        {services.length === 0 ? (
          <Card>
            <EmptyState
              title="Aucun service trouvé"
              level={2}
              action={
                <LinkButton href={offerHref(emptyView(view.commune))} variant="quiet">
                  Retirer les critères
                </LinkButton>
              }
            >
              <p>Élargissez la distance, choisissez un thème moins précis, ou écrivez d’autres mots.</p>
            </EmptyState>
          </Card>
        ) : (
          <>
            {place?.point && (
              <OfferMap place={place} point={place.point} radiusKm={view.rayon} services={services} />
            )}
            <Card title="Services" detail={detailOf(view.tri, view.page, total)}>
              <ServiceList services={services} ask={page.refers ? TO_SOMEBODY : undefined} />
              {total > SERVICES_A_PAGE && (
                <Pagination
                  label="Pages des services"
                  previousHref={view.page > 1 ? offerHref(view, { page: view.page - 1 }) : undefined}
                  nextHref={
                    view.page * SERVICES_A_PAGE < total ? offerHref(view, { page: view.page + 1 }) : undefined
                  }
                />
              )}
            </Card>
          </>
        )}
        <p>
          L’adresse de cette page garde vos critères{'\u00a0'}: vous pouvez l’envoyer à un collègue.{' '}
          <a href={OFFER}>Nouvelle recherche</a>
        </p>
      </Columns>
    </Stack>
  );
}

const TO_SOMEBODY = { label: 'Orienter une personne', href: chooseForServiceHref, variant: 'quiet' } as const;

const SORT_WORDS: Record<Sort, string> = {
  distance: 'les plus proches d’abord',
  fraicheur: 'les plus récemment confirmés d’abord',
  pertinence: 'les plus proches de vos mots d’abord',
};

function detailOf(tri: Sort, page: number, total: number): string {
  const from = (page - 1) * SERVICES_A_PAGE + 1;
  const to = Math.min(page * SERVICES_A_PAGE, total);
  return `${from} à ${to} sur ${total}, ${SORT_WORDS[tri]}`;
}

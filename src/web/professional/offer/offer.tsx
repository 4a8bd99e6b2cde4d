import { redirect } from 'react-router';
import { keptOffer } from '../../../domain/offer/kept/kept-offer.query.server.ts';
import { askedOf } from '../../../domain/offer/offer-asked.ts';
import { offerPage } from '../../../domain/offer/offer-page.query.server.ts';
import { offerPlaces } from '../../../domain/offer/offer-places.query.server.ts';
import {
  emptyView,
  isArea,
  type OfferView,
  offerViewOf,
  type Sort,
} from '../../../domain/offer/offer-view.ts';
import { type OfferPlace, SERVICES_A_PAGE } from '../../../domain/offer/views.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import { run } from '../../../platform/access/run.ts';
import { ownStanding } from '../../../platform/auth/own-account.server.ts';
import { newId } from '../../../platform/database/id.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { Moment } from '../../moment.tsx';
import { chooseForServiceHref } from '../../referral/paths.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { plural } from '../../ui/format.ts';
import { Columns, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { Route } from './+types/offer.ts';
import { KeepSearchForm } from './keep-search-form.tsx';
import { keptAction } from './kept-action.server.ts';
import styles from './offer.module.css';
import { OfferAround } from './offer-around.tsx';
import { OfferFilters } from './offer-filters.tsx';
import { OfferKept } from './offer-kept.tsx';
import { OfferMap } from './offer-map.tsx';
import { OfferNarrow } from './offer-narrow.tsx';
import { OFFER, OWN_OFFER, offerHref, SUGGESTIONS } from './paths.ts';
import { ServiceList } from './service-list.tsx';
import { type PlaceProblem, typedPlace } from './typed-place.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Offre de services · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = args.url.searchParams;
  const view = offerViewOf(query);
  const typed = query.get('lieu');
  let problem: PlaceProblem | null = null;
  if (typed !== null) {
    const place = await newPlace(runtime, actor, {
      typed: typed.trim(),
      known: query.get('lieu-connu'),
      view,
    });
    // The address of a search holds the code of its place: it means the same to whoever receives it.
    if (typeof place !== 'string') throw redirect(offerHref(view, { place }));
    problem = place;
    view.place = null;
  }
  if (query.size === 0) [view.place = null] = await run(runtime, offerPlaces, actor, { text: '' });
  const page = await run(runtime, offerPage, actor, { ...askedOf(view), page: view.page });
  if (view.place && !page.place) problem = 'unknown';
  const { territories, officerOf } = await run(runtime, ownStanding, actor, {});
  return {
    view,
    page,
    kept: await run(runtime, keptOffer, actor, {}),
    /** For the form that keeps this search. */
    searchId: newId(),
    done: query.get('fait'),
    asksNothing: query.size === 0,
    typed: typed ?? '',
    problem,
    addresses: runtime.geocoder !== undefined,
    offersOwn: territories.length > 0,
    orients: officerOf.length > 0,
  };
}

export const action = (args: Route.ActionArgs) => keptAction(args);

/** The place of the form that was sent: the one that it showed, unless another was typed. */
async function newPlace(
  runtime: Runtime,
  actor: Actor,
  { typed, known, view }: { typed: string; known: string | null; view: OfferView },
): Promise<OfferView['place'] | PlaceProblem> {
  if (typed === '') return null;
  return typed === known ? view.place : typedPlace(runtime, actor, typed);
}

export default function Offer({ loaderData, actionData: answer }: Route.ComponentProps) {
  const { view, page, kept, typed, problem, addresses, offersOwn, orients } = loaderData;
  const { place, total, services } = page;
  return (
    <Stack gap="l">
      <PageTitle
        title="Offre de services"
        subtitle={`${plural(total, 'service')} ${whereWords(place, view.rayon)}`}
        actions={
          offersOwn && (
            <>
              {orients && (
                <LinkButton href={SUGGESTIONS} variant="quiet">
                  Signalements
                </LinkButton>
              )}
              <LinkButton href={OWN_OFFER} variant="quiet" icon="pencil">
                Notre offre
              </LinkButton>
            </>
          )
        }
      />
      {answer && <ErrorSummary errors={answer.errors} />}
      {loaderData.done === 'gardee' && (
        <Notice tone="success" title="Recherche gardée">
          <p>Elle est dans « Mes recherches », ci-dessous.</p>
        </Notice>
      )}
      <OfferKept kept={kept} open={loaderData.asksNothing} />
      <p className={styles.toAside}>
        <a href="#chercher">Modifier la recherche</a>
      </p>
      <Columns
        aside={
          <>
            <Card title="Chercher" id="chercher">
              <OfferFilters view={view} place={place} typed={typed} problem={problem} addresses={addresses} />
            </Card>
            <KeepSearchForm
              key={loaderData.done}
              view={view}
              searchId={answer?.typed.searchId ?? loaderData.searchId}
              answer={answer}
            />
            {place && <OfferAround view={view} place={place} />}
            <OfferNarrow view={view} themes={page.themes} />
          </>
        }
      >
        {view.depuis && (
          <Notice tone="info">
            <p>
              Seulement ce qui est paru depuis <Moment at={view.depuis} />.{' '}
              <TextLink href={offerHref(view, { depuis: '' })}>Voir tous les services</TextLink>
            </p>
          </Notice>
        )}
        {services.length === 0 ? (
          <Card>
            <EmptyState
              title="Aucun service trouvé"
              level={2}
              action={
                <LinkButton href={offerHref(emptyView(view.place))} variant="quiet">
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
              <OfferMap
                place={place}
                point={place.point}
                radiusKm={isArea(view.place) ? LARGEST_AREA_KM : view.rayon}
                services={services}
              />
            )}
            <Card title="Services" detail={detailOf(view.tri, view.page, total)}>
              <ServiceList
                services={services}
                ask={page.refers ? TO_SOMEBODY : undefined}
                starred={kept.favourites.map(({ serviceId }) => serviceId)}
              />
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

/** From the middle of a département to its farthest commune, and more. */
const LARGEST_AREA_KM = 200;

function whereWords(place: OfferPlace | null, radiusKm: number): string {
  if (!place) return 'dans toute l’offre';
  switch (place.kind) {
    case 'epci':
      return `dans toute l’intercommunalité (${place.name})`;
    case 'departement':
      return `dans tout le département (${place.name})`;
    default:
      return `autour de ${place.name}, jusqu’à ${radiusKm}\u00a0km`;
  }
}

const SORT_WORDS: Record<Sort, string> = {
  distance: 'les plus proches d’abord',
  fraicheur: 'les plus récemment confirmés d’abord',
  pertinence: 'ceux qui conviennent le mieux d’abord',
};

function detailOf(tri: Sort, page: number, total: number): string {
  const from = (page - 1) * SERVICES_A_PAGE + 1;
  const to = Math.min(page * SERVICES_A_PAGE, total);
  return `${from} à ${to} sur ${total}, ${SORT_WORDS[tri]}`;
}

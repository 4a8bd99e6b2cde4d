import { Form } from 'react-router';
import type { Favourite, KeptOffer, KeptSearch } from '../../../domain/offer/kept/views.ts';
import { offerViewOf } from '../../../domain/offer/offer-view.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { plural } from '../../ui/format.ts';
import { Cluster } from '../../ui/layout.tsx';
import { Soft } from '../../ui/soft.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './offer.module.css';
import { offerHref, serviceHref } from './paths.ts';

/** What the reader keeps of the offer, above what they look for; open while nothing is looked for. */
export function OfferKept({ kept: { favourites, searches }, open }: { kept: KeptOffer; open: boolean }) {
  if (favourites.length === 0 && searches.length === 0) return null;
  const fresh = searches.filter((search) => search.fresh > 0).length;
  return (
    <Card>
      {favourites.length > 0 && (
        <Disclosure summary={`Mes services favoris (${favourites.length})`} open={open}>
          <ul className={styles.kept}>
            {favourites.map((favourite) => (
              <FavouriteLine key={favourite.serviceId} favourite={favourite} />
            ))}
          </ul>
        </Disclosure>
      )}
      {searches.length > 0 && (
        <Disclosure
          summary={`Mes recherches (${searches.length}${fresh > 0 ? `, dont ${fresh} avec du nouveau` : ''})`}
          open={open}
        >
          <ul className={styles.kept}>
            {searches.map((search) => (
              <SearchLine key={search.searchId} search={search} />
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  );
}

function FavouriteLine({ favourite: { serviceId, name, structureName } }: { favourite: Favourite }) {
  return (
    <li>
      <span>
        {structureName === null ? name : <TextLink href={serviceHref(serviceId)}>{name}</TextLink>}{' '}
        <Soft>{structureName ?? 'n’est plus publié'}</Soft>
      </span>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="serviceId" value={serviceId} />
        <Button name="acte" value="sans-favori" variant="quiet" small>
          Retirer<VisuallyHidden> {name} des favoris</VisuallyHidden>
        </Button>
      </Form>
    </li>
  );
}

function SearchLine({ search }: { search: KeptSearch }) {
  const { searchId, name, address, alerts, lookedAt, fresh } = search;
  return (
    <li>
      <TextLink href={offerHref(offerViewOf(new URLSearchParams(address)))}>{name}</TextLink>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="searchId" value={searchId} />
        <input type="hidden" name="depuis" value={lookedAt} />
        <Cluster>
          {fresh > 0 && (
            <Button name="acte" value="nouveaux" small>
              {plural(fresh, 'nouveau service', 'nouveaux services')}
              <VisuallyHidden> : {name}</VisuallyHidden>
            </Button>
          )}
          <Button
            name="acte"
            value={alerts ? 'ne-plus-prevenir' : 'prevenir'}
            variant="quiet"
            small
            icon="mail"
          >
            {alerts ? 'Ne plus m’écrire' : 'M’écrire s’il y a du nouveau'}
            <VisuallyHidden> : {name}</VisuallyHidden>
          </Button>
          <Button name="acte" value="oublier" variant="quiet" small>
            Supprimer<VisuallyHidden> {name}</VisuallyHidden>
          </Button>
        </Cluster>
      </Form>
    </li>
  );
}

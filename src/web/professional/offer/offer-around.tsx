import { type OfferView, usualSort } from '../../../domain/offer/offer-view.ts';
import type { OfferPlace } from '../../../domain/offer/views.ts';
import { Card } from '../../ui/card.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './offer.module.css';
import { offerHref } from './paths.ts';

const KINDS = { epci: 'toute l’intercommunalité', departement: 'tout le département' } as const;

/** The same search in the larger places that hold this one. */
export function OfferAround({ view, place }: { view: OfferView; place: OfferPlace }) {
  if (place.around.length === 0) return null;
  return (
    <Card title="Chercher plus large">
      <ul className={styles.facets}>
        {place.around.map(({ kind, code, name }) => {
          const area = { kind, code } as const;
          const tri = view.tri === 'distance' ? usualSort({ mots: view.mots, place: area }) : view.tri;
          return (
            <li key={kind}>
              <TextLink href={offerHref(view, { place: area, tri })}>{name}</TextLink>
              <span className={styles.count}>{KINDS[kind]}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

import type { FoundService, OfferPlace } from '../../../domain/offer/views.ts';
import { Card } from '../../ui/card.tsx';
import { type Drawn, drawMap, MAP_SIZE } from './map-layout.ts';
import styles from './offer.module.css';

/** Where the services of the page are, around the place: a picture of the list below, which says the same in words. */
export function OfferMap({
  place,
  point,
  radiusKm,
  services,
}: {
  place: OfferPlace;
  point: NonNullable<OfferPlace['point']>;
  radiusKm: number;
  services: readonly FoundService[];
}) {
  const { marks, circle, circleKm } = drawMap(point, radiusKm, services);
  if (marks.length === 0) return null;
  const from = place.kind === 'epci' || place.kind === 'departement' ? 'du milieu' : `de ${place.name}`;
  return (
    <Card title="Sur la carte" detail={`le cercle est à ${circleKm}\u00a0km ${from}`}>
      <nav aria-label={`Carte des services autour de ${place.name}, numérotés comme dans la liste`}>
        <svg className={styles.map} viewBox={`0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`}>
          <title>{`Autour de ${place.name}`}</title>
          <circle className={styles.radius} cx={circle.x} cy={circle.y} r={circle.r} />
          <circle className={styles.half} cx={circle.x} cy={circle.y} r={circle.r / 2} />
          <path
            className={styles.here}
            d={`M${circle.x - 7} ${circle.y}h14M${circle.x} ${circle.y - 7}v14`}
          />
          {marks.map((mark) => (
            <Mark key={mark.numbers.join()} mark={mark} services={services} />
          ))}
          <text className={styles.hereName} x={circle.x} y={circle.y + circle.r - 10} textAnchor="middle">
            {place.name}
          </text>
        </svg>
      </nav>
    </Card>
  );
}

/** By how long what is written in it is. */
const RADIUS = [13, 13, 13, 17];

/** Services of one spot share their mark, which leads to the first of them. */
function Mark({
  mark: { x, y, numbers, label },
  services,
}: {
  mark: Drawn;
  services: readonly FoundService[];
}) {
  const names = numbers.map((number) => services[number - 1]?.name ?? '').join(', ');
  return (
    <a href={`#service-${numbers[0]}`} aria-label={`${label}\u00a0: ${names}`}>
      <circle className={styles.mark} cx={x} cy={y} r={RADIUS[label.length] ?? 21} />
      <text className={styles.number} x={x} y={y + 4.5} textAnchor="middle">
        {label}
      </text>
    </a>
  );
}

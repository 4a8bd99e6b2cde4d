import type { PlaceAsked } from './place-asked.ts';

const POINT = /^(-?\d{1,3}\.\d{1,3}),(-?\d{1,2}\.\d{1,3})$/;

/** Where an address of the page says that one searches; null: everywhere. */
export function placeOf(query: URLSearchParams): PlaceAsked | null {
  const area = (['epci', 'departement'] as const).find((kind) => query.get(kind));
  if (area) return { kind: area, code: (query.get(area) ?? '').slice(0, 9) };
  const code = (query.get('commune') ?? '').slice(0, 5);
  if (!code) return null;
  const [, longitude, latitude] = POINT.exec(query.get('point') ?? '')?.map(Number) ?? [];
  if (
    longitude === undefined ||
    latitude === undefined ||
    Math.abs(longitude) > 180 ||
    Math.abs(latitude) > 90
  )
    return { kind: 'commune', code };
  const street = (query.get('voie') ?? '').trim().slice(0, 100);
  return { kind: 'address', code, street, longitude, latitude };
}

/** Of a house, the address keeps a hundred metres around and the name of the street: it may be somebody's. */
export function sayPlace(query: URLSearchParams, place: PlaceAsked | null): void {
  if (place === null) return;
  query.set(place.kind === 'address' ? 'commune' : place.kind, place.code);
  if (place.kind !== 'address') return;
  query.set('point', `${place.longitude.toFixed(3)},${place.latitude.toFixed(3)}`);
  if (place.street) query.set('voie', place.street);
}

import type { Point } from '../../../domain/offer/search/geodesy.ts';

export const MAP_SIZE = { width: 720, height: 400 } as const;
const MARGIN = 24;
const KM_PER_DEGREE = 111.2;
/** Marks nearer than this many units would hide each other where they are largest, on a small screen: they become one. */
const APART = 52;

export interface Drawn {
  readonly x: number;
  readonly y: number;
  /** Places in the list, from 1. */
  readonly numbers: readonly number[];
  /** « 4 », or « 4+2 »: the fourth and two others. */
  readonly label: string;
}

export interface OfferDrawing {
  readonly marks: readonly Drawn[];
  readonly circle: { readonly x: number; readonly y: number; readonly r: number };
  readonly circleKm: number;
}

/** Kilometres that the circle may stand for: the first that holds every service of the page. */
const CIRCLES = [1, 2, 5, 10, 20, 30, 50, 100] as const;

/**
 * Services around a place, north above, kilometres the same in both directions: over a hundred kilometres the ground is flat enough for a
 * picture. Services without coordinates, or farther than one searches, are in the list only.
 */
export function drawMap(
  centre: Point,
  radiusKm: number,
  services: readonly { readonly point: Point | null }[],
): OfferDrawing {
  const circle = { x: MAP_SIZE.width / 2, y: MAP_SIZE.height / 2, r: MAP_SIZE.height / 2 - MARGIN };
  const kmPerLongitude = KM_PER_DEGREE * Math.cos((centre.latitude * Math.PI) / 180);
  const placed = services.flatMap(({ point }, index) => {
    if (!point) return [];
    const east = (point.longitude - centre.longitude) * kmPerLongitude;
    const north = (point.latitude - centre.latitude) * KM_PER_DEGREE;
    const km = Math.hypot(east, north);
    return km > radiusKm * 1.02 ? [] : [{ number: index + 1, east, north, km }];
  });
  const farthest = Math.max(0, ...placed.map(({ km }) => km));
  const circleKm = CIRCLES.find((km) => km >= farthest) ?? radiusKm;
  const scale = circle.r / circleKm;
  const groups: { x: number; y: number; numbers: number[] }[] = [];
  for (const { number, east, north } of placed) {
    const x = Math.round(circle.x + east * scale);
    const y = Math.round(circle.y - north * scale);
    const near = groups.find((group) => Math.hypot(group.x - x, group.y - y) < APART);
    if (near) near.numbers.push(number);
    else groups.push({ x, y, numbers: [number] });
  }
  const marks = groups.map(({ x, y, numbers }) => ({
    x,
    y,
    numbers,
    label: numbers.length > 1 ? `${numbers[0]}+${numbers.length - 1}` : String(numbers[0]),
  }));
  return { marks, circle, circleKm };
}

import { openGeographyFiles } from '../../src/domain/territory/geography-files.server.ts';
import type { Dice } from '../../src/platform/random/dice.ts';

export interface OfferPlace {
  readonly code: string;
  readonly name: string;
  readonly postalCode: string | null;
  readonly epci: string | null;
  readonly departement: string;
  /** Every département of its region: how the schema says a region. */
  readonly region: readonly string[];
  readonly longitude: number;
  readonly latitude: number;
  /** Degrees around its centre where addresses are: towns are wider than villages. */
  readonly spread: number;
}

export interface OfferPlaces {
  draw(dice: Dice): OfferPlace;
  at(code: string): OfferPlace | undefined;
}

/** Every commune of the country that has coordinates, drawn as its population^0.97 + 20: somebody serves the smallest ones too. */
export function openOfferPlaces(): OfferPlaces {
  const files = openGeographyFiles();
  const communes = files.read('communes');
  const departements = files.read('departements');
  const regions = new Map<string, string[]>();
  for (const [row, code] of (departements.code ?? []).entries()) {
    const region = departements.region_code?.[row];
    if (code && region) regions.set(region, [...(regions.get(region) ?? []), code]);
  }
  const places: OfferPlace[] = [];
  const upTo: number[] = [];
  let total = 0;
  for (const [row, code] of (communes.code ?? []).entries()) {
    const cell = (column: string) => communes[column]?.[row] ?? null;
    const departement = cell('departement_code');
    const [longitude, latitude] = [cell('longitude'), cell('latitude')];
    if (!code || cell('kind') !== 'commune' || !departement || !longitude || !latitude) continue;
    const population = Number(cell('population') ?? 0);
    total += population ** 0.97 + 20;
    upTo.push(total);
    places.push({
      code,
      name: cell('name') ?? code,
      postalCode: cell('postal_codes')?.slice(0, 5) ?? null,
      epci: cell('epci_code'),
      departement,
      region: regions.get(cell('region_code') ?? '') ?? [departement],
      longitude: Number(longitude),
      latitude: Number(latitude),
      spread: Math.min(0.08, 0.006 + Math.sqrt(population) / 12_000),
    });
  }
  const byCode = new Map(places.map((place) => [place.code, place]));
  return { draw: (dice) => places[firstAbove(upTo, dice.next() * total)]!, at: (code) => byCode.get(code) };
}

function firstAbove(sorted: readonly number[], wanted: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

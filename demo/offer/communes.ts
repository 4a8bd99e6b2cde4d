import { curly } from '../../src/domain/french.ts';
import { openGeographyFiles } from '../../src/domain/territory/geography-files.server.ts';
import type { Dice } from '../../src/platform/random/dice.ts';

export interface OfferCommune {
  readonly code: string;
  readonly name: string;
  readonly postalCode: string;
  readonly epci: string | null;
  readonly population: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** Communes of the Cher as the national file has them, the largest first. */
export function communesOfCher(): OfferCommune[] {
  const file = openGeographyFiles().read('communes');
  const at = (column: string, row: number) => file[column]?.[row] ?? '';
  return (file.code ?? [])
    .flatMap((code, row) =>
      code && at('departement_code', row) === '18' && at('kind', row) === 'commune'
        ? {
            code,
            name: curly(at('name', row)),
            postalCode: at('postal_codes', row).split(/[^\d]/)[0] ?? '',
            epci: at('epci_code', row) || null,
            population: Number(at('population', row)),
            longitude: Number(at('longitude', row)),
            latitude: Number(at('latitude', row)),
          }
        : [],
    )
    .sort((a, b) => b.population - a.population || (a.code < b.code ? -1 : 1));
}

/** As often as people live there, a little more in the country, where a service often serves several communes. */
export function drawCommune(communes: readonly OfferCommune[], dice: Dice): OfferCommune {
  const weights = communes.map(({ population }) => population ** 0.75);
  let left = dice.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = communes.find((_, place) => {
    left -= weights[place] ?? 0;
    return left < 0;
  });
  if (!found) throw new Error('no commune to draw');
  return found;
}

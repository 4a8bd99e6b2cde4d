import type { ClientBase } from 'pg';
import type { Lots } from './drawn-lots.ts';

export interface DrawnCommune {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly departement: string;
  readonly epci: string | null;
  readonly population: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** The communes and arrondissements of today, drawn by the number of those who live there. */
export async function communesByPopulation(owner: ClientBase): Promise<(lots: Lots) => DrawnCommune> {
  const { rows } = await owner.query<DrawnCommune>(`
    SELECT code, name, kind, departement_code AS departement, epci_code AS epci, coalesce(population, 0) AS population, longitude, latitude
    FROM commune WHERE kind <> 'former' AND longitude IS NOT NULL ORDER BY code`);
  let sum = 0;
  const sums = rows.map(({ population }) => (sum += population + 20));
  return (drawn) => rows[drawn.weighted(sums)] as DrawnCommune;
}

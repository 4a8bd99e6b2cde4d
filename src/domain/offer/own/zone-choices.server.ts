import { sql } from 'kysely';
import type { Tx } from '../../../platform/access/bound-transaction.ts';

export interface ZoneChoice {
  readonly value: string;
  readonly label: string;
}

/** Where one may live to use a service: the country, the territory's départements and intercommunalités, and what a record already says. */
export async function zoneChoices(
  tx: Tx,
  territories: readonly string[],
  known: readonly string[],
): Promise<ZoneChoice[]> {
  const { rows } = await sql<ZoneChoice & { rank: number }>`
    WITH here AS (
      SELECT DISTINCT c.departement_code, c.epci_code FROM territory_commune t JOIN commune c ON c.code = t.commune_code
      WHERE t.territory_id = ANY (${[...territories]}::uuid[]))
    SELECT DISTINCT * FROM (
      SELECT 1 AS rank, code AS value, name AS label FROM departement
        WHERE code IN (SELECT departement_code FROM here) OR code = ANY (${[...known]}::text[])
      UNION ALL SELECT 2, code, name FROM epci WHERE code IN (SELECT epci_code FROM here) OR code = ANY (${[...known]}::text[])
      UNION ALL SELECT 3, code, name FROM commune WHERE code = ANY (${[...known]}::text[])) AS choices
    ORDER BY rank, label, value`.execute(tx);
  const found = rows.map(({ value, label }) => ({ value, label }));
  const others = known.filter((code) => code !== FRANCE && !found.some(({ value }) => value === code));
  return [
    { value: FRANCE, label: 'Toute la France' },
    ...found,
    ...others.map((code) => ({ value: code, label: code })),
  ];
}

const FRANCE = 'france';

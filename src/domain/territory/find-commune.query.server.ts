import { sql } from 'kysely';
import { z } from 'zod';
import { openTo } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { query } from '../../platform/access/run.ts';
import type { CommuneKind } from './geography-tables.ts';
import { placeKey, postalCodePrefix } from './place-name.ts';

export interface FoundCommune {
  code: string;
  name: string;
  kind: Exclude<CommuneKind, 'former'>;
  /** The name under which it was found, when that is the one of a former commune. */
  formerName: string | null;
  departementCode: string;
  departementName: string;
  epciName: string | null;
  postalCodes: string[];
  longitude: number | null;
  latitude: number | null;
}

/** What a person may have meant by what they typed; the first that finds something is the answer. */
interface Meaning {
  name: string;
  postalCode: string | null;
}

/** Communes and arrondissements of today by the beginning of their name, of a postal code, or of both (« Bourges 18 »). */
export const findCommune = query({
  name: 'find-commune',
  input: z.object({ text: z.string().max(80), limit: z.number().int().min(1).max(50).default(10) }),
  access: openTo('professional', 'person'),
  reads: 'none',
  handle: ({ tx }, { text, limit }) => searchCommunes(tx, text, limit),
});

/** The search itself, for what already holds a transaction. */
export async function searchCommunes(tx: Tx, text: string, limit: number): Promise<FoundCommune[]> {
  for (const meaning of meanings(text)) {
    const found = await search(tx, meaning, limit);
    if (found.length > 0) return found;
  }
  return [];
}

function meanings(text: string): Meaning[] {
  const code = postalCodePrefix(text);
  if (code) return [{ name: '', postalCode: code }];
  const name = placeKey(text);
  if (name === '') return [];
  const [written, before, after] = text.match(/^\s*(\d{2} ?\d{3}|\d{2,5})\b|\b(\d{2,5})\s*$/) ?? [];
  const postalCode = postalCodePrefix(before ?? after ?? '');
  const rest = written ? placeKey(text.replace(written, ' ')) : '';
  const both = postalCode && rest !== '' ? [{ name: rest, postalCode }] : [];
  return [{ name, postalCode: null }, ...both];
}

async function search(tx: Tx, { name, postalCode }: Meaning, limit: number): Promise<FoundCommune[]> {
  // People leave the article out: « Châtelet » also finds « Le Châtelet », after the names that begin so.
  const byName = sql`search_name ^@ ${name} OR search_name ^@ ${`le ${name}`} OR search_name ^@ ${`la ${name}`}
    OR search_name ^@ ${`les ${name}`} OR search_name ^@ ${`l ${name}`}`;
  const hits = name
    ? sql`SELECT coalesce(parent_code, code) AS code, name AS former_name, search_name FROM commune
            WHERE kind = 'former' AND (${byName})
          UNION ALL SELECT commune_code, name, search_name FROM commune_former_name WHERE ${byName}
          UNION ALL SELECT code, NULL, search_name FROM commune WHERE kind <> 'former' AND (${byName})`
    : sql`SELECT commune_code AS code, NULL::text AS former_name, '' AS search_name FROM commune_postal_code
            WHERE postal_code ^@ ${postalCode}`;
  const inPostalCode =
    name && postalCode
      ? sql`WHERE EXISTS (SELECT FROM commune_postal_code p WHERE p.commune_code = c.code AND p.postal_code ^@ ${postalCode})`
      : sql``;
  const { rows } = await sql<FoundCommune>`
    SELECT c.code, c.name, c.kind, best.former_name AS "formerName", c.departement_code AS "departementCode",
           d.name AS "departementName", e.name AS "epciName", c.postal_codes AS "postalCodes", c.longitude, c.latitude
    FROM (SELECT DISTINCT ON (hit.code) hit.code, hit.former_name,
                 (CASE WHEN hit.search_name = ${name} THEN 0 WHEN hit.search_name ^@ ${name} THEN 2 ELSE 4 END)
                   + (hit.former_name IS NOT NULL)::int AS rank
          FROM (${hits}) AS hit ORDER BY hit.code, 3) AS best
    JOIN commune c ON c.code = best.code
    JOIN departement d ON d.code = c.departement_code
    LEFT JOIN epci e ON e.code = c.epci_code
    ${inPostalCode}
    ORDER BY best.rank, c.population DESC NULLS LAST, c.name, c.code
    LIMIT ${limit}`.execute(tx);
  return rows;
}

import type { ClientBase } from 'pg';
import { type Columns, openGeographyFiles } from './geography-files.server.ts';

const KEY = 'reference:geography';

/**
 * Brings the geography tables to the state of the files that come with the product, as the owner of the tables, after the
 * migrations. Does nothing when they are already there. A code that is in use never disappears: rows are added and updated.
 */
export async function loadGeography(owner: ClientBase): Promise<'loaded' | 'unchanged'> {
  const files = openGeographyFiles();
  await owner.query('BEGIN');
  try {
    // Two processes that start together load once.
    await owner.query(`SELECT pg_advisory_xact_lock(hashtext('relais:geography'))`);
    const known = await owner.query(
      'SELECT 1 FROM relais_meta.setting WHERE key = $1 AND value = to_jsonb($2::text)',
      [KEY, files.contentHash],
    );
    if (known.rowCount === 0) {
      await loadAreas(owner, files.read('regions'), files.read('departements'), files.read('epcis'));
      await loadCommunes(owner, files.read('communes'));
      await loadNames(owner, files.read('former-names'));
      await owner.query(
        `INSERT INTO relais_meta.setting (key, value) VALUES ($1, to_jsonb($2::text))
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        [KEY, files.contentHash],
      );
    }
    await owner.query('COMMIT');
    if (known.rowCount === 0) await owner.query('ANALYZE commune (search_name, departement_code)');
    return known.rowCount === 0 ? 'loaded' : 'unchanged';
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

async function loadAreas(
  owner: ClientBase,
  regions: Columns,
  departements: Columns,
  epcis: Columns,
): Promise<void> {
  await owner.query(
    `INSERT INTO region (code, name) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (code) DO UPDATE SET name = excluded.name`,
    [regions.code, regions.name],
  );
  await owner.query(
    `INSERT INTO departement (code, name, region_code) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, region_code = excluded.region_code`,
    [departements.code, departements.name, departements.region_code],
  );
  await owner.query(
    `INSERT INTO epci (code, name, kind) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind`,
    [epcis.code, epcis.name, epcis.kind],
  );
}

async function loadCommunes(owner: ClientBase, communes: Columns): Promise<void> {
  await owner.query(
    `INSERT INTO commune (code, name, kind, parent_code, departement_code, region_code, epci_code, postal_codes, population,
                          longitude, latitude, search_name)
     SELECT code, name, kind, parent, departement, region, epci, coalesce(string_to_array(postal, ','), '{}'), population,
            longitude, latitude, search_name
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::integer[],
                 $10::float8[], $11::float8[], $12::text[])
       AS row (code, name, kind, parent, departement, region, epci, postal, population, longitude, latitude, search_name)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, parent_code = excluded.parent_code,
       departement_code = excluded.departement_code, region_code = excluded.region_code, epci_code = excluded.epci_code,
       postal_codes = excluded.postal_codes, population = excluded.population, longitude = excluded.longitude,
       latitude = excluded.latitude, search_name = excluded.search_name`,
    [
      communes.code,
      communes.name,
      communes.kind,
      communes.parent_code,
      communes.departement_code,
      communes.region_code,
      communes.epci_code,
      communes.postal_codes,
      communes.population,
      communes.longitude,
      communes.latitude,
      communes.search_name,
    ],
  );
}

/** What only leads to a commune is replaced as a whole. */
async function loadNames(owner: ClientBase, formerNames: Columns): Promise<void> {
  await owner.query('DELETE FROM commune_former_name');
  await owner.query(
    `INSERT INTO commune_former_name (commune_code, name, search_name)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[])`,
    [formerNames.commune_code, formerNames.name, formerNames.search_name],
  );
  await owner.query('DELETE FROM commune_postal_code');
  await owner.query(
    'INSERT INTO commune_postal_code (postal_code, commune_code) SELECT DISTINCT unnest(postal_codes), code FROM commune',
  );
  await owner.query('DELETE FROM epci WHERE NOT EXISTS (SELECT FROM commune WHERE epci_code = epci.code)');
}

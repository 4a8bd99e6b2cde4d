import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { type KnownSource, knownSources } from './reference/sources.ts';
import { type OfferValue, offerValues } from './reference/values.ts';

const KEY = 'reference:offer';

/**
 * Brings the words of the schema and the known sources into the database, as its owner, after the migrations; does nothing when they
 * are there. A value that is no longer published stays, and so does its bit: records and links may still hold it.
 */
export async function loadOfferReference(owner: ClientBase): Promise<'loaded' | 'unchanged'> {
  const content = createHash('sha256')
    .update(JSON.stringify([offerValues, knownSources]))
    .digest('hex');
  await owner.query('BEGIN');
  try {
    // Two processes that start together load once.
    await owner.query(`SELECT pg_advisory_xact_lock(hashtext('relais:offer-reference'))`);
    const known = await owner.query(
      'SELECT FROM relais_meta.setting WHERE key = $1 AND value = to_jsonb($2::text)',
      [KEY, content],
    );
    if (known.rowCount === 0) {
      for (const [kind, values] of Object.entries(offerValues)) await loadValues(owner, kind, values);
      await loadSources(owner, knownSources);
      await owner.query(
        `INSERT INTO relais_meta.setting (key, value) VALUES ($1, to_jsonb($2::text))
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        [KEY, content],
      );
    }
    await owner.query('COMMIT');
    return known.rowCount === 0 ? 'loaded' : 'unchanged';
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

/** A value keeps its bit for good; a new one takes the next. */
async function loadValues(owner: ClientBase, kind: string, values: readonly OfferValue[]): Promise<void> {
  await owner.query(
    `INSERT INTO offer_value (kind, value, label, description, place, bit)
     SELECT $1, given.value, given.label, given.description, given.place,
       coalesce(v.bit, (SELECT coalesce(max(bit) + 1, 0) FROM offer_value WHERE kind = $1)
                       + row_number() OVER (PARTITION BY v.bit IS NULL ORDER BY given.place) - 1)
     FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS given (value, label, description, place)
       LEFT JOIN offer_value v ON v.kind = $1 AND v.value = given.value
     ON CONFLICT (kind, value) DO UPDATE SET label = excluded.label, description = excluded.description, place = excluded.place`,
    [
      kind,
      values.map(({ value }) => value),
      values.map(({ label }) => label),
      values.map(({ description }) => description),
    ],
  );
}

async function loadSources(owner: ClientBase, sources: readonly KnownSource[]): Promise<void> {
  await owner.query(
    `INSERT INTO offer_source (source, name, description, restricted)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[])
     ON CONFLICT (source) DO UPDATE SET name = excluded.name, description = excluded.description, restricted = excluded.restricted`,
    [
      sources.map(({ source }) => source),
      sources.map(({ name }) => name),
      sources.map(({ description }) => description),
      sources.map(({ restricted }) => restricted ?? false),
    ],
  );
}

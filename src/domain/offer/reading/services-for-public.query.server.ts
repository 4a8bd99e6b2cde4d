import type pg from 'pg';

/**
 * The services whose publics, or what they say more of these, hold these words (`-word` and quotes included). The index knows all the
 * words of a service: it says where to look, then publics alone are judged. Words that are only excluded are looked for everywhere.
 */
export async function servicesForPublic(openPool: pg.Pool, words: string): Promise<ReadonlySet<number>> {
  const { rows } = await openPool.query<{ key: number }>({
    name: 'offer-api-for-public',
    text: `
      WITH question AS MATERIALIZED (SELECT q, nullif(nullif(querytree(q), 'T'), '') AS present FROM websearch_to_tsquery('offer_french', $1) AS q)
      SELECT s.service_key AS key FROM question, offer_words w JOIN offer_service s USING (service_key)
      WHERE (present IS NULL OR w.body @@ present::tsquery)
        AND (to_tsvector('offer_french', coalesce(s.record ->> 'publics_precisions', '')) @@ q
          OR to_tsvector('offer_french', coalesce((
               SELECT string_agg(v.label, ' ') FROM offer_value v
               WHERE v.kind = 'public' AND s.record::jsonb -> 'publics' ? v.value), '')) @@ q)`,
    values: [words],
  });
  return new Set(rows.map(({ key }) => key));
}

import type pg from 'pg';

/** Who publishes, as one JSON text; sources whose licence keeps them from being copied, for who may read these. */
export async function listSources(
  openPool: pg.Pool,
  { restricted }: { restricted: boolean },
): Promise<string> {
  const { rows } = await openPool.query<{ sources: string }>({
    name: 'offer-api-sources',
    text: `SELECT coalesce(json_agg(json_build_object('slug', source, 'nom', name, 'description', description)
             ORDER BY source COLLATE "C"), '[]')::text AS sources
           FROM offer_source WHERE $1 OR NOT restricted`,
    values: [restricted],
  });
  return rows[0]?.sources ?? '[]';
}

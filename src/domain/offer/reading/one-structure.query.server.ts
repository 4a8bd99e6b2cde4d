import type pg from 'pg';
import { READABLE, SERVICE_TEXT, STRUCTURE_TEXT } from '../search/payloads.server.ts';

/**
 * The JSON text of a structure: its record, what we say of it, the records of other sources that describe the same one, and its
 * services. null: there is none, or its source is for others.
 */
export async function oneStructure(
  openPool: pg.Pool,
  id: string,
  { restricted }: { restricted: boolean },
): Promise<string | null> {
  const { rows } = await openPool.query<{ structure: string }>({
    name: 'offer-api-one-structure',
    text: `
      SELECT left(${STRUCTURE_TEXT}, -1) || ',"score_qualite":' || trim_scale(st.score / 100.0)
        || ',"doublons":[' || coalesce((
             SELECT string_agg(o.record::text, ',' ORDER BY o.structure_id) FROM offer_structure o JOIN offer_source src USING (source)
             WHERE o.cluster_id = st.cluster_id AND o.structure_id <> st.structure_id AND ${READABLE}), '')
        || '],"services":[' || coalesce((
             SELECT string_agg(${SERVICE_TEXT} || '}', ',' ORDER BY s.service_id) FROM offer_service s JOIN offer_source src USING (source)
             WHERE s.structure_id = st.structure_id AND ${READABLE}), '') || ']}' AS structure
      FROM offer_structure st JOIN offer_source src USING (source) WHERE st.structure_id = $1 AND ${READABLE}`,
    values: [id, restricted],
  });
  return rows[0]?.structure ?? null;
}

import type pg from 'pg';

/** A service as the API writes it: its record in the order of the schema's fields, then what we say of it. Without its last brace. */
export const SERVICE_TEXT = `left(s.record::text, -1) || ',"adresse_certifiee":' || s.address_certified
  || ',"score_qualite":' || trim_scale(s.score / 100.0)`;

/** The same of its structure, whole. */
export const STRUCTURE_TEXT = `left(st.record::text, -1) || ',"adresse_certifiee":' || st.address_certified || '}'`;

/** Who may not copy restricted sources reads nothing of them. `$2`: they may. */
export const READABLE = '($2 OR NOT src.restricted)';

/**
 * The JSON texts of services, with their structure, by key. No object is made of them, neither here nor in PostgreSQL. A service
 * withdrawn meanwhile is not there.
 */
export async function servicePayloads(
  openPool: pg.Pool,
  serviceKeys: readonly number[],
  { structure = true } = {},
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await openPool.query<{ key: number; payload: string }>({
    name: structure ? 'offer-payloads' : 'offer-payloads-alone',
    text: `SELECT service_key AS key, ${SERVICE_TEXT}${structure ? ` || ',"structure":' || ${STRUCTURE_TEXT}` : ''} || '}' AS payload
           FROM unnest($1::int[]) AS asked (service_key) JOIN offer_service s USING (service_key) JOIN offer_structure st USING (structure_id)`,
    values: [serviceKeys],
  });
  return new Map(rows.map(({ key, payload }) => [key, payload]));
}

/** The JSON texts of structures, by identifier, each with the records of other sources that describe the same one. */
export async function structurePayloads(
  openPool: pg.Pool,
  structureIds: readonly string[],
  { restricted }: { restricted: boolean },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await openPool.query<{ id: string; payload: string }>({
    name: 'offer-structure-payloads',
    text: `SELECT st.structure_id AS id, left(${STRUCTURE_TEXT}, -1) || ',"score_qualite":' || trim_scale(st.score / 100.0)
             || ',"doublons":' || coalesce(d.doubles::text, '[]') || '}' AS payload
           FROM unnest($1::text[]) AS asked (structure_id) JOIN offer_structure st USING (structure_id)
             LEFT JOIN LATERAL (
               SELECT json_agg(json_build_object('source', o.source, 'id', o.structure_id) ORDER BY o.structure_id) AS doubles
               FROM offer_structure o JOIN offer_source src USING (source)
               WHERE o.cluster_id = st.cluster_id AND o.structure_id <> st.structure_id AND ${READABLE}) AS d ON true`,
    values: [structureIds, restricted],
  });
  return new Map(rows.map(({ id, payload }) => [id, payload]));
}

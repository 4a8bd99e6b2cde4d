import type pg from 'pg';

/** A service as the API writes it: its record in the order of the schema's fields, then what we say of it. Without its last brace. */
export const SERVICE_TEXT = `left(s.record::text, -1) || ',"adresse_certifiee":' || s.address_certified
  || ',"score_qualite":' || trim_scale(s.score / 100.0)`;

/** The same of its structure, whole. */
export const STRUCTURE_TEXT = `left(st.record::text, -1) || ',"adresse_certifiee":' || st.address_certified || '}'`;

/** Who may not copy restricted sources reads nothing of them. `$2`: they may. */
export const READABLE = '($2 OR NOT src.restricted)';

/** A record's text without its last brace, and of which structure. */
export interface ServiceText {
  readonly text: string;
  readonly structureId: string;
  /** Its structure's text, whole. */
  readonly structure: string;
}

interface TextRow {
  readonly key: number;
  readonly record: string;
  readonly certified: boolean;
  readonly score: number;
  readonly structureId: string;
  readonly structureRecord: string;
  readonly structureCertified: boolean;
}

/**
 * The texts of services by key, from the database. Put together here: PostgreSQL counts the characters of all that it cuts, which takes
 * it several times as long as reading it. A service withdrawn meanwhile is not there.
 */
export async function readServiceTexts(
  openPool: pg.Pool,
  serviceKeys: readonly number[],
): Promise<ReadonlyMap<number, ServiceText>> {
  if (serviceKeys.length === 0) return new Map();
  const { rows } = await openPool.query<TextRow>({
    name: 'offer-texts',
    text: `SELECT service_key AS key, s.record::text AS record, s.address_certified AS certified, s.score, structure_id AS "structureId",
             st.record::text AS "structureRecord", st.address_certified AS "structureCertified"
           FROM unnest($1::int[]) AS asked (service_key) JOIN offer_service s USING (service_key) JOIN offer_structure st USING (structure_id)`,
    values: [serviceKeys],
  });
  return new Map(
    rows.map((row) => [
      row.key,
      {
        text: `${row.record.slice(0, -1)},"adresse_certifiee":${row.certified},"score_qualite":${row.score / 100}`,
        structureId: row.structureId,
        structure: `${row.structureRecord.slice(0, -1)},"adresse_certifiee":${row.structureCertified}}`,
      },
    ]),
  );
}

/** As the API writes a service, and its structure when `whole`. */
export const writeService = (
  { text, structure }: Omit<ServiceText, 'structureId'>,
  whole: boolean,
): string => (whole ? `${text},"structure":${structure}}` : `${text}}`);

/** The JSON texts of structures, by identifier, each with the records of other sources that describe the same one. */
export async function structurePayloads(
  openPool: pg.Pool,
  structureIds: readonly string[],
  { restricted }: { restricted: boolean },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await openPool.query<StructureRow>({
    name: 'offer-structure-texts',
    text: `SELECT st.structure_id AS id, st.record::text AS record, st.address_certified AS certified, st.score, d.doubles::text AS doubles
           FROM unnest($1::text[]) AS asked (structure_id) JOIN offer_structure st USING (structure_id)
             LEFT JOIN LATERAL (
               SELECT json_agg(json_build_object('source', o.source, 'id', o.structure_id) ORDER BY o.structure_id) AS doubles
               FROM offer_structure o JOIN offer_source src USING (source)
               WHERE o.cluster_id = st.cluster_id AND o.structure_id <> st.structure_id AND ${READABLE}) AS d ON true`,
    values: [structureIds, restricted],
  });
  return new Map(
    rows.map(({ id, record, certified, score, doubles }) => [
      id,
      `${record.slice(0, -1)},"adresse_certifiee":${certified},"score_qualite":${score / 100},"doublons":${doubles ?? '[]'}}`,
    ]),
  );
}

interface StructureRow {
  readonly id: string;
  readonly record: string;
  readonly certified: boolean;
  readonly score: number;
  readonly doubles: string | null;
}

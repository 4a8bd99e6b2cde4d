import type pg from 'pg';
import { READABLE, SERVICE_TEXT, STRUCTURE_TEXT } from '../search/payloads.server.ts';

/** The JSON text of a service and of its structure. null: there is none, or its source is for others. */
export async function oneService(
  openPool: pg.Pool,
  id: string,
  { restricted }: { restricted: boolean },
): Promise<string | null> {
  const { rows } = await openPool.query<{ service: string }>({
    name: 'offer-api-one-service',
    text: `SELECT ${SERVICE_TEXT} || ',"structure":' || ${STRUCTURE_TEXT} || '}' AS service
           FROM offer_service s JOIN offer_structure st USING (structure_id) JOIN offer_source src ON src.source = s.source
           WHERE s.service_id = $1 AND ${READABLE}`,
    values: [id, restricted],
  });
  return rows[0]?.service ?? null;
}

import type pg from 'pg';

/**
 * INSEE codes under which an address of this commune may be known: its own, that of its city when it is an arrondissement or was
 * absorbed, those of its own arrondissements and of the communes it absorbed. Sources do not agree on which one to write.
 */
export async function sameCommune(openPool: pg.Pool, code: string): Promise<string[]> {
  const { rows } = await openPool.query<{ code: string }>({
    name: 'offer-api-same-commune',
    text: `SELECT code FROM commune WHERE parent_code = $1 UNION SELECT parent_code FROM commune WHERE code = $1 AND parent_code IS NOT NULL`,
    values: [code],
  });
  return [code, ...rows.map((row) => row.code)];
}

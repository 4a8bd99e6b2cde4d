import { systemDb } from '../../platform/access/system-db.ts';
import type { Runtime } from '../../platform/runtime.ts';
import './geography-tables.ts';

/** INSEE codes of today's communes of a département; none when the code is nobody's. For whoever opens a territory. */
export async function communesOfDepartement(runtime: Runtime, departement: string): Promise<string[]> {
  return systemDb(runtime, 'communes of a departement', async (tx) => {
    const rows = await tx
      .selectFrom('commune')
      .select('code')
      .where('departement_code', '=', departement)
      .where('current', '=', true)
      .orderBy('code')
      .execute();
    return rows.map(({ code }) => code);
  });
}

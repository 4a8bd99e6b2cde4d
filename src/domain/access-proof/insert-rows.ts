import type pg from 'pg';

export type Row = Readonly<Record<string, unknown>>;

/** Writes rows of one shape as the owner, past every policy. */
export async function insertRows(owner: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await owner.query(
    `INSERT INTO ${table} (${Object.keys(rows[0] as Row).join(', ')})
    SELECT ${Object.keys(rows[0] as Row).join(', ')} FROM jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

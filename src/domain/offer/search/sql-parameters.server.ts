import { createHash } from 'node:crypto';
import type pg from 'pg';

/** The values of a statement that is written piece by piece. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Where the value goes in the text. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** Prepared once on each connection: planning costs as much as finding. */
export async function askPrepared<Row extends pg.QueryResultRow>(
  openPool: pg.Pool,
  text: string,
  { values }: Parameters,
): Promise<Row[]> {
  const name = `offer-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  const { rows } = await openPool.query<Row>({ name, text, values });
  return rows;
}

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

/**
 * Prepared once on each connection, as planning costs as much as finding; unless it is to be planned for its values: a plan for any list is
 * one for ten, and lists may have thirty thousand.
 */
export async function askOffer<Row extends pg.QueryResultRow>(
  openPool: pg.Pool,
  text: string,
  { values }: Parameters,
  { prepared }: { prepared: boolean },
): Promise<Row[]> {
  if (!prepared) return (await openPool.query<Row>(text, values)).rows;
  const name = `offer-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  const { rows } = await openPool.query<Row>({ name, text, values });
  return rows;
}

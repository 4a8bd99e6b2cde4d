import type pg from 'pg';
import type { Temporal } from 'temporal-polyfill';

export interface Appeared {
  readonly serviceKey: number;
  readonly at: Temporal.Instant;
}

/** Published services that appeared after that instant. */
export async function appearedSince(openPool: pg.Pool, since: Temporal.Instant): Promise<Appeared[]> {
  const { rows } = await openPool.query<Appeared>({
    name: 'offer-appeared',
    text: 'SELECT service_key AS "serviceKey", appeared_at AS at FROM offer_service WHERE appeared_at > $1',
    values: [since.toString()],
  });
  return rows;
}

export const keysOf = (appeared: readonly Appeared[]): ReadonlySet<number> =>
  new Set(appeared.map(({ serviceKey }) => serviceKey));

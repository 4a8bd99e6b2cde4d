import type pg from 'pg';

export interface OfferVersion {
  /** The number of the last change: another one is another offer. */
  readonly number: string;
  /** No change is so recent that a process may still search without it. */
  readonly settled: boolean;
}

export async function offerVersion(openPool: pg.Pool): Promise<OfferVersion> {
  const { rows } = await openPool.query<OfferVersion>({
    name: 'offer-api-version',
    text: `SELECT change_no AS number, at NOT BETWEEN now() - interval '10 s' AND now() AS settled
           FROM offer_change ORDER BY change_no DESC LIMIT 1`,
  });
  return rows[0] ?? { number: '0', settled: true };
}

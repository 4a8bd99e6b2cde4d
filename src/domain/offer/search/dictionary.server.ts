import type pg from 'pg';
import type { OfferValueKind } from '../tables.ts';

/** The bits and numbers under which search knows the words of the schema. */
export interface Dictionary {
  readonly bits: Readonly<Record<OfferValueKind, ReadonlyMap<string, number>>>;
  readonly sources: ReadonlyMap<string, number>;
}

export async function readDictionary(openPool: pg.Pool): Promise<Dictionary> {
  const { rows } = await openPool.query<{ kind: OfferValueKind | 'source'; value: string; bit: number }>(
    `SELECT kind, value, bit FROM offer_value UNION ALL SELECT 'source', source, source_no FROM offer_source`,
  );
  const of = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ value, bit }) => [value, bit]));
  return {
    bits: {
      thematique: of('thematique'),
      public: of('public'),
      type: of('type'),
      frais: of('frais'),
      'mode-accueil': of('mode-accueil'),
      'mode-mobilisation': of('mode-mobilisation'),
      'mobilisable-par': of('mobilisable-par'),
      reseau: of('reseau'),
    },
    sources: of('source'),
  };
}

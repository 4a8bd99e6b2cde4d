import { BITS } from '../bits.ts';
import { EVERYBODY, FRAIS_BITS, MODE_BITS } from './filters.ts';
import { FACETED, foundIn } from './found-sql.ts';
import type { Question } from './question.ts';
import type { Parameters } from './sql-parameters.server.ts';

/** How many services each value would find: every filter kept, except that of the value's own dimension. */
export function facetsStatement(question: Question, parameters: Parameters): string {
  const columns = ['themes_low', 'themes_high', 'publics', 'bits', 'source_no'];
  const found = foundIn({ ...question, order: 'distance' }, parameters, columns, { counted: true });
  return `WITH ${found}, everybody AS (SELECT bit FROM offer_value WHERE kind = 'public' AND value = '${EVERYBODY}')
    ${FACETED.map((dimension) => {
      const others = FACETED.filter((other) => other !== dimension).map((other) => `${other}_kept`);
      const { name, values, has } = COUNTED[dimension];
      return `SELECT '${name}' AS dimension, v.value, count(*)::int AS services FROM found JOIN ${values} ON ${has}
        WHERE ${others.join(' AND ')} GROUP BY v.value`;
    }).join(' UNION ALL ')}`;
}

const bitsOf = (bits: Readonly<Record<string, number>>) =>
  `(VALUES ${Object.entries(bits)
    .map(([value, bit]) => `('${value}', ${bit})`)
    .join(', ')}) AS v (value, bit)`;

const COUNTED: Record<(typeof FACETED)[number], { name: string; values: string; has: string }> = {
  themes: {
    name: 'thematiques',
    values: 'offer_value v',
    has: `v.kind = 'thematique' AND CASE WHEN v.bit < 62 THEN themes_low >> v.bit ELSE themes_high >> (v.bit - 62) END & 1 = 1`,
  },
  publics: {
    name: 'publics',
    values: 'offer_value v',
    has: `v.kind = 'public' AND (publics >> v.bit & 1 = 1 OR publics >> (SELECT bit FROM everybody) & 1 = 1)`,
  },
  types: {
    name: 'types',
    values: 'offer_value v',
    has: `v.kind = 'type' AND bits & (${BITS.firstType} << v.bit) <> 0`,
  },
  frais: { name: 'frais', values: bitsOf(FRAIS_BITS), has: 'bits & v.bit <> 0' },
  modes: { name: 'modesAccueil', values: bitsOf(MODE_BITS), has: 'bits & v.bit <> 0' },
  sources: {
    name: 'sources',
    values: '(SELECT source AS value, source_no AS number FROM offer_source) AS v',
    has: 'v.number = source_no',
  },
};

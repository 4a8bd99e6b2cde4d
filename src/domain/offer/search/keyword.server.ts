import type pg from 'pg';
import { cellsOf } from './geodesy.ts';
import type { Question, Said } from './question.ts';
import { askPrepared, Parameters } from './sql-parameters.server.ts';

/** Numbers of zones that are not one: see offer_words.reach. */
const EVERYWHERE = 0;
const SEVERAL = -1;

/**
 * The services that say these words, among those that the question's place may reach: words are stemmed and unaccented, mistyped ones
 * read as those of the offer that are closest (offer.understand). null when nothing is asked: « pour de la ».
 */
export async function whoSays(
  openPool: pg.Pool,
  words: string,
  { reach, zones, onSiteOnly }: Pick<Question, 'reach' | 'zones' | 'onSiteOnly'>,
  wanted: 'all' | 'any',
): Promise<Said | null> {
  const parameters = new Parameters();
  const asked = `asked AS MATERIALIZED (SELECT each_word, offer.together(each_word, ${wanted === 'all'}) AS wanted,
      offer.together(each_word, false) AS any_word FROM offer.understand(${parameters.add(words, 'text')}) AS each_word)`;
  const says = 'body @@ (SELECT wanted FROM asked)';
  const cells = reach.kind === 'around' ? parameters.add(cellsOf(reach.box), 'int[]') : null;
  const reached = () =>
    zones
      ? `reach = ANY (ARRAY[${EVERYWHERE}, ${SEVERAL}] || ARRAY(SELECT zone_id FROM offer_zone WHERE code = ANY (${parameters.add(zones, 'text[]')})))`
      : `reach >= ${SEVERAL}`;
  // The squares of the grid do not follow the bounds of an area: what is outside is left out later.
  const anywhere = reach.kind === 'whole' || reach.kind === 'within';
  const from = (condition: string) =>
    `SELECT service_key, title FROM offer_words WHERE ${condition} AND ${says}`;
  const legs = [
    ...(anywhere ? [from('true')] : []),
    ...(cells ? [from(`cell = ANY (${cells})`)] : []),
    ...(anywhere || onSiteOnly ? [] : [from(reached())]),
  ];
  const text = `WITH ${asked}, said AS (${legs.join(' UNION ALL ')}),
        counted AS (SELECT service_key, CASE WHEN title @@ (SELECT any_word FROM asked)
            THEN (SELECT count(*) FROM asked, unnest(each_word) AS one WHERE title @@ one) ELSE 0 END AS in_title FROM said)
      SELECT (SELECT cardinality(each_word) FROM asked) AS words, string_agg(service_key::text, ',') AS keys,
        string_agg(in_title::text, ',') AS titles FROM counted`;
  const rows = await askPrepared<{ words: number; keys: string | null; titles: string | null }>(
    openPool,
    text,
    parameters,
  );
  const found = rows[0];
  if (!found || found.words === 0) return null;
  const keys = found.keys?.split(',').map(Number) ?? [];
  const titles = found.titles?.split(',').map(Number) ?? [];
  return { words: found.words, inTitle: new Map(keys.map((key, n) => [key, titles[n] ?? 0])) };
}

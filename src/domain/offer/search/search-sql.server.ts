import type pg from 'pg';
import type { Facets, Hit } from './criteria.ts';
import { facetsStatement } from './facets-sql.ts';
import { foundIn } from './found-sql.ts';
import type { Question } from './question.ts';
import { askOffer, Parameters } from './sql-parameters.server.ts';

/**
 * The search as one plain statement: what answers until the index is in memory, and what tests compare the index with.
 * Near and far are two disjoint legs, each with its index, because « near or at a distance » has none.
 */
export async function searchInSql(
  openPool: pg.Pool,
  question: Question,
): Promise<{ total: number; hits: Hit[] }> {
  const parameters = new Parameters();
  const found = foundIn(question, parameters, ['service_key', 'service_id', 'km', 'rank']);
  const { after, size, offset } = question;
  const later = after
    ? `WHERE (rank, service_id) > (${parameters.add(after.rank, 'int')}, ${parameters.add(after.serviceId, 'text')})`
    : '';
  const text = `WITH ${found}
    SELECT (SELECT count(*)::int FROM found) AS total, page.*
    FROM (VALUES (1)) AS one LEFT JOIN LATERAL (
      SELECT service_key AS "serviceKey", service_id AS "serviceId", km, rank FROM found ${later}
      ORDER BY rank, service_id LIMIT ${parameters.add(size, 'int')} OFFSET ${parameters.add(offset, 'int')}) AS page ON true
    ORDER BY page.rank, page."serviceId"`;
  const rows = await askOffer<Hit & { total: number; serviceKey: number | null }>(
    openPool,
    text,
    parameters,
    { prepared: question.said === null },
  );
  const hits = rows.flatMap(({ serviceKey, serviceId, km, rank }) =>
    serviceKey === null ? [] : [{ serviceKey, serviceId, km, rank }],
  );
  return { total: rows[0]?.total ?? 0, hits };
}

export async function facetsInSql(openPool: pg.Pool, question: Question): Promise<Facets> {
  const parameters = new Parameters();
  const text = facetsStatement(question, parameters);
  const rows = await askOffer<{ dimension: keyof Facets; value: string; services: number }>(
    openPool,
    text,
    parameters,
    { prepared: question.said === null },
  );
  const of = (dimension: keyof Facets) =>
    Object.fromEntries(
      rows.filter((row) => row.dimension === dimension).map(({ value, services }) => [value, services]),
    );
  return {
    thematiques: of('thematiques'),
    publics: of('publics'),
    types: of('types'),
    frais: of('frais'),
    modesAccueil: of('modesAccueil'),
    sources: of('sources'),
  };
}

import { BITS } from '../bits.ts';
import type { ServiceAddress } from './criteria.ts';
import type { Filters } from './filters.ts';
import { ARC_OF_CHORD, cellsOf } from './geodesy.ts';
import { FIRST_DAY, NO_DISTANCE, type Question, type Reach, type Said } from './question.ts';
import type { Parameters } from './sql-parameters.server.ts';

/** The dimensions whose values facets count. */
export const FACETED = ['themes', 'publics', 'types', 'frais', 'modes', 'sources'] as const;
type Faceted = (typeof FACETED)[number];

type Around = Extract<Reach, { kind: 'around' }>;

/**
 * The common table expression `found`: one row for each service that the question keeps. With `counted`, the filters of the faceted
 * dimensions keep nothing out: each is a column, « themes_kept », « publics_kept »…
 */
export function foundIn(
  question: Question,
  parameters: Parameters,
  columns: readonly string[],
  { counted = false } = {},
): string {
  const { openAt } = question.filters;
  const faceted = facetedConditions(question.filters, parameters);
  const kept = counted
    ? FACETED.map((dimension) => `${faceted[dimension] ?? 'true'} AS ${dimension}_kept`)
    : [];
  const conditions = [
    ...otherConditions(question, parameters),
    ...(counted ? [] : Object.values(faceted).filter((condition) => condition !== null)),
    // PostgreSQL keeps this order: hours, which take longest, are read last.
    ...(openAt === null ? [] : [`open_at @> ${parameters.add(openAt, 'int')}`]),
  ];
  const zones = question.zones
    ? `place AS MATERIALIZED (SELECT ARRAY(SELECT zone_id FROM offer_zone WHERE code = ANY (${parameters.add(question.zones, 'text[]')})) AS zones), `
    : '';
  const words = question.said ? saidTable(question.said, parameters) : '';
  const select = (ranked: Ranked) =>
    [...columns.map((column) => ranked[column as keyof Ranked] ?? column), ...kept].join(', ');
  return `${zones}${words}found AS MATERIALIZED (${legs(question, parameters, select, conditions).join(' UNION ALL ')})`;
}

/** Columns that a leg computes. */
interface Ranked {
  readonly km: string;
  readonly rank: string;
}

const REMOTE = `bits & ${BITS.remote} <> 0`;
const ON_SITE = `bits & ${BITS.onSite} <> 0`;
const ZONES = '(SELECT zones FROM place)::int[]';

function legs(
  { reach, zones, onSiteOnly, order, said }: Question,
  parameters: Parameters,
  select: (ranked: Ranked) => string,
  conditions: readonly string[],
): string[] {
  const far = {
    km: 'NULL::int AS km',
    rank: `${rankOf({ order, said }, 'NULL', 'NULL', () => '1')} AS rank`,
  };
  const from = (wanted: readonly string[]) =>
    `SELECT ${select(far)} FROM ${hot(said)} WHERE ${['true', ...wanted, ...conditions].join(' AND ')}`;
  const inZones =
    zones === null ? [] : [`(zone = ANY (array_append(${ZONES}, 0)) OR zone = -1 AND zones && ${ZONES})`];
  const reached =
    zones === null ? [] : [`zone = ANY (ARRAY[0, -1] || ${ZONES}) AND (zone <> -1 OR zones && ${ZONES})`];
  if (reach.kind === 'whole') return [from([...inZones, ...(onSiteOnly ? [ON_SITE] : [])])];
  if (reach.kind === 'within') {
    const inside = addressConditions(reach.address, parameters).join(' AND ');
    if (onSiteOnly) return [from([inside, ON_SITE, ...inZones])];
    return [from([inside, ...inZones]), from([REMOTE, ...reached, `(${inside}) IS NOT TRUE`])];
  }
  if (reach.kind === 'remote') return onSiteOnly ? [from(['false'])] : [from([REMOTE, ...reached])];
  const near = nearLeg(reach, { order, onSiteOnly, said }, parameters, select, [...inZones, ...conditions]);
  if (onSiteOnly) return [near];
  const { rows, columns } = reach.box;
  const outside = `NOT (cell_row BETWEEN ${rows.map((row) => parameters.add(row, 'int2')).join(' AND ')}
    AND cell_column BETWEEN ${columns.map((column) => parameters.add(column, 'int2')).join(' AND ')})`;
  return [near, from([REMOTE, ...reached, outside])];
}

const hot = (said: Question['said']) => (said ? 'offer_hot JOIN said USING (service_key)' : 'offer_hot');

function saidTable({ keys, inTitle }: Said, parameters: Parameters): string {
  return `said AS MATERIALIZED (SELECT * FROM unnest(${parameters.add([...keys], 'int[]')}, ${parameters.add([...inTitle], 'int[]')}) AS s (service_key, in_title)), `;
}

/** `OFFSET 0`: the distance is computed once for each row. */
function nearLeg(
  { origin, radius, squared, box }: Around,
  { order, onSiteOnly, said }: Pick<Question, 'order' | 'onSiteOnly' | 'said'>,
  parameters: Parameters,
  select: (ranked: Ranked) => string,
  conditions: readonly string[],
): string {
  const [x, y, z] = [origin.x, origin.y, origin.z].map((metres) => parameters.add(metres, 'float8'));
  const within = `squared <= ${parameters.add(squared, 'float8')}`;
  const km = `CASE WHEN ${ON_SITE} AND ${within}
    THEN floor(sqrt(squared) * (1 + squared / ${ARC_OF_CHORD}::float8) / 1000 + 0.5::float8)::int END`;
  const distance = `CASE WHEN ${within} THEN sqrt(squared) END`;
  const rank = rankOf({ order, said }, km, distance, () => parameters.add(radius, 'float8'));
  return `SELECT ${select({ km: `${km} AS km`, rank: `${rank} AS rank` })} FROM (
      SELECT *, (x - ${x}) * (x - ${x}) + (y - ${y}) * (y - ${y}) + (z - ${z}) * (z - ${z}) AS squared FROM ${hot(said)}
      WHERE ${[`cell = ANY (${parameters.add(cellsOf(box), 'int[]')})`, ...conditions].join(' AND ')} OFFSET 0) AS near
    WHERE ${onSiteOnly ? `${within} AND ${ON_SITE}` : `(${within} OR ${REMOTE})`}`;
}

/** Relevance is at most a thousand: words of the title four hundred, closeness and quality three hundred each. */
function rankOf(
  { order, said }: Pick<Question, 'order' | 'said'>,
  km: string,
  distance: string,
  radius: () => string,
): string {
  if (order === 'freshness') return `date '${FIRST_DAY}' - updated_on`;
  if (order === 'distance') return km === 'NULL' ? `${NO_DISTANCE}` : `coalesce(${km}, ${NO_DISTANCE})`;
  const closeness =
    distance === 'NULL' ? '0::float8' : `coalesce(300::float8 * (1 - (${distance}) / ${radius()}), 0)`;
  const title = said ? ` + 400::float8 * in_title / ${said.words}` : '';
  return `-floor(${closeness} + 3 * score${title})::int`;
}

function facetedConditions(filters: Filters, parameters: Parameters): Record<Faceted, string | null> {
  const { themes, sources } = filters;
  const anyBit = (column: string, mask: number | null) =>
    mask === null ? null : `${column} & ${parameters.add(mask, 'int')} <> 0`;
  return {
    themes:
      themes &&
      `(themes_low & ${parameters.add(String(themes.low), 'bigint')} <> 0 OR themes_high & ${parameters.add(String(themes.high), 'bigint')} <> 0)`,
    publics: anyBit('publics', filters.publics),
    types: anyBit('bits', filters.types),
    frais: anyBit('bits', filters.frais),
    modes: anyBit('bits', filters.modes),
    sources: sources && `source_no = ANY (${parameters.add(sources, 'int2[]')})`,
  };
}

function otherConditions({ filters, address }: Question, parameters: Parameters): string[] {
  const { mobilisable, among, placesSince, without, minimalScore } = filters;
  return [
    ...(mobilisable === null ? [] : [`bits & ${parameters.add(mobilisable, 'int')} <> 0`]),
    ...(among === null ? [] : [`service_key = ANY (${parameters.add([...among], 'int[]')})`]),
    ...(placesSince === null ? [] : [`places_said_on >= ${parameters.add(placesSince, 'date')}`]),
    ...(without === 0 ? [] : [`bits & ${parameters.add(without, 'int')} = 0`]),
    ...(minimalScore > 0 ? [`score >= ${parameters.add(minimalScore, 'int2')}`] : []),
    ...addressConditions(address, parameters),
  ];
}

function addressConditions(address: ServiceAddress, parameters: Parameters): string[] {
  return ADDRESS.flatMap(([column, of]) => {
    const codes = of(address);
    return codes && codes.length > 0 ? [`${column} = ANY (${parameters.add(codes, 'text[]')})`] : [];
  });
}

const ADDRESS: readonly [string, (address: ServiceAddress) => readonly string[] | undefined][] = [
  ['commune_code', ({ communes }) => communes],
  ['departement_code', ({ departements }) => departements],
  ['region_code', ({ regions }) => regions],
];

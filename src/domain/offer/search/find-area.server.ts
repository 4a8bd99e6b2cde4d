import type pg from 'pg';
import { placeKey } from '../../territory/place-name.ts';
import type { SearchPlace } from './criteria.ts';
import type { Point } from './geodesy.ts';

export type AreaKind = 'epci' | 'departement';

export interface AreaName {
  readonly kind: AreaKind;
  /** SIREN of an EPCI, code of a département. */
  readonly code: string;
  readonly name: string;
}

/** An intercommunalité or a département that one searches in, whole. */
export interface AreaPlace extends SearchPlace, AreaName {
  readonly point: null;
  /** The middle of its communes: where a map of it begins. */
  readonly centre: Point | null;
}

/** Zones and communes of an area; null for a code that none bears. What is offered in any part of it is offered in it. */
export async function findArea(openPool: pg.Pool, kind: AreaKind, code: string): Promise<AreaPlace | null> {
  const { rows } = await openPool.query<{
    name: string;
    communes: string[];
    around: string[];
    longitude: number | null;
    latitude: number | null;
  }>({
    name: `offer-area-${kind}`,
    text: `WITH city AS (SELECT * FROM commune WHERE ${kind}_code = $1 AND kind = 'commune'),
             part AS (SELECT code FROM commune WHERE parent_code IN (SELECT code FROM city))
           SELECT a.name, ARRAY(SELECT code FROM city UNION SELECT code FROM part ORDER BY code) AS communes,
             ARRAY(SELECT epci_code FROM city WHERE epci_code IS NOT NULL UNION SELECT departement_code FROM city ORDER BY 1) AS around,
             (SELECT avg(longitude) FROM city) AS longitude, (SELECT avg(latitude) FROM city) AS latitude
           FROM ${kind} a WHERE a.code = $1`,
    values: [code],
  });
  const found = rows[0];
  if (!found || found.communes.length === 0) return null;
  const { name, communes, around, longitude, latitude } = found;
  return {
    kind,
    code,
    name,
    zones: [...communes, ...around],
    point: null,
    centre: longitude === null || latitude === null ? null : { longitude, latitude },
    within: kind === 'epci' ? { communes } : { departements: [code] },
  };
}

interface NamedArea extends AreaName {
  readonly words: readonly string[];
}

/** Every intercommunalité and département, to be found by name: some thirteen hundred. */
export async function readAreas(openPool: pg.Pool): Promise<NamedArea[]> {
  const { rows } = await openPool.query<AreaName>(
    `SELECT 'departement' AS kind, code, name FROM departement UNION ALL SELECT 'epci', code, name FROM epci ORDER BY kind, code`,
  );
  return rows.map((area) => ({ ...area, words: wordsOf(area.name) }));
}

/** Kinds of intercommunalités as their names abbreviate them, and as people write them. */
const KINDS: readonly [RegExp, string][] = [
  [/^communaute d agglomeration\b/, 'ca'],
  [/^communaute de communes\b/, 'cc'],
  [/^communaute urbaine\b/, 'cu'],
];
const SAYS_NOTHING = new Set([
  'ca',
  'cc',
  'cu',
  'de',
  'du',
  'des',
  'd',
  'l',
  'la',
  'le',
  'les',
  'en',
  'et',
  'metropole',
]);

function wordsOf(name: string): string[] {
  const key = placeKey(name);
  return KINDS.reduce((text, [long, short]) => text.replace(long, short), key).split(' ');
}

export interface MeantAreas {
  /** Its whole name, or its code, was typed. */
  readonly exact: readonly AreaName[];
  /** Each word typed begins one of its name's. */
  readonly close: readonly AreaName[];
}

/** The areas that typed words may mean: « Cher », « 18 », « Bourges Plus », « communauté de communes Berry ». */
export function meantAreas(areas: readonly NamedArea[], text: string): MeantAreas {
  const typed = text.trim();
  const [, said] = /^d[ée]partement (?:d[eu]s? |de l[a’'] ?|d[’'])?(.+)$/i.exec(typed) ?? [];
  const words = wordsOf(said ?? typed);
  const telling = words.filter((word) => !SAYS_NOTHING.has(word));
  if (telling.join('').length < 2) return { exact: [], close: [] };
  const exact = areas.filter(
    (area) =>
      (area.kind === 'departement' && area.code === typed.toUpperCase()) ||
      area.words.filter((word) => !SAYS_NOTHING.has(word)).join(' ') === telling.join(' '),
  );
  const close = areas.filter(
    (area) =>
      !exact.includes(area) && telling.every((word) => area.words.some((other) => other.startsWith(word))),
  );
  return {
    exact: said ? exact.filter(({ kind }) => kind === 'departement') : exact,
    close: said ? [] : close,
  };
}

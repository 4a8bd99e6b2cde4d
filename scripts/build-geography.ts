// Rebuilds src/domain/territory/data/ from the official geographic code (npm package @etalab/decoupage-administratif,
// Licence Ouverte) and the commune centres kept in scripts/geography. Same inputs, same bytes.
// Run: node scripts/build-geography.ts
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import communesJson from '@etalab/decoupage-administratif/data/communes.json' with { type: 'json' };
import departementsJson from '@etalab/decoupage-administratif/data/departements.json' with { type: 'json' };
import epciJson from '@etalab/decoupage-administratif/data/epci.json' with { type: 'json' };
import regionsJson from '@etalab/decoupage-administratif/data/regions.json' with { type: 'json' };
import { placeKey } from '../src/domain/territory/place-name.ts';

interface SourceCommune {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  departement: string;
  region: string;
  /** The commune that contains a former one. */
  chefLieu?: string;
  /** The commune that contains an arrondissement. */
  commune?: string;
  anciensCodes?: string[];
  codesPostaux?: string[];
  population?: number;
}
interface SourceArea {
  code: string;
  nom: string;
  region?: string;
  type?: string;
  membres?: { code: string }[];
}
type Centre = readonly [longitude: number, latitude: number];
type Cell = string | number | undefined;

const here = import.meta.dirname;
const target = join(here, '../src/domain/territory/data');

const communes = communesJson as SourceCommune[];
const epcis = epciJson as SourceArea[];
const current = communes.filter((row) => row.type === 'commune-actuelle');
const byCode = new Map(current.map((row) => [row.code, row]));

function readCentres(): Map<string, Centre> {
  const carried = gunzipSync(readFileSync(join(here, 'geography/commune-centres.csv.gz'))).toString('utf8');
  const completed = readFileSync(join(here, 'geography/completed-centres.csv'), 'utf8');
  const lines = [carried, completed].flatMap((csv) => csv.trim().split(/\r?\n/).slice(1));
  return new Map(
    lines.map((line) => {
      const [code, longitude, latitude] = line.split(',');
      return [code ?? '', [Number(longitude), Number(latitude)] as const];
    }),
  );
}

/** Communes created, restored or moved after the centres were taken: the mean of what they were made of, else of their postal code. */
function centreOf(row: SourceCommune, centres: Map<string, Centre>): Centre | undefined {
  const own = centres.get(row.code);
  if (own) return own;
  const parts = communes.filter((part) => part.chefLieu === row.code).map((part) => part.code);
  const neighbours = current
    .filter((other) => other.codesPostaux?.some((code) => row.codesPostaux?.includes(code)))
    .map((other) => other.code);
  for (const codes of [[...parts, ...(row.anciensCodes ?? [])], neighbours]) {
    const points = codes.map((code) => centres.get(code)).filter((point) => point !== undefined);
    if (points.length > 0)
      return [mean(points.map(([longitude]) => longitude)), mean(points.map(([, latitude]) => latitude))];
  }
  return undefined;
}

function mean(values: number[]): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10_000) / 10_000;
}

function write(name: string, columns: readonly string[], rows: Cell[][]): void {
  const sorted = rows.map((row) => row.map((cell) => cell ?? '').join('\t')).sort();
  const bytes = gzipSync(`${columns.join('\t')}\n${sorted.join('\n')}\n`, {
    level: constants.Z_BEST_COMPRESSION,
  });
  writeFileSync(join(target, `${name}.tsv.gz`), bytes);
  console.log(`${name}: ${rows.length} rows, ${bytes.length} bytes`);
}

mkdirSync(target, { recursive: true });
const centres = readCentres();
const epciOf = new Map(
  epcis.flatMap((epci) => (epci.membres ?? []).map((member) => [member.code, epci.code] as const)),
);

write(
  'regions',
  ['code', 'name'],
  (regionsJson as SourceArea[]).map((row) => [row.code, row.nom]),
);
write(
  'departements',
  ['code', 'name', 'region_code'],
  (departementsJson as SourceArea[]).map((row) => [row.code, row.nom, row.region]),
);
write(
  'epcis',
  ['code', 'name', 'kind'],
  epcis.map((row) => [row.code, row.nom, row.type]),
);

const columns = [
  'code',
  'name',
  'kind',
  'parent_code',
  'departement_code',
  'region_code',
  'epci_code',
  'postal_codes',
  'population',
  'longitude',
  'latitude',
  'search_name',
];
const row = (commune: SourceCommune, kind: string, parent: string | undefined): Cell[] => {
  const centre = centreOf(commune, centres);
  return [
    commune.code,
    commune.nom,
    kind,
    parent,
    commune.departement,
    commune.region,
    epciOf.get(parent ?? commune.code),
    commune.codesPostaux?.toSorted().join(','),
    commune.population,
    centre?.[0],
    centre?.[1],
    placeKey(commune.nom),
  ];
};
const listed = new Set(communes.map((commune) => commune.code));
const former = communes.filter((commune) => commune.chefLieu !== undefined && !byCode.has(commune.code));
// A code that disappeared without becoming a commune déléguée keeps leading to the commune of today, under today's name.
const recoded = current.flatMap((commune) =>
  (commune.anciensCodes ?? [])
    .filter((code) => !listed.has(code))
    .map((code): SourceCommune => {
      const { population: _today, codesPostaux: _same, ...kept } = commune;
      return { ...kept, code, chefLieu: commune.code };
    }),
);
const seen = new Set<string>();
const once = [...former, ...recoded].filter((commune) => !seen.has(commune.code) && seen.add(commune.code));
write('communes', columns, [
  ...current.map((commune) => row(commune, 'commune', undefined)),
  ...communes
    .filter((c) => c.type === 'arrondissement-municipal')
    .map((c) => row(c, 'arrondissement', c.commune)),
  ...once.map((commune) => row(commune, 'former', commune.chefLieu)),
]);
// The seat of a merged commune keeps its code under another name: « Arbignieu » is found in « Arboys en Bugey ».
write(
  'former-names',
  ['commune_code', 'name', 'search_name'],
  communes
    .filter(
      (commune) =>
        commune.chefLieu === commune.code &&
        placeKey(byCode.get(commune.code)?.nom ?? '') !== placeKey(commune.nom),
    )
    .map((commune) => [commune.code, commune.nom, placeKey(commune.nom)]),
);

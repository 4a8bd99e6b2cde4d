/** Degrees, WGS84. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Metres from the centre of the Earth. */
export interface EarthCentred {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

const SEMI_MAJOR = 6_378_137;
const ECCENTRICITY_SQUARED = 0.00669437999014131;
/**
 * 24 R². An arc of s metres has a chord c, and s = c + c³ ∕ 24R² to the millimetre at 60 km, whatever R between the ellipsoid's
 * extreme curvatures: three products tell a geodesic distance, without a geographic extension of PostgreSQL.
 */
export const ARC_OF_CHORD = 24 * 6_371_000 ** 2;

/** As offer.ecef of migrations/0060_offer.sql. */
export function earthCentred({ longitude, latitude }: Point): EarthCentred {
  const [lambda, phi] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  const n = SEMI_MAJOR / Math.sqrt(1 - ECCENTRICITY_SQUARED * Math.sin(phi) ** 2);
  return {
    x: n * Math.cos(phi) * Math.cos(lambda),
    y: n * Math.cos(phi) * Math.sin(lambda),
    z: n * (1 - ECCENTRICITY_SQUARED) * Math.sin(phi),
  };
}

/** The square of the chord under an arc of that many metres. */
export function squaredChord(metres: number): number {
  return (metres - metres ** 3 / ARC_OF_CHORD) ** 2;
}

/** Whole kilometres of the arc above a chord, given by its square. */
export function kilometres(squared: number): number {
  return Math.floor((Math.sqrt(squared) * (1 + squared / ARC_OF_CHORD)) / 1000 + 0.5);
}

/** Squares of a quarter of a degree, as offer_hot.cell numbers them. */
export interface Box {
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

const CELLS_PER_DEGREE = 4;
const COLUMNS = 2048;
/** The least that a degree of latitude measures (at the equator), and a degree of longitude there. */
const DEGREE_OF_LATITUDE = 110_574;
const DEGREE_OF_LONGITUDE = 111_319;

/** The squares that a circle touches. It stops at the 180th meridian, which no territory of France touches. */
export function boxAround({ longitude, latitude }: Point, metres: number): Box {
  const height = metres / DEGREE_OF_LATITUDE;
  const farthest = Math.min(89, Math.abs(latitude) + height);
  const width = metres / (DEGREE_OF_LONGITUDE * Math.cos((farthest * Math.PI) / 180));
  const row = (degrees: number) => Math.floor((Math.max(-90, Math.min(90, degrees)) + 90) * CELLS_PER_DEGREE);
  const column = (degrees: number) =>
    Math.floor((Math.max(-180, Math.min(180, degrees)) + 180) * CELLS_PER_DEGREE);
  return {
    rows: [row(latitude - height), row(latitude + height)],
    columns: [column(longitude - width), column(longitude + width)],
  };
}

/** The first and the last square of each row of a box, numbered without a gap. */
export function rangesOf({ rows, columns }: Box): (readonly [first: number, last: number])[] {
  return Array.from({ length: rows[1] - rows[0] + 1 }, (_, n) => {
    const row = (rows[0] + n) * COLUMNS;
    return [row + columns[0], row + columns[1]] as const;
  });
}

export function cellsOf(box: Box): number[] {
  return rangesOf(box).flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, n) => first + n),
  );
}

export function inBox(cell: number, { rows, columns }: Box): boolean {
  const row = Math.trunc(cell / COLUMNS);
  const column = cell % COLUMNS;
  return row >= rows[0] && row <= rows[1] && column >= columns[0] && column <= columns[1];
}

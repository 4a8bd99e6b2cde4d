import type { Point } from '../geodesy.ts';

const MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const MINOR = MAJOR * (1 - FLATTENING);

/** Metres of the geodesic between two points of WGS84, to a tenth of a millimetre (T. Vincenty, Survey Review XXIII, 1975). */
export function geodesic(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const reduced = (latitude: number) => Math.atan((1 - FLATTENING) * Math.tan(radians(latitude)));
  const [u1, u2] = [reduced(from.latitude), reduced(to.latitude)];
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  const difference = radians(to.longitude - from.longitude);
  let lambda = difference;
  for (let round = 0; round < 200; round++) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)];
    const sinS = Math.hypot(cos2 * sinL, cos1 * sin2 - sin1 * cos2 * cosL);
    if (sinS === 0) return 0;
    const cosS = sin1 * sin2 + cos1 * cos2 * cosL;
    const sigma = Math.atan2(sinS, cosS);
    const sinA = (cos1 * cos2 * sinL) / sinS;
    const cosA2 = 1 - sinA ** 2;
    const cosM = cosA2 === 0 ? 0 : cosS - (2 * sin1 * sin2) / cosA2;
    const c = (FLATTENING / 16) * cosA2 * (4 + FLATTENING * (4 - 3 * cosA2));
    const before = lambda;
    lambda =
      difference +
      (1 - c) * FLATTENING * sinA * (sigma + c * sinS * (cosM + c * cosS * (-1 + 2 * cosM ** 2)));
    if (Math.abs(lambda - before) > 1e-13) continue;
    const square = (cosA2 * (MAJOR ** 2 - MINOR ** 2)) / MINOR ** 2;
    const a = 1 + (square / 16384) * (4096 + square * (-768 + square * (320 - 175 * square)));
    const b = (square / 1024) * (256 + square * (-128 + square * (74 - 47 * square)));
    const inner = cosS * (-1 + 2 * cosM ** 2) - (b / 6) * cosM * (-3 + 4 * sinS ** 2) * (-3 + 4 * cosM ** 2);
    return MINOR * a * (sigma - b * sinS * (cosM + (b / 4) * inner));
  }
  throw new Error('these points are nearly antipodal');
}

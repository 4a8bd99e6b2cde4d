import { offerPlaces } from '../../../domain/offer/offer-places.query.server.ts';
import type { PlaceAsked } from '../../../domain/offer/place-asked.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import { run } from '../../../platform/access/run.ts';
import type { Runtime } from '../../../platform/runtime.ts';

const LONGEST = 200;

/** Why typed words lead nowhere. `no-addresses`: it looks like an address, and this Relais asks nobody where addresses are. */
export type PlaceProblem = 'unknown' | 'no-addresses' | 'silent';

/** Where the typed words are: what bears that name; else, where a service that locates addresses was named, an address. */
export async function typedPlace(
  runtime: Runtime,
  actor: Actor,
  typed: string,
): Promise<PlaceAsked | PlaceProblem> {
  const text = typed.slice(0, LONGEST);
  const [first] = await run(runtime, offerPlaces, actor, { text });
  if (first) return first;
  if (!runtime.geocoder) return looksLikeAddress(text) ? 'no-addresses' : 'unknown';
  const answer = await runtime.geocoder.find(text);
  if (!answer.ok) {
    runtime.log.warn({ why: answer.why }, 'the service that locates addresses gave no answer');
    return 'silent';
  }
  if (!answer.value) return 'unknown';
  const { communeCode: code, street, longitude, latitude } = answer.value;
  return street === '' ? { kind: 'commune', code } : { kind: 'address', code, street, longitude, latitude };
}

const looksLikeAddress = (text: string) =>
  /\d+.*\p{L}{2}/u.test(text) ||
  /\b(rue|avenue|boulevard|place|chemin|route|impasse|all[ée]e|quai|square|cours)\s/i.test(text);

import { z } from 'zod';
import { askJson, type PartnerAnswer } from './ask-json.server.ts';

export interface FoundAddress {
  /** INSEE code of the commune, or of the arrondissement. */
  readonly communeCode: string;
  /** « Rue Moyenne », without the number; empty when only the commune was understood. */
  readonly street: string;
  readonly longitude: number;
  readonly latitude: number;
  /** How sure the service is, from 0 to 1. */
  readonly score: number;
}

/** Where an address lies, as people write one. */
export interface Geocoder {
  /** null: no address is close enough to what was written. */
  find(text: string): Promise<PartnerAnswer<FoundAddress | null>>;
}

/** What the service takes (https://data.geopf.fr/geocodage/openapi): three characters at least, the first a letter or a digit. */
const SHORTEST = 3;
const LONGEST = 200;
/** Below, the service guesses: another street, or another town. */
const CERTAIN = 0.5;

const answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({
        score: z.number(),
        type: z.string(),
        citycode: z.string(),
        name: z.string(),
        street: z.string().optional(),
      }),
    }),
  ),
});

/**
 * The national address base (BAN), as the Géoplateforme serves it. `searchUrl`: its address, or that of a copy run by the territory,
 * https://data.geopf.fr/geocodage/search.
 */
export function nationalGeocoder(searchUrl: string, options: { timeoutMs?: number } = {}): Geocoder {
  return {
    async find(text) {
      const asked = text
        .replace(/\s+/g, ' ')
        .replace(/^[^\p{L}\p{N}]+/u, '')
        .trim()
        .slice(0, LONGEST);
      if (asked.length < SHORTEST) return { ok: true, value: null };
      const url = new URL(searchUrl);
      url.searchParams.set('q', asked);
      url.searchParams.set('limit', '1');
      url.searchParams.set('autocomplete', '0');
      const answered = await askJson(url, answer, options);
      if (!answered.ok) return answered;
      const [found] = answered.value.features;
      return { ok: true, value: found && found.properties.score >= CERTAIN ? addressOf(found) : null };
    },
  };
}

function addressOf({ geometry, properties }: z.output<typeof answer>['features'][number]): FoundAddress {
  const { type, citycode, name, street, score } = properties;
  const [longitude, latitude] = geometry.coordinates;
  return {
    communeCode: citycode,
    street: type === 'municipality' ? '' : (street ?? name),
    longitude,
    latitude,
    score,
  };
}

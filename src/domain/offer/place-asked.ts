import { z } from 'zod';

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);

/** Where one searches, as an address of the page says it: a commune, a point of it, or an area. */
export const placeAsked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('commune'), code: z.string().max(5) }),
  z.object({
    kind: z.literal('address'),
    code: z.string().max(5),
    street: z.string().max(100),
    longitude,
    latitude,
  }),
  z.object({ kind: z.enum(['epci', 'departement']), code: z.string().max(9) }),
]);

export type PlaceAsked = z.output<typeof placeAsked>;

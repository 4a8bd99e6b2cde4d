import { z } from 'zod';

/** Shapes that documents name: each is written once, under `components`. */
export const namedSchemas = z.registry<{ id: string }>();

export function named<T extends z.ZodType>(id: string, schema: T): T {
  namedSchemas.add(schema, { id });
  return schema;
}

/** What every refusal looks like. */
const ValidationError = named(
  'ValidationError',
  z.object({
    type: z.string(),
    loc: z.array(z.union([z.string(), z.int()])),
    msg: z.string(),
    input: z.string(),
    ctx: z.record(z.string(), z.unknown()).optional(),
  }),
);
export const HTTPValidationError = named(
  'HTTPValidationError',
  z.object({ detail: z.union([z.string(), z.array(ValidationError)]) }),
);
export const Refusal = named('Refusal', z.object({ detail: z.string() }));

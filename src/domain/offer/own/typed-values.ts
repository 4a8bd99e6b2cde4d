import { z } from 'zod';

const MOST_CHARACTERS = 12_000;
const MOST_VALUES = 200;

/** By field of a form, what was typed or ticked. */
export const typedValues = z.record(
  z.string(),
  z.union([z.string().max(MOST_CHARACTERS), z.array(z.string().max(300)).max(MOST_VALUES).readonly()]),
);

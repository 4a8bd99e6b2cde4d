import { z } from 'zod';
import { LONGEST_TAG } from './rules.ts';

export const tagName = z
  .string()
  .transform((name) => name.replaceAll(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'Donnez un nom à l’étiquette.')
      .max(LONGEST_TAG, `Le nom d’une étiquette tient en ${LONGEST_TAG} caractères.`),
  );

import { z } from 'zod';
import { LONGEST_NAME } from './rules.ts';

export const listViewId = z.uuid();
export const version = z.coerce.number<number | string>().int().min(1);
export const viewName = z
  .string('view-name-missing')
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'view-name-missing').max(LONGEST_NAME, 'view-name-long'));

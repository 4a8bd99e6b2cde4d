import { z } from 'zod';
import { type FileType, fileTypes } from '../../platform/files/inspect-file.ts';

/** Documents as the row of a request holds them. */
export const storedFiles = z.array(
  z.object({
    id: z.uuid(),
    name: z.string(),
    type: z.enum(Object.keys(fileTypes) as [FileType, ...FileType[]]),
    size: z.number(),
    by: z.string(),
    at: z.string(),
  }),
);

import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { type FileType, fileTypes } from '../../platform/files/inspect-file.ts';
import { MOST_FILES } from './codes.ts';

const storedFile = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.enum(Object.keys(fileTypes) as [FileType, ...FileType[]]),
  size: z.number(),
});

/** Documents that were inspected and are stored, for the row that will name them: only `storeFiles` makes them. */
export const newFiles = z.array(storedFile).max(MOST_FILES);
export type NewFiles = z.infer<typeof newFiles>;

/** Documents as the row of a request holds them. */
export const storedFiles = z.array(storedFile.extend({ by: z.string(), at: z.string() }));

const added = z.object({ link: z.uuid().nullable(), receiver: z.string().nullable(), service: z.string() });

/** From then on the request names them. Gives a link for whoever receives it, once the person has agreed to be named. */
export async function nameFiles(
  tx: Tx,
  { personId, referralId }: { personId: string; referralId: string },
  files: NewFiles,
): Promise<z.infer<typeof added>> {
  const { rows } = await sql<{ added: unknown }>`
    SELECT access.add_referral_files(${personId}, ${referralId}, ${JSON.stringify(files)}::jsonb) AS added`.execute(
    tx,
  );
  return added.parse(rows[0]?.added);
}

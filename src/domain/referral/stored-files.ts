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

interface Key {
  readonly personId: string;
  readonly referralId: string;
}

/** From then on the request names them: they leave with it, and its own link shows them. */
export async function nameFiles(tx: Tx, { personId, referralId }: Key, files: NewFiles): Promise<void> {
  await sql`SELECT FROM access.name_referral_files(${personId}, ${referralId}, ${JSON.stringify(files)}::jsonb)`.execute(
    tx,
  );
}

const added = z.object({ link: z.uuid().nullable(), receiver: z.string().nullable(), service: z.string() });

/** To a request that exists. Gives a link for whoever receives it, once the person has agreed to be named. */
export async function addFiles(
  tx: Tx,
  { personId, referralId }: Key,
  files: NewFiles,
): Promise<z.infer<typeof added>> {
  const { rows } = await sql<{ added: unknown }>`
    SELECT access.add_referral_files(${personId}, ${referralId}, ${JSON.stringify(files)}::jsonb) AS added`.execute(
    tx,
  );
  return added.parse(rows[0]?.added);
}

/** Whether the request, as the actor reads it, names each of them: by what a row tells of a document, its name, type and size. */
export async function namesFiles(tx: Tx, { personId, referralId }: Key, files: NewFiles): Promise<boolean> {
  const row = await tx
    .selectFrom('referral')
    .select('files')
    .where('person_id', '=', personId)
    .where('referral_id', '=', referralId)
    .executeTakeFirst();
  const left = storedFiles.parse(row?.files ?? []).map(told);
  return files.every((file) => {
    const found = left.indexOf(told(file));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

const told = ({ name, type, size }: NewFiles[number]): string => JSON.stringify([name, type, size]);

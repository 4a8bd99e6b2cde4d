import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command, run } from '../../platform/access/run.ts';
import { type FileType, fileTypes, inspectFile } from '../../platform/files/inspect-file.ts';
import { StoreFailed } from '../../platform/files/store-failed.ts';
import { queueMail } from '../../platform/mail/outbox.server.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { FILE_MB, MOST_FILES } from './codes.ts';
import { referralFilesMail } from './mails.ts';
import { fileName } from './rules.ts';
import './tables.ts';

const key = z.object({ personId: z.uuid(), referralId: z.uuid() });

/** Of files that were inspected and are stored: called by `attachFiles` alone. */
const noteFiles = command({
  name: 'attach-referral-files',
  input: key.extend({
    files: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          type: z.enum(Object.keys(fileTypes) as [FileType, ...FileType[]]),
          size: z.number(),
        }),
      )
      .min(1)
      .max(MOST_FILES),
  }),
  access: onPerson('edit'),
  handle: async ({ tx }, { personId, referralId, files }) => {
    const { rows } = await sql<{ added: unknown }>`
      SELECT access.add_referral_files(${personId}, ${referralId}, ${JSON.stringify(files)}::jsonb) AS added`.execute(
      tx,
    );
    const { link, receiver, service } = added.parse(rows[0]?.added);
    if (link && receiver)
      await queueMail(tx, referralFilesMail, { to: receiver, params: { linkId: link, service } });
  },
});

const added = z.object({ link: z.uuid().nullable(), receiver: z.string().nullable(), service: z.string() });

interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Documents for whoever receives the request. Their bytes are stored before the row that names them: killed in between, or refused, they
 * are nobody's and are swept (file-retention.server.ts).
 */
export async function attachFiles(
  runtime: Runtime,
  actor: Actor,
  { files, ...request }: z.infer<typeof key> & { readonly files: readonly GivenFile[] },
): Promise<void> {
  if (files.length === 0) throw new Refused('files_missing');
  if (files.length > MOST_FILES) throw new Refused('files_many');
  const inspected = await Promise.all(files.map(inspect));
  try {
    for (const { id, bytes } of inspected) await runtime.files.put(id, bytes);
    await run(runtime, noteFiles, actor, {
      ...request,
      files: inspected.map(({ id, name, type, bytes }) => ({ id, name, type, size: bytes.length })),
    });
  } catch (error) {
    // The sweep takes what was stored before the store went down.
    if (error instanceof StoreFailed) {
      runtime.log.error({ err: error }, 'files could not be stored');
      throw new Refused('files_down');
    }
    await Promise.allSettled(inspected.map(({ id }) => runtime.files.remove(id)));
    throw error;
  }
}

/** Its id is no v7: it names the file where it lies, and tells no date. */
async function inspect({ name, bytes }: GivenFile) {
  const found = await inspectFile(bytes, FILE_MB * 1024 * 1024);
  if ('fault' in found) throw new Refused(found.fault, { name: fileName(name, 'pdf').replace(/\.pdf$/, '') });
  return { id: randomUUID(), name: fileName(name, found.type), type: found.type, bytes: found.bytes };
}

/** By mistake, or no longer needed: the row forgets it, then the bytes go. */
export const removeReferralFile = command({
  name: 'remove-referral-file',
  input: key.extend({ fileId: z.uuid() }),
  access: onPerson('edit'),
  handle: async ({ tx, runtime, afterCommit }, { personId, referralId, fileId }) => {
    await sql`SELECT access.remove_referral_file(${personId}, ${referralId}, ${fileId})`.execute(tx);
    afterCommit(() => {
      runtime.files.remove(fileId).catch((error: unknown) => {
        runtime.log.warn({ err: error, fileId }, 'a file that was taken back is left to the sweep');
      });
    });
  },
});

import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command, run } from '../../platform/access/run.ts';
import { queueMail } from '../../platform/mail/outbox.server.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { referralFilesMail } from './mails.ts';
import { type GivenFile, storeFiles } from './store-files.server.ts';
import { addFiles, newFiles } from './stored-files.ts';
import './tables.ts';

const key = z.object({ personId: z.uuid(), referralId: z.uuid() });

/** Of files that were inspected and are stored: called by `attachFiles` alone. */
const noteFiles = command({
  name: 'attach-referral-files',
  input: key.extend({ files: newFiles.min(1) }),
  access: onPerson('edit'),
  handle: async ({ tx }, { files, ...request }) => {
    const { link, receiver, service } = await addFiles(tx, request, files);
    if (link && receiver)
      await queueMail(tx, referralFilesMail, { to: receiver, params: { linkId: link, service } });
  },
});

/** Documents for whoever receives a request that exists. */
export async function attachFiles(
  runtime: Runtime,
  actor: Actor,
  { files, ...request }: z.infer<typeof key> & { readonly files: readonly GivenFile[] },
): Promise<void> {
  if (files.length === 0) throw new Refused('files_missing');
  await storeFiles(runtime, files, (stored) => run(runtime, noteFiles, actor, { ...request, files: stored }));
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

import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson, openTo, seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command, query } from '../../platform/access/run.ts';
import { readReferral } from './read-referrals.server.ts';
import { storedFiles } from './stored-files.ts';
import type { ReferralFile } from './views.ts';

function oneOf(files: readonly ReferralFile[], fileId: string): ReferralFile {
  const found = files.find(({ id }) => id === fileId);
  if (!found) throw new NotFound();
  return found;
}

const input = z.object({ personId: z.uuid(), referralId: z.uuid(), fileId: z.uuid() });

/** For whoever reads the request; the bytes are read once this has answered. */
export const referralFile = query({
  name: 'referral-file',
  input,
  access: onPerson(['edit', 'file']),
  reads: { continues: 'referrals' },
  handle: async ({ tx, clock }, { fileId, ...key }) =>
    oneOf((await readReferral(tx, key, clock)).files, fileId),
});

export const ownReferralFile = query({
  name: 'own-referral-file',
  input,
  access: onPerson('self'),
  reads: 'none',
  handle: async ({ tx, clock }, { fileId, ...key }) =>
    oneOf((await readReferral(tx, key, clock)).files, fileId),
});

/** A member of the organisation that received it; the person is told, as when the request is opened. */
export const receivedReferralFile = command({
  name: 'read-received-referral-file',
  input: z.object({ referralId: z.uuid(), fileId: z.uuid() }),
  access: seated(),
  handle: async ({ tx }, { referralId, fileId }) => {
    await sql`SELECT access.open_received_referral(${referralId})`.execute(tx);
    const { rows } = await sql<{ files: unknown }>`
      SELECT access.received_referral_files(${referralId}) AS files`.execute(tx);
    return oneOf(storedFiles.parse(rows[0]?.files), fileId);
  },
});

/** Whoever holds a link that still opens the request. */
export const referralFileByLink = command({
  name: 'read-referral-file-by-link',
  input: z.object({ linkId: z.uuid(), fileId: z.uuid() }),
  access: openTo<{ linkId: string; fileId: string }>('anonymous', 'professional', 'person'),
  handle: async ({ tx }, { linkId, fileId }) => {
    const { rows } = await sql<{ files: unknown }>`
      SELECT access.referral_files_by_link(${linkId}, ${fileId}) AS files`.execute(tx);
    return oneOf(storedFiles.parse(rows[0]?.files), fileId);
  },
});

import { sql } from 'kysely';
import { z } from 'zod';
import { openTo } from '../../platform/access/access-rule.ts';
import { type Context, command, query } from '../../platform/access/run.ts';
import { referralReasonCodes, toldChannelCodes } from './codes.ts';
import { referralMoveCodes, referralStateCodes } from './states.ts';
import { storedFiles } from './stored-files.ts';

const standing = z.object({
  state: z.enum(referralStateCodes),
  version: z.number(),
  since: z.string(),
  /** Neither spent nor out of date: it may still be opened. */
  live: z.boolean(),
  spent: z.boolean(),
  over: z.boolean(),
  purpose: z.enum(['reponse', 'suivi']),
  service: z.string(),
  structure: z.string(),
  asker: z.string(),
  last: z.object({ move: z.enum(referralMoveCodes), name: z.string(), at: z.string() }).nullish(),
});
export type LinkStanding = z.infer<typeof standing>;

const whole = standing.extend({
  contactName: z.string().optional(),
  contactEmail: z.string().nullish(),
  contactPhone: z.string().nullish(),
  givenName: z.string().nullish(),
  familyName: z.string().nullish(),
  channel: z.enum(toldChannelCodes).nullish(),
  value: z.string().nullish(),
  reasons: z.array(z.enum(referralReasonCodes)).nullish(),
  words: z.string().nullish(),
  files: storedFiles.default([]),
});
export type LinkReferral = z.infer<typeof whole>;

const anybody = openTo<{ linkId: string }>('anonymous', 'professional', 'person');
const read = async ({ tx }: Context, linkId: string, opened: boolean): Promise<unknown> => {
  const { rows } = await sql<{
    shown: unknown;
  }>`SELECT access.referral_by_link(${linkId}, ${opened}) AS shown`.execute(tx);
  return rows[0]?.shown;
};

/** Where the request stands: all that looking at the link shows, to a person or to a program that opens links before they do. */
export const linkStanding = query({
  name: 'referral-link',
  input: z.object({ linkId: z.uuid() }),
  access: anybody,
  reads: 'none',
  handle: async (context, { linkId }): Promise<LinkStanding> =>
    standing.parse(await read(context, linkId, false)),
});

/** Its holder asks to see it: that is written down, and whoever asked for the person learns that it was seen. */
export const openByLink = command({
  name: 'open-referral-by-link',
  input: z.object({ linkId: z.uuid() }),
  access: anybody,
  handle: async (context, { linkId }): Promise<LinkReferral> => {
    const opened = whole.parse(await read(context, linkId, true));
    const { rows } = await sql<{ files: unknown }>`
      SELECT access.referral_files_by_link(${linkId}, NULL) AS files`.execute(context.tx);
    return { ...opened, files: storedFiles.parse(rows[0]?.files) };
  },
});

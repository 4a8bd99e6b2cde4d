import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { professionalOnly } from '../access/access-rule.ts';
import { query } from '../access/run.ts';
import './tables.ts';

export interface UndeliveredMail {
  mailId: string;
  recipient: string;
  template: string;
  state: 'failed' | 'uncertain';
  why: string | null;
  at: Temporal.Instant;
}

/** What the manager's organisation wrote and could not, or perhaps not, deliver; most recent first. */
export const undeliveredMail = query({
  name: 'undelivered-mail',
  input: z.object({}),
  access: professionalOnly(({ roles }) => roles.includes('manager')),
  reads: 'none',
  handle: async ({ tx }): Promise<UndeliveredMail[]> => {
    const rows = await tx
      .selectFrom('mail_message')
      .select(['mail_id', 'recipient', 'template', 'state', 'last_error', 'created_at'])
      .orderBy('created_at', 'desc')
      .limit(100)
      .execute();
    return rows.map((row) => ({
      mailId: row.mail_id,
      recipient: row.recipient,
      template: row.template,
      state: row.state as 'failed' | 'uncertain',
      why: row.last_error,
      at: row.created_at,
    }));
  },
});

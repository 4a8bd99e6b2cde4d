import type { Temporal } from 'temporal-polyfill';
import { NotFound } from '../access/errors.ts';
import { systemDb } from '../access/system-db.ts';
import type { Runtime } from '../runtime.ts';
import type { MailTemplates } from './delivery.server.ts';
import type { MailState } from './tables.ts';
import type { MailText } from './template.ts';
import { mailTools } from './tools.ts';

export interface DemoMail {
  mailId: string;
  to: string;
  at: Temporal.Instant;
  state: MailState;
  text: MailText;
}

const SHOWN = 50;

/** The last messages of a demonstration, written as they would leave. Elsewhere there is no such page. */
export async function readDemoOutbox(runtime: Runtime, templates: MailTemplates): Promise<DemoMail[]> {
  if (!runtime.demo) throw new NotFound();
  const tools = mailTools(runtime);
  return systemDb(
    runtime,
    'demo outbox',
    async (tx) => {
      const rows = await tx
        .selectFrom('mail_message')
        .select(['mail_id', 'recipient', 'template', 'params', 'created_at', 'state'])
        .where('state', '<>', 'withheld')
        .orderBy('created_at', 'desc')
        .orderBy('mail_id', 'desc')
        .limit(SHOWN)
        .execute();
      return rows.flatMap((row) => {
        const text = templates.get(row.template)?.composeStored(row.params, tools);
        return text
          ? [{ mailId: row.mail_id, to: row.recipient, at: row.created_at, state: row.state, text }]
          : [];
      });
    },
    { routine: true },
  );
}

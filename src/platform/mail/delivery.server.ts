import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../access/bound-transaction.ts';
import { systemDb } from '../access/system-db.ts';
import type { Runtime } from '../runtime.ts';
import { type RenderedMail, renderMail } from './render.tsx';
import { type MailServer, readSmtpError } from './smtp.server.ts';
import type { MailState } from './tables.ts';
import type { StoredTemplate } from './template.ts';
import { mailTools } from './tools.ts';

/** With the job's growing pause, about a day and a half of trying. */
export const MAX_ATTEMPTS = 12;

export type MailTemplates = ReadonlyMap<string, StoredTemplate>;

export interface Post {
  runtime: Runtime;
  server: MailServer;
  templates: MailTemplates;
}

interface Letter {
  mailId: string;
  recipient: string;
  /** Which attempt this is: a slower worker that holds the same message finds that its number has passed. */
  attempt: number;
  rendered: RenderedMail;
}

export class TryAgain extends Error {
  override readonly name = 'TryAgain';
}

/**
 * Delivers one message of the outbox, once as far as SMTP allows. The row is marked just before the end of the message leaves
 * and again when the server has accepted. Killed before the first mark, nothing was sent and the job tries again; killed
 * between the two, nobody can know: the message becomes `uncertain` and is not sent again by itself.
 * Throws TryAgain when the job should be retried.
 */
export async function deliverMail(post: Post, mailId: string): Promise<void> {
  const letter = await takeLetter(post, mailId);
  if (!letter) return;
  try {
    await post.server.send(
      {
        ...letter.rendered,
        to: letter.recipient,
        mailId,
        date: new Date(post.runtime.clock.now().epochMilliseconds),
      },
      () => markHanding(post, letter),
    );
  } catch (error) {
    return afterFailure(post, letter, error);
  }
  await mark(post, mailId, (tx, now) =>
    tx
      .updateTable('mail_message')
      .set({ state: 'sent', sent_at: now, last_error: null })
      .where('mail_id', '=', mailId),
  );
}

async function takeLetter(post: Post, mailId: string): Promise<Letter | null> {
  const now = post.runtime.clock.now();
  return systemDb(post.runtime, 'mail delivery', async (tx) => {
    const row = await tx
      .selectFrom('mail_message')
      .select(['recipient', 'template', 'params', 'attempts', 'not_after', 'handing_at'])
      .where('mail_id', '=', mailId)
      .where('state', '=', 'queued')
      .forUpdate()
      .executeTakeFirst();
    if (!row) return null;
    if (row.handing_at) return settle(tx, mailId, 'uncertain', 'interrupted');
    if (row.not_after && Temporal.Instant.compare(now, row.not_after) >= 0) {
      return settle(tx, mailId, 'failed', 'too-late');
    }
    const rendered = render(post, row);
    if (!rendered) return settle(tx, mailId, 'failed', 'template');
    const attempt = row.attempts + 1;
    await tx.updateTable('mail_message').set({ attempts: attempt }).where('mail_id', '=', mailId).execute();
    return { mailId, recipient: row.recipient, attempt, rendered };
  });
}

function render(post: Post, row: { template: string; params: unknown }): RenderedMail | null {
  try {
    const text = post.templates.get(row.template)?.composeStored(row.params, mailTools(post.runtime));
    return text ? renderMail(text) : null;
  } catch (error) {
    post.runtime.log.error({ err: error, template: row.template }, 'a message cannot be written');
    return null;
  }
}

async function settle(tx: Tx, mailId: string, state: MailState, why: string): Promise<null> {
  await tx
    .updateTable('mail_message')
    .set({ state, last_error: why })
    .where('mail_id', '=', mailId)
    .where('state', '=', 'queued')
    .execute();
  return null;
}

/** The first mark. Whoever does not get it must not finish the message. */
async function markHanding(post: Post, letter: Letter): Promise<void> {
  const marked = await mark(post, letter.mailId, (tx, now) =>
    tx
      .updateTable('mail_message')
      .set({ handing_at: now })
      .where('mail_id', '=', letter.mailId)
      .where('state', '=', 'queued')
      .where('attempts', '=', letter.attempt)
      .where('handing_at', 'is', null),
  );
  if (marked !== 1) throw new Error('another worker holds this message');
}

async function afterFailure(post: Post, letter: Letter, error: unknown): Promise<void> {
  const { code, permanent, answered } = readSmtpError(error);
  const last = permanent || letter.attempt >= MAX_ATTEMPTS;
  const retried = await systemDb(post.runtime, 'mail delivery', async (tx) => {
    const row = await tx
      .selectFrom('mail_message')
      .select(['attempts', 'handing_at'])
      .where('mail_id', '=', letter.mailId)
      .where('state', '=', 'queued')
      .forUpdate()
      .executeTakeFirst();
    if (!row || row.attempts !== letter.attempt) return false;
    if (row.handing_at && !answered) return settle(tx, letter.mailId, 'uncertain', code);
    await tx
      .updateTable('mail_message')
      .set({ state: last ? 'failed' : 'queued', last_error: code, handing_at: null })
      .where('mail_id', '=', letter.mailId)
      .execute();
    return !last;
  });
  post.runtime.log.warn(
    { mailId: letter.mailId, code, attempt: letter.attempt, retried },
    'a message was not delivered',
  );
  if (retried) throw new TryAgain(code);
}

type Update = { executeTakeFirst(): Promise<{ numUpdatedRows: bigint }> };

async function mark(
  post: Post,
  mailId: string,
  update: (tx: Tx, now: Temporal.Instant) => Update,
): Promise<number> {
  const now = post.runtime.clock.now();
  const result = await systemDb(post.runtime, 'mail delivery', (tx) => update(tx, now).executeTakeFirst(), {
    routine: true,
  });
  if (result.numUpdatedRows === 0n) post.runtime.log.warn({ mailId }, 'a message changed under its delivery');
  return Number(result.numUpdatedRows);
}

import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../access/bound-transaction.ts';
import { newId } from '../database/id.ts';
import type { MailTemplate } from './template.ts';
import './tables.ts';

interface Letter<Params> {
  to: string;
  params: Params;
  /** The same key twice is one message, whatever runs twice. */
  dedupeKey?: string;
  /** The acting organisation: its managers read that the message could not be delivered. */
  organisationId?: string;
  /** After it the message is worth nothing. */
  notAfter?: Temporal.Instant;
  /** Keeps the row and sends nothing: an unknown address must cost what a known one costs. */
  withheld?: boolean;
}

/**
 * Owes an e-mail, in the transaction of the act that owes it: rolled back, nothing leaves; committed, a job delivers it, after
 * a crash too. Works under any bound actor.
 */
export async function queueMail<Params>(
  tx: Tx,
  template: MailTemplate<Params>,
  letter: Letter<Params>,
): Promise<void> {
  const insert = tx.insertInto('mail_message').values({
    mail_id: newId(),
    recipient: letter.to,
    template: template.code,
    params: JSON.stringify(template.params.parse(letter.params)),
    dedupe_key: letter.dedupeKey ?? null,
    organisation_id: letter.organisationId ?? null,
    not_after: letter.notAfter ?? null,
    ...(letter.withheld ? { state: 'withheld' as const } : {}),
  });
  // Without a target: naming one would need the right to read the outbox, which actors do not have.
  await insert.onConflict((on) => on.doNothing()).execute();
}

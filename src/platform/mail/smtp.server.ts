import { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import type { RenderedMail } from './render.tsx';

export interface Outgoing extends RenderedMail {
  to: string;
  /** Becomes the Message-ID: a receiving server that sees it twice can tell. */
  mailId: string;
  date: Date;
}

export interface MailServer {
  /**
   * Hands one message over. `beforeLastByte` runs when everything but the end of the message has left: until it resolves the
   * server cannot have accepted, and when it throws the message is abandoned.
   */
  send(message: Outgoing, beforeLastByte: () => Promise<void>): Promise<void>;
  close(): void;
}

/** A deadline on every step, so that a job always ends before it is given to somebody else. */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
};

export function smtpServer(settings: { smtpUrl: string; from: string }): MailServer {
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const transport = nodemailer.createTransport({ url: settings.smtpUrl, ...TIMEOUTS });
  const host = settings.from.replace(/^.*@/, '').replace(/>.*$/, '');
  return {
    async send(message, beforeLastByte) {
      const composed = await composer.sendMail({
        from: settings.from,
        to: message.to,
        subject: message.subject,
        text: message.text,
        html: message.html,
        date: message.date,
        messageId: `<${message.mailId}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      const raw = Readable.from(guarded(composed.message as Buffer, beforeLastByte));
      await transport.sendMail({ envelope: composed.envelope, raw });
    },
    close: () => transport.close(),
  };
}

/** The whole message, then the guard, then the end of the stream, upon which the transport writes the final dot. */
async function* guarded(message: Buffer, beforeLastByte: () => Promise<void>): AsyncGenerator<Buffer> {
  yield message;
  await beforeLastByte();
}

/** What went wrong, in a word that names no address, and whether trying again is of any use. */
export function readSmtpError(error: unknown): { code: string; permanent: boolean; answered: boolean } {
  const details = (error ?? {}) as { responseCode?: number; code?: string };
  const reply = details.responseCode;
  if (reply) return { code: `smtp-${reply}`, permanent: reply >= 500, answered: true };
  return { code: details.code ?? 'unknown', permanent: false, answered: false };
}

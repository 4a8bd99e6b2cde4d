import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemDb } from '../access/system-db.ts';
import { authMails, factorChangedMail, signInMail } from '../auth/mails.ts';
import { movingClock } from '../auth/testing/moving-clock.ts';
import { newId } from '../database/id.ts';
import { useDatabase } from '../database/testing/use-database.ts';
import { deliverMail, MAX_ATTEMPTS, type Post, TryAgain } from './delivery.server.ts';
import { queueMail } from './outbox.server.ts';
import { forwardWaitingMail, startRelay } from './relay.server.ts';
import { type MailServer, type Outgoing, smtpServer } from './smtp.server.ts';
import { type LetterBox, openLetterBox } from './testing/letter-box.ts';

const clock = movingClock('2026-03-02T08:00:00Z');
const test = useDatabase({ clock });
let box: LetterBox;
let server: MailServer;
let post: Post;
let count = 0;

beforeAll(async () => {
  box = await openLetterBox();
  server = smtpServer({ smtpUrl: box.url, from: 'Relais <ne-pas-repondre@cher.example>' });
  post = { runtime: test.runtime, server, templates: new Map(authMails.map((mail) => [mail.code, mail])) };
});
beforeEach(() => {
  box.answer = 'accept';
  box.received.length = 0;
});
afterAll(async () => {
  server.close();
  await box.close();
});

async function queued(options: { dedupeKey?: string; minutes?: number } = {}): Promise<string> {
  const to = `pro${++count}@cher.example`;
  return systemDb(test.runtime, 'test', async (tx) => {
    await queueMail(tx, factorChangedMail, {
      to,
      params: { change: 'enrolled' },
      ...(options.dedupeKey ? { dedupeKey: options.dedupeKey } : {}),
      ...(options.minutes ? { notAfter: clock.now().add({ minutes: options.minutes }) } : {}),
    });
    const row = await tx
      .selectFrom('mail_message')
      .select('mail_id')
      .where('recipient', '=', to)
      .executeTakeFirst();
    return row?.mail_id ?? '';
  });
}

function rowOf(mailId: string) {
  return systemDb(test.runtime, 'test', (tx) =>
    tx
      .selectFrom('mail_message')
      .select(['state', 'attempts', 'last_error'])
      .where('mail_id', '=', mailId)
      .executeTakeFirstOrThrow(),
  );
}

describe('an e-mail that is owed', () => {
  it('arrives whole: who from, what about, both parts, one link, its own identity', async () => {
    const tokenId = newId();
    await systemDb(test.runtime, 'test', (tx) =>
      queueMail(tx, signInMail, { to: 'nadia@cher.example', params: { tokenId } }),
    );
    const forwarded: string[] = [];
    await forwardWaitingMail(test.runtime, async (id) => void forwarded.push(id));
    await deliverMail(post, forwarded.at(-1)!);
    const [mail] = box.received;
    expect(mail).toMatchObject({
      subject: 'Votre connexion à Relais',
      messageId: `<${forwarded.at(-1)}@cher.example>`,
      from: { text: '"Relais" <ne-pas-repondre@cher.example>' },
      to: { text: 'nadia@cher.example' },
    });
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    const links = (text: string) => new Set(text.match(/http:\/\/localhost\/[^\s"<]+/g));
    expect(links(mail?.text ?? '').size).toBe(1);
    expect(links(mail?.html || '')).toEqual(links(mail?.text ?? ''));
    expect(mail?.text).toMatch(/\d{3} \d{3}/);
    expect(await rowOf(forwarded.at(-1)!)).toEqual({ state: 'sent', attempts: 1, last_error: null });
  });

  it('is not sent when the act that owed it is undone', async () => {
    const undone = systemDb(test.runtime, 'test', async (tx) => {
      await queueMail(tx, factorChangedMail, { to: 'annule@cher.example', params: { change: 'reset' } });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const { rows } = await systemDb(test.runtime, 'test', (tx) =>
      sql`SELECT FROM mail_message WHERE recipient = 'annule@cher.example'`.execute(tx),
    );
    expect(rows).toHaveLength(0);
  });

  it('is one when the same thing is owed twice', async () => {
    expect(await queued({ dedupeKey: 'rappel:1' })).not.toBe('');
    expect(await queued({ dedupeKey: 'rappel:1' })).toBe('');
  });

  it('delivered twice, leaves once', async () => {
    const mailId = await queued();
    await Promise.allSettled([
      deliverMail(post, mailId),
      deliverMail(post, mailId),
      deliverMail(post, mailId),
    ]);
    expect(box.received).toHaveLength(1);
    expect(await rowOf(mailId)).toMatchObject({ state: 'sent' });
  });
});

describe('a mail server that refuses', () => {
  it('for now: the message waits and leaves later, with the same identity', async () => {
    const mailId = await queued();
    box.answer = 451;
    await expect(deliverMail(post, mailId)).rejects.toBeInstanceOf(TryAgain);
    expect(await rowOf(mailId)).toEqual({ state: 'queued', attempts: 1, last_error: 'smtp-451' });
    box.answer = 'accept';
    await deliverMail(post, mailId);
    expect(box.received.map((mail) => mail.messageId)).toEqual([`<${mailId}@cher.example>`]);
  });

  it('for good: the message is shown as failed, and not tried again', async () => {
    const mailId = await queued();
    box.answer = 550;
    await deliverMail(post, mailId);
    expect(await rowOf(mailId)).toEqual({ state: 'failed', attempts: 1, last_error: 'smtp-550' });
    box.answer = 'accept';
    await deliverMail(post, mailId);
    expect(box.received).toHaveLength(0);
  });

  it('is not there: tried again, up to a limit, then shown as failed', async () => {
    const nowhere = {
      ...post,
      server: smtpServer({ smtpUrl: 'smtp://127.0.0.1:1', from: 'r@cher.example' }),
    };
    const mailId = await queued();
    for (let i = 1; i < MAX_ATTEMPTS; i++) {
      await expect(deliverMail(nowhere, mailId)).rejects.toBeInstanceOf(TryAgain);
    }
    await deliverMail(nowhere, mailId);
    expect(await rowOf(mailId)).toMatchObject({ state: 'failed', attempts: MAX_ATTEMPTS });
  });

  it('comes back too late: a link that has expired is not sent', async () => {
    const mailId = await queued({ minutes: 15 });
    clock.forward({ minutes: 15 });
    await deliverMail(post, mailId);
    expect(box.received).toHaveLength(0);
    expect(await rowOf(mailId)).toMatchObject({ state: 'failed', last_error: 'too-late' });
  });
});

/** A process that dies at a step of the delivery: whatever came before has happened, nothing after it does. */
function dyingAt(step: 'before the end of the message' | 'before the last mark'): {
  post: Post;
  dead: Promise<void>;
} {
  let die = () => {};
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  const never = new Promise<never>(() => {});
  const send = async (message: Outgoing, beforeLastByte: () => Promise<void>) => {
    if (step === 'before the end of the message') {
      die();
      return never;
    }
    await server.send(message, beforeLastByte);
    die();
    return never;
  };
  return { post: { ...post, server: { send, close: () => undefined } }, dead };
}

describe('killed while sending', () => {
  it('before the server could accept: the next start sends it, once', async () => {
    const mailId = await queued();
    const dying = dyingAt('before the end of the message');
    void deliverMail(dying.post, mailId);
    await dying.dead;
    await deliverMail(post, mailId);
    expect(box.received).toHaveLength(1);
    expect(await rowOf(mailId)).toEqual({ state: 'sent', attempts: 2, last_error: null });
  });

  it('after the server accepted and before it was written down: not sent again, and shown as uncertain', async () => {
    const mailId = await queued();
    const dying = dyingAt('before the last mark');
    void deliverMail(dying.post, mailId);
    await dying.dead;
    await deliverMail(post, mailId);
    await deliverMail(post, mailId);
    expect(box.received).toHaveLength(1);
    expect(await rowOf(mailId)).toMatchObject({ state: 'uncertain', last_error: 'interrupted' });
  });

  it('a slow sender that comes back finds that another has the message, and abandons its own', async () => {
    const mailId = await queued();
    let goOn = () => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let reached = () => {};
    const atTheEnd = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const slow: MailServer = {
      send: (message, beforeLastByte) =>
        server.send(message, async () => {
          reached();
          await waiting;
          await beforeLastByte();
        }),
      close: () => undefined,
    };
    const first = deliverMail({ ...post, server: slow }, mailId);
    await atTheEnd;
    await deliverMail(post, mailId);
    goOn();
    await first;
    expect(box.received).toHaveLength(1);
    expect(await rowOf(mailId)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('a connection lost after the message and before the answer is uncertain too', async () => {
    const mailId = await queued();
    box.answer = 'cut';
    await deliverMail(post, mailId);
    expect(await rowOf(mailId)).toMatchObject({ state: 'uncertain' });
    expect(box.received).toHaveLength(1);
  });
});

describe('the relay', () => {
  it('forwards each message once, and again under the same id when it died before noting it', async () => {
    const mailId = await queued();
    const seen: string[] = [];
    await expect(
      forwardWaitingMail(test.runtime, async (id) => {
        seen.push(id);
        if (id === mailId) throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    await forwardWaitingMail(test.runtime, async (id) => void seen.push(id));
    expect(seen.filter((id) => id === mailId)).toHaveLength(2);
    const late: string[] = [];
    expect(await forwardWaitingMail(test.runtime, async (id) => void late.push(id))).toBe(0);
  });

  it('hears of a message as soon as it is committed', async () => {
    let heard: (id: string) => void = () => {};
    const relay = startRelay(test.runtime, async (id) => heard(id));
    await relay.ready;
    const arrived = new Promise<string>((resolve) => {
      heard = resolve;
    });
    const mailId = await queued();
    expect(await arrived).toBe(mailId);
    await relay.stop();
  });
});

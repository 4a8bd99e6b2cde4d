import { beforeAll, describe, expect, it } from 'vitest';
import '../mail/tables.ts';
import { systemDb } from '../access/system-db.ts';
import { useDatabase } from '../database/testing/use-database.ts';
import { resolveSession } from './sessions.server.ts';
import { consumeLink, pendingSignIn, startSignIn, verifyCode } from './sign-in.server.ts';
import { addMember, addOrganisation, lastSignInMail } from './testing/accounts.ts';
import { movingClock } from './testing/moving-clock.ts';

const clock = movingClock('2026-03-02T08:00:00Z');
const test = useDatabase({ clock });
const device = 'Firefox sur Linux';
let ccas: string;
let count = 0;

beforeAll(async () => {
  ccas = await addOrganisation(test, 'CCAS de Vierzon');
});

async function somebody(): Promise<string> {
  const email = `pro${++count}@vierzon.example`;
  await addMember(test, email, ccas);
  return email;
}

async function ask(email: string): Promise<string> {
  const asked = await startSignIn(test.runtime, { email, returnTo: '/personnes' });
  if (asked.outcome !== 'asked') throw new Error('asked to wait');
  return asked.browser;
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

describe('the link of the e-mail', () => {
  it('signs in once, in the browser that asked, and goes to the page that was wanted', async () => {
    const email = await somebody();
    const browser = await ask(email);
    const { link } = await lastSignInMail(test.runtime, email);
    const first = await consumeLink(test.runtime, { link, browser, device });
    expect(first).toMatchObject({ outcome: 'signed-in', returnTo: '/personnes' });
    const { session } = await resolveSession(test.runtime, 'token' in first ? first.token : null, {
      gesture: true,
    });
    expect(session).toMatchObject({
      email,
      secondFactor: 'due',
      seat: { organisationName: 'CCAS de Vierzon' },
    });
    expect(await consumeLink(test.runtime, { link, browser, device })).toEqual({ outcome: 'expired' });
    expect(await pendingSignIn(test.runtime, browser)).toBeNull();
  });

  it('opens nothing in another browser, and stays good in the first', async () => {
    const email = await somebody();
    const browser = await ask(email);
    const elsewhere = await ask(await somebody());
    const { link } = await lastSignInMail(test.runtime, email);
    expect(await consumeLink(test.runtime, { link, browser: elsewhere, device })).toEqual({
      outcome: 'elsewhere',
    });
    expect(await consumeLink(test.runtime, { link, browser: null, device })).toEqual({
      outcome: 'elsewhere',
    });
    expect(await consumeLink(test.runtime, { link, browser, device })).toMatchObject({
      outcome: 'signed-in',
    });
  });

  it('opened twice at the same moment, makes one session', async () => {
    const email = await somebody();
    const browser = await ask(email);
    const { link } = await lastSignInMail(test.runtime, email);
    const answers = await Promise.all(
      [1, 2, 3].map(() => consumeLink(test.runtime, { link, browser, device })),
    );
    expect(answers.filter((answer) => answer.outcome === 'signed-in')).toHaveLength(1);
  });

  it('is worth nothing after fifteen minutes, nor when it was not made here', async () => {
    const email = await somebody();
    const browser = await ask(email);
    const { link } = await lastSignInMail(test.runtime, email);
    clock.forward({ minutes: 15 });
    expect(await consumeLink(test.runtime, { link, browser, device })).toEqual({ outcome: 'expired' });
    expect(await consumeLink(test.runtime, { link: `${link.slice(0, -4)}AAAA`, browser, device })).toEqual({
      outcome: 'expired',
    });
  });
});

describe('the six-digit code', () => {
  it('signs in from the browser that asked, typed with a space', async () => {
    const email = await somebody();
    const browser = await ask(email);
    const { code } = await lastSignInMail(test.runtime, email);
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await verifyCode(test.runtime, { browser, code: typed, device })).toMatchObject({
      outcome: 'signed-in',
    });
    expect(await verifyCode(test.runtime, { browser, code, device })).toEqual({ outcome: 'expired' });
  });

  it('does nothing in a browser that asked for somebody else', async () => {
    const email = await somebody();
    await ask(email);
    const other = await ask(await somebody());
    const { code } = await lastSignInMail(test.runtime, email);
    expect(await verifyCode(test.runtime, { browser: other, code, device })).toMatchObject({
      outcome: 'wrong',
    });
  });

  it('may be mistyped five times; the sixth ends the request and makes the next one wait, longer each time', async () => {
    const email = await somebody();
    const browser = await ask(email);
    const { code } = await lastSignInMail(test.runtime, email);
    for (let left = 5; left >= 1; left--) {
      const answer = await verifyCode(test.runtime, { browser, code: wrong(code), device });
      expect(answer).toEqual({ outcome: 'wrong', triesLeft: left, until: null });
    }
    const sixth = await verifyCode(test.runtime, { browser, code: wrong(code), device });
    expect(sixth).toMatchObject({ outcome: 'wrong', triesLeft: 0, until: clock.now().add({ minutes: 1 }) });
    expect(await verifyCode(test.runtime, { browser, code, device })).toEqual({ outcome: 'expired' });

    const again = await ask(email);
    const fresh = await lastSignInMail(test.runtime, email);
    const early = await verifyCode(test.runtime, { browser: again, code: fresh.code, device });
    expect(early).toEqual({ outcome: 'blocked', until: clock.now().add({ minutes: 1 }) });
    clock.forward({ minutes: 1 });
    const seventh = await verifyCode(test.runtime, { browser: again, code: wrong(fresh.code), device });
    expect(seventh).toMatchObject({ until: clock.now().add({ minutes: 2 }) });
    clock.forward({ minutes: 2 });
    expect(await verifyCode(test.runtime, { browser: again, code: fresh.code, device })).toMatchObject({
      outcome: 'signed-in',
    });
  });

  it('counts tries sent all at once one by one', async () => {
    const email = await somebody();
    const browser = await ask(email);
    const { code } = await lastSignInMail(test.runtime, email);
    const answers = await Promise.all(
      Array.from({ length: 9 }, () => verifyCode(test.runtime, { browser, code: wrong(code), device })),
    );
    expect(answers.filter((answer) => answer.outcome === 'wrong')).toHaveLength(6);
  });
});

describe('who has an account', () => {
  it('is told to nobody: an unknown address gets the same answers, and no message', async () => {
    const unknown = 'inconnue@ailleurs.example';
    const asked = await startSignIn(test.runtime, { email: unknown, returnTo: null });
    expect(asked.outcome).toBe('asked');
    const browser = asked.outcome === 'asked' ? asked.browser : null;
    expect(await pendingSignIn(test.runtime, browser)).toMatchObject({ email: unknown });
    const answer = await verifyCode(test.runtime, { browser, code: '123456', device });
    expect(answer).toEqual({ outcome: 'wrong', triesLeft: 5, until: null });
    const queued = await systemDb(test.runtime, 'test', (tx) =>
      tx.selectFrom('mail_message').select('state').where('recipient', '=', unknown).execute(),
    );
    expect(queued).toEqual([{ state: 'withheld' }]);
  });

  it('asking again and again makes the known and the unknown wait alike', async () => {
    for (const email of [await somebody(), 'autre-inconnue@ailleurs.example']) {
      for (let i = 0; i < 6; i++) await ask(email);
      const seventh = await startSignIn(test.runtime, { email, returnTo: null });
      expect(seventh).toEqual({ outcome: 'wait', until: clock.now().add({ minutes: 1 }) });
    }
  });
});

import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../access/run.ts';
import { systemDb } from '../access/system-db.ts';
import { useDatabase } from '../database/testing/use-database.ts';
import { resetSecondFactor } from './own-account.server.ts';
import {
  allowReplacement,
  confirmEnrolment,
  enrolment,
  factorStatus,
  renewRecoveryCodes,
  verifySecondFactor,
} from './second-factor.server.ts';
import { openSession, resolveSession } from './sessions.server.ts';
import { addMember, addOrganisation, type Member, sessionOf } from './testing/accounts.ts';
import { movingClock } from './testing/moving-clock.ts';
import '../mail/tables.ts';

const clock = movingClock('2026-03-02T08:00:00Z');
const test = useDatabase({ clock });
let ccas: string;
let count = 0;

beforeAll(async () => {
  ccas = await addOrganisation(test, 'CCAS de Vierzon');
});

const somebody = (roles = ['member']) => addMember(test, `pro${++count}@vierzon.example`, ccas, { roles });

/** Signed in by their mailbox, nothing more. */
function byMail(member: Member): Promise<string> {
  return systemDb(test.runtime, 'test', (tx) =>
    openSession(tx, clock.now(), {
      professionalId: member.professionalId,
      method: 'link',
      device: 'Firefox',
    }),
  );
}

/** The authenticator application of the person. */
function application(typed: string) {
  const totp = new TOTP({ secret: Secret.fromBase32(typed.replaceAll(' ', '')) });
  return () => totp.generate({ timestamp: clock.now().epochMilliseconds });
}

async function enrolled(member: Member) {
  const token = await byMail(member);
  const shown = await enrolment(test.runtime, await sessionOf(test.runtime, token));
  const show = application(shown!.typed);
  const answer = await confirmEnrolment(test.runtime, await sessionOf(test.runtime, token), show());
  if (answer.outcome !== 'enrolled') throw new Error(answer.outcome);
  clock.forward({ seconds: 30 });
  return { show, ...answer };
}

describe('a first application', () => {
  it('opens the session once its code is given, and leaves ten recovery codes', async () => {
    const member = await somebody();
    const before = await byMail(member);
    expect(await resolveSession(test.runtime, before, { gesture: true })).toMatchObject({
      actor: { kind: 'anonymous' },
    });
    const { token, recoveryCodes } = await enrolled(member);
    expect(recoveryCodes).toHaveLength(10);
    expect(await resolveSession(test.runtime, token, { gesture: true })).toMatchObject({
      session: { secondFactor: 'done' },
      actor: { kind: 'professional' },
    });
    expect(await factorStatus(test.runtime, member.professionalId)).toMatchObject({ recoveryCodesLeft: 10 });
  });

  it('keeps the same key while it is being added, and refuses a wrong code', async () => {
    const token = await byMail(await somebody());
    const session = await sessionOf(test.runtime, token);
    const shown = await enrolment(test.runtime, session);
    expect(await enrolment(test.runtime, session)).toEqual(shown);
    expect(await confirmEnrolment(test.runtime, session, 'abc')).toMatchObject({
      outcome: 'wrong',
      triesLeft: 5,
    });
  });
});

describe('the code of the application', () => {
  it('opens the session, once', async () => {
    const member = await somebody();
    const { show } = await enrolled(member);
    const first = await sessionOf(test.runtime, await byMail(member));
    expect(await enrolment(test.runtime, first)).toBeNull();
    const code = show();
    const answer = await verifySecondFactor(test.runtime, first, code);
    expect(answer.outcome).toBe('done');
    const second = await sessionOf(test.runtime, await byMail(member));
    expect(await verifySecondFactor(test.runtime, second, code)).toMatchObject({ outcome: 'wrong' });
    clock.forward({ seconds: 30 });
    expect(await verifySecondFactor(test.runtime, second, show())).toMatchObject({ outcome: 'done' });
  });

  it('used in two windows at the same moment, opens one', async () => {
    const member = await somebody();
    const { show } = await enrolled(member);
    const sessions = await Promise.all(
      [1, 2, 3].map(async () => sessionOf(test.runtime, await byMail(member))),
    );
    const answers = await Promise.all(
      sessions.map((session) => verifySecondFactor(test.runtime, session, show())),
    );
    expect(answers.filter((answer) => answer.outcome === 'done')).toHaveLength(1);
  });

  it('guessed at, makes the account wait, a right code too', async () => {
    const member = await somebody();
    const { show } = await enrolled(member);
    const session = await sessionOf(test.runtime, await byMail(member));
    for (let i = 0; i < 6; i++) await verifySecondFactor(test.runtime, session, '12345');
    expect(await verifySecondFactor(test.runtime, session, show())).toMatchObject({ outcome: 'blocked' });
    clock.forward({ minutes: 1 });
    expect(await verifySecondFactor(test.runtime, session, show())).toMatchObject({ outcome: 'done' });
  });
});

describe('recovery codes', () => {
  it('replace the application once each, and the owner is told', async () => {
    const member = await somebody();
    const { recoveryCodes } = await enrolled(member);
    const session = await sessionOf(test.runtime, await byMail(member));
    const typed = recoveryCodes[3]!.toLowerCase().replace('-', ' ');
    expect(await verifySecondFactor(test.runtime, session, typed)).toMatchObject({ outcome: 'done' });
    expect(await verifySecondFactor(test.runtime, session, typed)).toMatchObject({ outcome: 'wrong' });
    expect(await factorStatus(test.runtime, member.professionalId)).toMatchObject({ recoveryCodesLeft: 9 });
    expect(await changesTold(member)).toEqual(['enrolled', 'code-used']);
  });

  it('renewed, the old ones serve no more', async () => {
    const member = await somebody();
    const { show, recoveryCodes, token } = await enrolled(member);
    const session = await sessionOf(test.runtime, token);
    const renewed = await renewRecoveryCodes(test.runtime, session, show());
    if (renewed.outcome !== 'enrolled') throw new Error(renewed.outcome);
    expect(await verifySecondFactor(test.runtime, session, recoveryCodes[0]!)).toMatchObject({
      outcome: 'wrong',
    });
    expect(await verifySecondFactor(test.runtime, session, renewed.recoveryCodes[0]!)).toMatchObject({
      outcome: 'done',
    });
  });
});

describe('another application', () => {
  it('is chosen with a code of the present one, which serves until the new one is confirmed', async () => {
    const member = await somebody();
    const { show, token } = await enrolled(member);
    const allowed = await allowReplacement(test.runtime, await sessionOf(test.runtime, token), show());
    const session = await sessionOf(test.runtime, 'token' in allowed ? allowed.token : '');
    const shown = await enrolment(test.runtime, session);
    const showNew = application(shown!.typed);
    clock.forward({ seconds: 30 });
    expect(await verifySecondFactor(test.runtime, session, showNew())).toMatchObject({ outcome: 'wrong' });
    expect(await confirmEnrolment(test.runtime, session, showNew())).toMatchObject({ outcome: 'enrolled' });
    clock.forward({ seconds: 30 });
    expect(await verifySecondFactor(test.runtime, session, show())).toMatchObject({ outcome: 'wrong' });
    expect(await verifySecondFactor(test.runtime, session, showNew())).toMatchObject({ outcome: 'done' });
  });

  it('being chosen, shows its key to nobody who only opened the mailbox', async () => {
    const member = await somebody();
    const { show, token } = await enrolled(member);
    await allowReplacement(test.runtime, await sessionOf(test.runtime, token), show());
    const intruder = await sessionOf(test.runtime, await byMail(member));
    expect(await enrolment(test.runtime, intruder)).toBeNull();
    expect(await confirmEnrolment(test.runtime, intruder, '000000')).toEqual({ outcome: 'started-over' });
  });
});

describe('a lost phone', () => {
  it('is replaced through a manager of the same organisation: sessions end, the colleague is told', async () => {
    const member = await somebody();
    const manager = await somebody(['member', 'manager']);
    const { token } = await enrolled(member);
    const boss = await resolveSession(test.runtime, (await enrolled(manager)).token, { gesture: true });
    await run(test.runtime, resetSecondFactor, boss.actor, { membershipId: member.membershipId });
    expect(await resolveSession(test.runtime, token, { gesture: true })).toMatchObject({
      ended: 'factor-reset',
    });
    expect(await enrolment(test.runtime, await sessionOf(test.runtime, await byMail(member)))).not.toBeNull();
    expect(await changesTold(member)).toEqual(['enrolled', 'reset']);
  });

  it('is not replaced by a colleague, by another organisation, nor by oneself', async () => {
    const member = await somebody();
    const colleague = await resolveSession(test.runtime, (await enrolled(await somebody())).token, {
      gesture: true,
    });
    const other = await addOrganisation(test, 'PLIE du Cher', 'plie');
    const foreign = await addMember(test, `chef${++count}@plie.example`, other, { roles: ['manager'] });
    const abroad = await resolveSession(test.runtime, (await enrolled(foreign)).token, { gesture: true });
    const { membershipId } = member;
    for (const [actor, target] of [
      [colleague.actor, membershipId],
      [abroad.actor, membershipId],
      [abroad.actor, foreign.membershipId],
    ] as const) {
      await expect(
        run(test.runtime, resetSecondFactor, actor, { membershipId: target }),
      ).rejects.toMatchObject({
        name: 'NotFound',
      });
    }
  });
});

async function changesTold(member: Member): Promise<unknown[]> {
  const rows = await systemDb(test.runtime, 'test', (tx) =>
    tx
      .selectFrom('mail_message')
      .select('params')
      .where('recipient', '=', member.email)
      .where('template', '=', 'second-factor-changed')
      .orderBy('mail_id')
      .execute(),
  );
  return rows.map((row) => (row.params as { change: string }).change);
}

import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../access/run.ts';
import { systemDb } from '../access/system-db.ts';
import { withOwner } from '../database/connect.ts';
import { useDatabase } from '../database/testing/use-database.ts';
import { demoAccounts, demoSignIn } from './demo-sign-in.server.ts';
import { endOwnSession, ownSessions, signOutEverywhere } from './own-account.server.ts';
import { openSession, resolveSession, resumeExempt, signOut, switchOrganisation } from './sessions.server.ts';
import { addMember, addOrganisation, type Member, sessionOf } from './testing/accounts.ts';
import { movingClock } from './testing/moving-clock.ts';

const clock = movingClock('2026-03-02T08:00:00Z');
const test = useDatabase({ clock, demo: true });
const device = 'Firefox sur Linux';
const gesture = { gesture: true };
let ccas: string;
let plie: string;
let count = 0;

beforeAll(async () => {
  ccas = await addOrganisation(test, 'CCAS de Vierzon');
  plie = await addOrganisation(test, 'PLIE du Cher', 'plie');
});

const demoMember = (organisation = ccas) =>
  addMember(test, `demo${++count}@cher.example`, organisation, { demoLabel: 'Assistante sociale' });

const signIn = (member: Member) => demoSignIn(test.runtime, { account: member.email, device });

function actorOf(token: string) {
  return resolveSession(test.runtime, token, gesture).then(({ actor }) => actor);
}

describe('a session', () => {
  it('speaks for its professional in their organisation, and for nobody under another token', async () => {
    const member = await demoMember();
    const token = await signIn(member);
    expect(await actorOf(token)).toMatchObject({
      kind: 'professional',
      professionalId: member.professionalId,
      seat: member.membershipId,
      organisationId: ccas,
    });
    expect(await actorOf(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toEqual({
      kind: 'anonymous',
    });
  });

  it('ends twelve hours after it began, used or not', async () => {
    const token = await signIn(await demoMember());
    for (let i = 0; i < 71; i++) {
      clock.forward({ minutes: 10 });
      await resolveSession(test.runtime, token, gesture);
    }
    expect(await actorOf(token)).toMatchObject({ kind: 'professional' });
    clock.forward({ minutes: 10 });
    expect(await resolveSession(test.runtime, token, gesture)).toMatchObject({
      session: null,
      ended: 'expired',
    });
  });

  it('ends the same day as the membership', async () => {
    const member = await demoMember();
    const token = await signIn(member);
    await withOwner(test.ownerUrl, (owner) =>
      owner.query('UPDATE membership SET until_on = $2 WHERE membership_id = $1', [
        member.membershipId,
        clock.now().toString().slice(0, 10),
      ]),
    );
    expect(await resolveSession(test.runtime, token, gesture)).toMatchObject({
      session: null,
      actor: { kind: 'anonymous' },
      ended: 'membership-ended',
    });
  });

  it('signed out, opens nothing any more', async () => {
    const token = await signIn(await demoMember());
    await signOut(test.runtime, token);
    expect(await resolveSession(test.runtime, token, gesture)).toMatchObject({
      session: null,
      ended: 'signed-out',
    });
  });
});

describe('a screen left alone', () => {
  it('locks after twenty minutes without a gesture, whatever the page does by itself', async () => {
    const token = await signIn(await demoMember());
    for (let i = 0; i < 20; i++) {
      clock.forward({ minutes: 1 });
      await resolveSession(test.runtime, token, { gesture: false });
    }
    const { session, actor } = await resolveSession(test.runtime, token, gesture);
    expect(session?.locked).toBe(true);
    expect(actor).toEqual({ kind: 'anonymous' });
    const resumed = await resumeExempt(test.runtime, session!);
    expect(await actorOf(resumed!)).toMatchObject({ kind: 'professional' });
    expect(await actorOf(token)).toEqual({ kind: 'anonymous' });
  });

  it('stays open while somebody works', async () => {
    const token = await signIn(await demoMember());
    for (let i = 0; i < 5; i++) {
      clock.forward({ minutes: 15 });
      expect(await actorOf(token)).toMatchObject({ kind: 'professional' });
    }
  });
});

describe('several organisations', () => {
  it('one is chosen before anything is seen, another later, never one that is not theirs', async () => {
    const member = await demoMember();
    const second = await addMember(test, member.email, plie);
    const foreign = await demoMember(plie);
    const token = await signIn(member);
    expect(await actorOf(token)).toEqual({ kind: 'anonymous' });
    expect(
      await switchOrganisation(test.runtime, await sessionOf(test.runtime, token), foreign.membershipId),
    ).toBeNull();
    const chosen = await switchOrganisation(
      test.runtime,
      await sessionOf(test.runtime, token),
      second.membershipId,
    );
    expect(await actorOf(chosen!)).toMatchObject({ organisationId: plie, seat: second.membershipId });
    expect(await actorOf(token)).toEqual({ kind: 'anonymous' });
    const back = await switchOrganisation(
      test.runtime,
      await sessionOf(test.runtime, chosen!),
      member.membershipId,
    );
    expect(await actorOf(back!)).toMatchObject({ organisationId: ccas });
  });
});

describe('one’s own sessions', () => {
  it('are listed to their owner only, and closed one by one or all at once', async () => {
    const member = await demoMember();
    const here = await signIn(member);
    const there = await signIn(member);
    const stranger = await signIn(await demoMember());
    const actor = await actorOf(here);
    const listed = await run(test.runtime, ownSessions, actor, {});
    expect(listed.map((line) => line.current).sort()).toEqual([false, true]);

    const theirs = await sessionOf(test.runtime, stranger);
    await expect(
      run(test.runtime, endOwnSession, actor, { sessionId: theirs.sessionId }),
    ).rejects.toMatchObject({
      name: 'NotFound',
    });
    const other = listed.find((line) => !line.current)!;
    await run(test.runtime, endOwnSession, actor, { sessionId: other.sessionId });
    expect(await resolveSession(test.runtime, there, gesture)).toMatchObject({ ended: 'ended-elsewhere' });

    await signIn(member);
    expect(await run(test.runtime, signOutEverywhere, actor, {})).toEqual({ ended: 2 });
    expect(await actorOf(here)).toEqual({ kind: 'anonymous' });
    expect(await actorOf(stranger)).toMatchObject({ kind: 'professional' });
  });
});

describe('demonstration accounts', () => {
  it('are buttons with their organisation, and only they', async () => {
    const member = await demoMember(plie);
    const hidden = await addMember(test, `vrai${++count}@cher.example`, plie);
    const offered = await demoAccounts(test.runtime);
    expect(offered).toContainEqual({
      account: member.email,
      name: 'Nadia Ferrand',
      label: 'Assistante sociale',
      organisationName: 'PLIE du Cher',
    });
    expect(offered.map((account) => account.account)).not.toContain(hidden.email);
    await expect(signIn(hidden)).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('do not exist without the demo mark, and a session opened with it is then asked for a second factor', async () => {
    const member = await demoMember();
    const token = await signIn(member);
    const real = { ...test.runtime, demo: false };
    expect(await demoAccounts(real)).toEqual([]);
    await expect(demoSignIn(real, { account: member.email, device })).rejects.toMatchObject({
      name: 'NotFound',
    });
    const { session, actor } = await resolveSession(real, token, gesture);
    expect(session?.secondFactor).toBe('due');
    expect(actor).toEqual({ kind: 'anonymous' });
  });
});

it('a session of an account that is no demo account owes its second factor, in a demonstration too', async () => {
  const member = await addMember(test, `reel${++count}@cher.example`, ccas);
  const token = await systemDb(test.runtime, 'test', (tx) =>
    openSession(tx, clock.now(), { professionalId: member.professionalId, method: 'link', device }),
  );
  expect(await resolveSession(test.runtime, token, gesture)).toMatchObject({
    session: { secondFactor: 'due' },
    actor: { kind: 'anonymous' },
  });
});

import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { Invalid, NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { planActs, seatOf } from '../plan/testing/plan-acts.ts';
import { hideItem } from '../rights/hide-item.server.ts';
import { timelinePage } from '../timeline/timeline-page.query.server.ts';
import { watchReferrals } from './clocks.server.ts';
import {
  followUpReferral,
  moveOwnReferral,
  moveReceivedReferral,
  moveReferral,
  moveReferralByLink,
  openReceivedReferral,
  renewReferralLink,
} from './move-referral.server.ts';
import { myReferrals } from './my-referrals.query.server.ts';
import { newReferral } from './new-referral.query.server.ts';
import { askForRoom, sendConfirmedReferral, sendReferral } from './open-referral.server.ts';
import { receivedReferral, receivedReferrals } from './received.query.server.ts';
import { linkStanding, openByLink } from './referral-by-link.server.ts';
import { ownReferral, ownReferrals, referralPage } from './referral-page.query.server.ts';
import { mayMove, referralMoveCodes, referralSides, referralStateCodes } from './states.ts';
import { ADDICTION, CRECHE, NO_MAIL, offerServices, PERMIT } from './testing/offered-services.ts';
import { told } from './testing/requests.ts';
import { noteUnmetNeed, unmetNeeds } from './unmet-need.server.ts';

const clock = movingClock(worldInstant);
const db = useDatabase({ clock });
const { cast, personId, owned, objective, step } = planActs(db);
const anonymous: Actor = { kind: 'anonymous' };
const crecheOrg = cast.contributor.kind === 'professional' ? cast.contributor.organisationId : '';

beforeAll(() =>
  withOwner(db.ownerUrl, (owner) =>
    offerServices(owner, [
      {
        id: PERMIT,
        name: 'Permis aidé',
        theme: 'mobilite--preparer-un-permis',
        email: 'permis@mobil.example',
      },
      {
        id: 'essai--velo',
        name: 'Vélo prêté',
        theme: 'mobilite--preparer-un-permis',
        email: 'velo@mobil.example',
      },
      {
        id: CRECHE,
        name: 'Place en crèche',
        theme: 'famille--garde-denfants',
        managedBy: crecheOrg,
        email: 'creche@lucioles.example',
      },
      { id: ADDICTION, name: 'Consultation', theme: 'sante--addictions', email: 'accueil@soins.example' },
      { id: NO_MAIL, name: 'Sans adresse', theme: 'mobilite--preparer-un-permis' },
    ]),
  ),
);
beforeEach(async () => {
  clock.set(worldInstant);
  await owned('DELETE FROM mail_message');
  await owned('TRUNCATE referral CASCADE');
});

async function send(actor: Actor, serviceId = PERMIT, more: { stepId?: string; replaces?: string } = {}) {
  const referralId = newId();
  await run(db.runtime, sendReferral, actor, { personId, referralId, serviceId, told, ...more });
  return referralId;
}
interface Stored {
  state: string;
  version: number;
  moves: { move: string; name: string }[];
  reminded: number;
}
const stored = async (referralId: string) => {
  const [row] = await owned<Stored>(
    'SELECT state, version, moves, reminded FROM referral WHERE referral_id = $1',
    [referralId],
  );
  return row as Stored;
};
const lastLink = async (referralId: string) => {
  const [row] = await owned<{ link_id: string }>(
    'SELECT link_id FROM referral_link WHERE referral_id = $1 ORDER BY spent_at IS NOT NULL, issued_at DESC LIMIT 1',
    [referralId],
  );
  return row?.link_id ?? '';
};
const mails = () =>
  owned<{ template: string; recipient: string; params: Record<string, unknown> }>(
    'SELECT template, recipient, params FROM mail_message ORDER BY mail_id',
  );
const byLink = async (
  referralId: string,
  move: Parameters<typeof run<typeof moveReferralByLink.input, void>>[3]['move'],
  linkId?: string,
) =>
  run(db.runtime, moveReferralByLink, anonymous, {
    linkId: linkId ?? (await lastLink(referralId)),
    version: (await stored(referralId)).version,
    who: 'Mme Roy',
    move,
  });
const note = async (
  actor: Actor,
  referralId: string,
  move: Parameters<typeof run<typeof moveReferral.input, void>>[3]['move'],
) =>
  run(db.runtime, moveReferral, actor, {
    personId,
    referralId,
    version: (await stored(referralId)).version,
    move,
  });

describe('a request that is sent', () => {
  test('goes to the service by a link of its own, is due to nobody else, and tells in the timeline', async () => {
    const id = await send(cast.member);
    expect(await stored(id)).toMatchObject({ state: 'envoyee', version: 2 });
    const [mail, ...others] = await mails();
    expect(mail).toMatchObject({
      template: 'referral-received',
      recipient: 'permis@mobil.example',
      params: { linkId: await lastLink(id) },
    });
    expect(others).toEqual([]);
    const { entries } = await run(db.runtime, timelinePage, cast.referent, { personId });
    expect(entries.map(({ title }) => title)).toContain(
      'Orientation vers un service\u00a0: Permis aidé (Structure Permis aidé)',
    );
  });

  test('says of the person only what they chose', async () => {
    const id = await send(cast.member);
    const { referral } = await run(db.runtime, referralPage, cast.referent, { personId, referralId: id });
    expect(referral.told).toEqual({
      givenName: expect.any(String),
      familyName: expect.any(String),
      channel: 'prescripteur',
      value: null,
      reasons: ['besoin-identifie'],
      words: 'Elle habite loin du car.',
    });
    expect(referral.agreement).toEqual({ on: '2026-03-03', how: 'entretien' });
  });

  test('again by the same form is one, at the very same moment too', async () => {
    const referralId = newId();
    const again = () =>
      run(db.runtime, sendReferral, cast.member, { personId, referralId, serviceId: PERMIT, told });
    await Promise.all([again(), again(), again(), again()]);
    await again();
    expect(await owned('SELECT FROM referral')).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });

  test('does not leave without agreement, nor to a service without an address, nor from a contributeur', async () => {
    const input = { personId, referralId: newId(), serviceId: PERMIT };
    await expect(
      run(db.runtime, sendReferral, cast.member, {
        ...input,
        told: { ...told, agreedHow: '' as 'entretien' },
      }),
    ).rejects.toBeInstanceOf(Invalid);
    await expect(
      run(db.runtime, sendReferral, cast.member, { ...input, serviceId: NO_MAIL, told }),
    ).rejects.toThrow('referral_unreachable');
    await expect(run(db.runtime, sendReferral, cast.contributor, { ...input, told })).rejects.toBeInstanceOf(
      NotFound,
    );
    expect(await owned('SELECT FROM referral')).toEqual([]);
  });

  test('asks first for room, naming nobody, then is sent once there is', async () => {
    const referralId = newId();
    await run(db.runtime, askForRoom, cast.member, { personId, referralId, serviceId: PERMIT });
    const asked = await run(db.runtime, openByLink, anonymous, { linkId: await lastLink(referralId) });
    expect(asked).toMatchObject({ state: 'place-demandee', service: 'Permis aidé', givenName: null });
    await byLink(referralId, { move: 'confirm-room' });
    const { version } = await stored(referralId);
    await run(db.runtime, sendConfirmedReferral, cast.referent, { personId, referralId, version, told });
    expect(await stored(referralId)).toMatchObject({ state: 'envoyee' });
    expect((await mails()).map(({ template }) => template)).toEqual([
      'referral-received',
      'referral-news',
      'referral-news',
      'referral-received',
    ]);
  });
});

describe('who moves it', () => {
  test('only what the table of transitions allows, from every state, by every side', async () => {
    const id = await send(cast.member);
    const details = {
      reason: 'complet',
      outcome: 'abouti',
      agreedHow: 'entretien',
      givenName: 'A',
      familyName: 'B',
      channel: 'prescripteur',
      reasons: [],
    };
    await withOwner(db.ownerUrl, async (owner) => {
      for (const state of referralStateCodes)
        for (const side of referralSides)
          for (const move of referralMoveCodes) {
            await owner.query(`BEGIN; SELECT access.bind_system('test of moves', '${worldInstant}')`);
            await owner.query(
              `UPDATE referral SET state = $2, refusal_reason = CASE WHEN $2 = 'refusee' THEN 'complet' END,
                 outcome = CASE WHEN $2 = 'terminee' THEN 'abouti' END WHERE referral_id = $1`,
              [id, state],
            );
            const { rows } = await owner.query(
              'SELECT access.move_referral($1, $2, NULL, $3, $4, $5, NULL, $6) AS result',
              [personId, id, move, side, 'Quelqu’un', details],
            );
            await owner.query('ROLLBACK');
            const { done, state: after } = rows[0].result as { done: boolean; state: string };
            expect({ state, side, move, done }).toEqual({
              state,
              side,
              move,
              done: mayMove(move, state, side),
            });
            if (!done) expect(after).toBe(state);
          }
    });
  });

  test('two who decide at once: one wins, the other reads who decided what', async () => {
    const id = await send(cast.member, CRECHE);
    const { version } = await stored(id);
    const link = await lastLink(id);
    const decisions = await Promise.allSettled([
      run(db.runtime, moveReceivedReferral, cast.contributor, {
        referralId: id,
        version,
        move: { move: 'accept' },
      }),
      run(db.runtime, moveReferralByLink, anonymous, {
        linkId: link,
        version,
        move: { move: 'refuse', reason: 'complet' },
      }),
    ]);
    expect(decisions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = decisions.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    const after = await stored(id);
    expect(lost.reason).toBeInstanceOf(Refused);
    expect((lost.reason as Refused).params).toMatchObject({
      state: after.state,
      by: after.moves.at(-1)?.name,
    });
    expect((await mails()).filter(({ template }) => template === 'referral-news')).toHaveLength(2); // author and référent
  });

  test('a page that is out of date changes nothing', async () => {
    const id = await send(cast.member);
    await byLink(id, { move: 'accept' });
    await expect(
      run(db.runtime, moveReferral, cast.member, {
        personId,
        referralId: id,
        version: 2,
        move: { move: 'withdraw' },
      }),
    ).rejects.toMatchObject({ params: { state: 'acceptee', by: 'Mme Roy' } });
  });
});

describe('a link', () => {
  test('looked at, says where it stands and names nobody; opened, is seen', async () => {
    const id = await send(cast.member);
    const linkId = await lastLink(id);
    const looked = await run(db.runtime, linkStanding, anonymous, { linkId });
    expect(looked).toMatchObject({ state: 'envoyee', live: true, service: 'Permis aidé' });
    expect(Object.keys(looked)).not.toContain('givenName');
    expect(await stored(id)).toMatchObject({ state: 'envoyee' });
    const opened = await run(db.runtime, openByLink, anonymous, { linkId });
    expect(opened).toMatchObject({ state: 'vue', reasons: ['besoin-identifie'] });
    expect(opened.givenName).toBeTruthy();
    expect(await owned(`SELECT person_id FROM audit.line WHERE act = 'referral-by-link'`)).toEqual([
      { person_id: personId },
    ]);
  });

  test('that decided only shows where it stands, and decides nothing more', async () => {
    const id = await send(cast.member);
    const spent = await lastLink(id);
    await byLink(id, { move: 'accept', words: 'Mardi' });
    const replayed = await run(db.runtime, openByLink, anonymous, { linkId: spent });
    expect(replayed).toMatchObject({ state: 'acceptee', live: false });
    expect(replayed.givenName).toBeUndefined();
    await expect(byLink(id, { move: 'refuse', reason: 'complet' }, spent)).rejects.toMatchObject({
      code: 'referral_moved',
      params: { state: 'acceptee' },
    });
    expect(await stored(id)).toMatchObject({ state: 'acceptee' });
    // The follow-up has a link of its own.
    await byLink(id, { move: 'meet' });
    await byLink(id, { move: 'start' });
    await byLink(id, { move: 'end', outcome: 'abouti' });
    expect(await stored(id)).toMatchObject({ state: 'terminee' });
  });

  test('out of date, is renewed to the address on file and nowhere else', async () => {
    const id = await send(cast.member);
    const old = await lastLink(id);
    clock.forward({ hours: 11 * 24 });
    expect(await run(db.runtime, linkStanding, anonymous, { linkId: old })).toMatchObject({
      live: false,
      spent: false,
    });
    expect((await run(db.runtime, openByLink, anonymous, { linkId: old })).givenName).toBeUndefined();
    await expect(byLink(id, { move: 'accept' }, old)).rejects.toBeInstanceOf(Refused);
    await run(db.runtime, renewReferralLink, anonymous, { linkId: old });
    expect((await mails()).at(-1)).toMatchObject({
      template: 'referral-renewed',
      recipient: 'permis@mobil.example',
    });
    await byLink(id, { move: 'accept' });
    expect(await stored(id)).toMatchObject({ state: 'acceptee' });
  });

  test('that nobody made is nothing', async () => {
    await expect(run(db.runtime, linkStanding, anonymous, { linkId: newId() })).rejects.toBeInstanceOf(
      NotFound,
    );
  });
});

describe('silence', () => {
  const templates = async () =>
    (await mails()).map(({ template }) => template).filter((code) => code !== 'referral-received');
  const days = async (n: number) => {
    clock.set(worldInstant);
    clock.forward({ hours: 24 * n });
    await watchReferrals(db.runtime);
  };

  test('reminds at 3, 10 and 20 days and expires at 30, each once, whatever runs twice', async () => {
    const id = await send(cast.member);
    const told: [number, number][] = [];
    for (const day of [1, 3, 3, 5, 10, 10, 20, 29]) {
      await days(day);
      told.push([day, (await templates()).length]);
    }
    expect(told).toEqual([
      [1, 0],
      [3, 1],
      [3, 1],
      [5, 1],
      [10, 2],
      [10, 2],
      [20, 3],
      [29, 3],
    ]);
    await days(30);
    await days(31);
    expect(await stored(id)).toMatchObject({ state: 'expiree' });
    expect((await templates()).filter((code) => code === 'referral-reminder')).toHaveLength(3);
    expect((await templates()).filter((code) => code === 'referral-news')).toHaveLength(2);
  });

  test('seeing it does not start the clock again; answering does', async () => {
    const id = await send(cast.member);
    clock.forward({ hours: 48 });
    await run(db.runtime, openByLink, anonymous, { linkId: await lastLink(id) });
    await days(3);
    expect(await templates()).toEqual(['referral-reminder']);
    await byLink(id, { move: 'wait' });
    await days(32);
    expect(await stored(id)).toMatchObject({ state: 'liste-attente', reminded: 0 });
    await days(34);
    expect(await stored(id)).toMatchObject({ state: 'liste-attente', reminded: 1 });
  });

  test('a server that was stopped reminds once for all the days', async () => {
    await send(cast.member);
    await days(22);
    expect(await templates()).toEqual(['referral-reminder']);
  });

  test('killed in the middle, loses nothing and sends nothing twice', async () => {
    const id = await send(cast.member);
    clock.forward({ hours: 24 * 3 });
    // The process dies after the reminder was noted and before the transaction ended.
    await withOwner(db.ownerUrl, async (owner) => {
      await owner.query(
        `BEGIN; SET LOCAL ROLE relais_system; SELECT access.bind_system('referral clocks', '${clock.now()}')`,
      );
      const { rows } = await owner.query('SELECT access.referral_clocks(50)');
      expect(rows).toHaveLength(1);
    });
    expect(await stored(id)).toMatchObject({ reminded: 0 });
    await Promise.all([watchReferrals(db.runtime), watchReferrals(db.runtime)]);
    expect(await templates()).toEqual(['referral-reminder']);
  });

  test('refused or expired, other services that answer the same need are offered at once', async () => {
    const id = await send(cast.member);
    await byLink(id, { move: 'refuse', reason: 'complet' });
    const page = await run(db.runtime, referralPage, cast.member, { personId, referralId: id });
    expect(page.next.map((next) => next.id).sort()).toEqual([NO_MAIL, 'essai--velo']);
    const again = await send(cast.member, 'essai--velo', { replaces: id });
    expect(
      (await run(db.runtime, referralPage, cast.member, { personId, referralId: id })).referral.followedUp,
    ).toBe(true);
    expect(await stored(again)).toMatchObject({ state: 'envoyee' });
  });
});

describe('a structure whose organisation is in Relais', () => {
  test('reads what the request reveals and nothing of the file; the person is told who looked', async () => {
    const id = await send(cast.member, CRECHE);
    expect(await run(db.runtime, receivedReferrals, cast.contributor, {})).toMatchObject([
      { id, state: 'envoyee' },
    ]);
    await run(db.runtime, openReceivedReferral, cast.contributor, { referralId: id });
    expect(await run(db.runtime, receivedReferral, cast.contributor, { referralId: id })).toMatchObject({
      state: 'vue',
      told: { words: 'Elle habite loin du car.' },
    });
    expect(
      await owned(`SELECT act FROM audit.read_public WHERE person_id = $1 AND act = 'referral-received'`, [
        personId,
      ]),
    ).toHaveLength(1);
    await expect(
      run(db.runtime, referralPage, cast.contributor, { personId, referralId: id }),
    ).rejects.toBeInstanceOf(NotFound);
    for (const other of [cast.outsider, cast.capEmploi, cast.person, anonymous])
      await expect(run(db.runtime, receivedReferral, other, { referralId: id })).rejects.toBeInstanceOf(
        NotFound,
      );
  });
});

describe('an organisation that the person objected to', () => {
  test('receives nothing, neither in Relais nor by a link that it still holds', async () => {
    const id = await send(cast.member, CRECHE);
    const linkId = await lastLink(id);
    await owned(`UPDATE person SET barred_orgs = barred_orgs || $2::uuid WHERE person_id = $1`, [
      personId,
      crecheOrg,
    ]);
    try {
      expect((await run(db.runtime, openByLink, anonymous, { linkId })).givenName).toBeUndefined();
      await expect(byLink(id, { move: 'accept' }, linkId)).rejects.toBeInstanceOf(Refused);
      expect(await run(db.runtime, receivedReferrals, cast.contributor, {})).toEqual([]);
      await expect(send(cast.member, CRECHE)).rejects.toMatchObject({ code: 'referral_barred' });
    } finally {
      await owned(
        `UPDATE person SET barred_orgs = array_remove(barred_orgs, $2::uuid) WHERE person_id = $1`,
        [personId, crecheOrg],
      );
    }
  });
});

describe('a service that says something of the person', () => {
  test('shows to its author, the référent and the person, in the timeline too', async () => {
    const id = await send(cast.member, ADDICTION);
    const reads = (actor: Actor) =>
      run(db.runtime, referralPage, actor, { personId, referralId: id }).then(
        () => true,
        () => false,
      );
    expect(await reads(cast.member)).toBe(true);
    expect(await reads(cast.referent)).toBe(true);
    expect(await reads(cast.capEmploi)).toBe(false);
    expect(await reads(cast.manager)).toBe(false);
    expect(await run(db.runtime, ownReferrals, cast.person, { personId })).toHaveLength(1);
    const titles = async (actor: Actor) =>
      (await run(db.runtime, timelinePage, actor, { personId })).entries.length;
    expect(await titles(cast.capEmploi)).toBe(0);
    expect(await titles(cast.referent)).toBe(1);
    // A letter box may be shared.
    await byLink(id, { move: 'accept' });
    expect((await mails()).map(({ template }) => template)).not.toContain('referral-own-news');
  });

  test('follows what the person hides of its step', async () => {
    const stepId = await step(cast.referent, await objective(cast.referent));
    const id = await send(cast.referent, PERMIT, { stepId });
    const organisation = cast.member.kind === 'professional' ? cast.member.organisationId : '';
    await run(db.runtime, hideItem, cast.person, {
      personId,
      kind: 'step',
      subject: stepId,
      organisationId: organisation,
    });
    await expect(
      run(db.runtime, referralPage, cast.member, { personId, referralId: id }),
    ).rejects.toBeInstanceOf(NotFound);
    expect(await run(db.runtime, newReferral, cast.referent, { personId, serviceId: PERMIT })).toMatchObject({
      already: id,
    });
  });
});

describe('the person', () => {
  test('confirms the outcome, or not, and may take their agreement back', async () => {
    const id = await send(cast.member);
    await byLink(id, { move: 'accept' });
    await note(cast.member, id, { move: 'start' });
    await note(cast.member, id, { move: 'end', outcome: 'abouti' });
    const own = async () => run(db.runtime, ownReferral, cast.person, { personId, referralId: id });
    await run(db.runtime, moveOwnReferral, cast.person, {
      personId,
      referralId: id,
      version: (await own()).version,
      move: { move: 'contest', words: 'Je n’ai eu qu’un rendez-vous.' },
    });
    expect(await own()).toMatchObject({
      personSays: 'contredite',
      personWords: 'Je n’ai eu qu’un rendez-vous.',
      outcome: 'abouti',
    });
    await run(db.runtime, moveOwnReferral, cast.person, {
      personId,
      referralId: id,
      version: (await own()).version,
      move: { move: 'confirm' },
    });
    expect(await own()).toMatchObject({ personSays: 'confirmee', state: 'terminee' });
    const other = await send(cast.member, CRECHE);
    const withdraw = { personId, referralId: other, version: 2, move: { move: 'withdraw' } } as const;
    await expect(run(db.runtime, moveOwnReferral, cast.otherPerson, withdraw)).rejects.toBeInstanceOf(
      NotFound,
    );
    await run(db.runtime, moveOwnReferral, cast.person, withdraw);
    expect(await stored(other)).toMatchObject({ state: 'retiree' });
    expect((await mails()).at(-1)).toBeDefined();
    expect((await mails()).map(({ template }) => template)).toContain('referral-closed');
  });
});

describe('figures', () => {
  test('of a service show from eleven answers on', async () => {
    const odds = () =>
      run(db.runtime, newReferral, cast.member, { personId, serviceId: PERMIT }).then((page) => page.odds);
    for (let i = 0; i < 11; i++) {
      expect(await odds()).toBeNull();
      const id = await send(cast.member);
      clock.forward({ hours: 48 });
      await run(db.runtime, renewReferralLink, anonymous, { linkId: await lastLink(id) });
      await byLink(id, i < 8 ? { move: 'accept' } : { move: 'refuse', reason: 'complet' });
      clock.set(worldInstant);
    }
    expect(await odds()).toEqual({
      answered: 11,
      accepted: 8,
      medianDays: 2,
      reasons: [{ reason: 'complet', n: 3 }],
    });
  });

  test('of needs without solution name nobody, and no place where the theme tells', async () => {
    const id = await send(cast.member);
    await byLink(id, { move: 'refuse', reason: 'complet' });
    await run(db.runtime, noteUnmetNeed, cast.member, {
      personId,
      theme: 'mobilite--preparer-un-permis',
      missing: 'complet',
      referralId: id,
    });
    await run(db.runtime, noteUnmetNeed, cast.member, {
      personId,
      theme: 'sante--addictions',
      missing: 'trop-loin',
    });
    const counts = await run(db.runtime, unmetNeeds, cast.outsider, {});
    expect(counts.map(({ theme, count }) => [theme, count]).sort()).toEqual([
      ['mobilite--preparer-un-permis', 1],
      ['sante--addictions', 1],
    ]);
    expect(counts.find(({ theme }) => theme === 'sante--addictions')?.communeName).toBeNull();
    expect(
      await boundTransaction(db.runtime, cast.member, ({ tx }) =>
        sql`SELECT author_seat FROM unmet_need`.execute(tx),
      ).catch((e: unknown) => e),
    ).toBeInstanceOf(NotFound);
    await expect(
      run(db.runtime, followUpReferral, cast.contributor, { personId, referralId: id }),
    ).rejects.toBeInstanceOf(NotFound);
  });

  test('of the prescriber are those of the list', async () => {
    const id = await send(cast.member);
    expect(await run(db.runtime, myReferrals, cast.member, {})).toMatchObject([{ id, state: 'envoyee' }]);
    expect(await run(db.runtime, myReferrals, cast.referent, {})).toEqual([]);
    expect(seatOf(cast.member)).not.toBe('');
  });
});

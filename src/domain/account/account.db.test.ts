import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { systemDb } from '../../platform/access/system-db.ts';
import { keysOf, signLink } from '../../platform/auth/keys.ts';
import { resolveSession } from '../../platform/auth/sessions.server.ts';
import { consumeLink, startSignIn, verifyCode } from '../../platform/auth/sign-in.server.ts';
import { lastSignInMail } from '../../platform/auth/testing/accounts.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import { accessPage } from './access-page.query.server.ts';
import { answerAddress, vouchAddress } from './confirm-address.server.ts';
import { confirmMailbox } from './confirm-mailbox.server.ts';
import { endPersonAccess, withdrawAddress } from './end-access.server.ts';
import { enterWithPaperCode } from './enter-with-paper-code.server.ts';
import { ownAccess } from './own-access.query.server.ts';
import { paperSheet, printPaperCode, revokePaperCode } from './paper-codes.server.ts';
import { proposeAddress, proposeOwnAddress } from './propose-address.server.ts';

const clock = movingClock(worldInstant);
const db = useDatabase({ clock });
const around = aroundOnePerson();
const { personId, referent, member, reception, contributor, manager, outsider, discreet, person } = around;
/** Of everybody in the world of the proof. */
const BIRTH = '1990-05-04';
const device = 'essai';

beforeAll(() => around.fill(db));
beforeEach(() =>
  withOwner(db.ownerUrl, async (owner) => {
    await owner.query('DELETE FROM session');
    await owner.query('DELETE FROM sign_in_token');
    for (const table of [
      'sign_in_address',
      'paper_code',
      'person_account',
      'timeline_event',
      'mail_message',
      'failed_attempt',
    ])
      await owner.query(`DELETE FROM ${table}`);
    await owner.query('UPDATE person_contact SET email = NULL');
  }),
);

const mails = () =>
  systemDb(db.runtime, 'test', (tx) =>
    tx.selectFrom('mail_message').select(['recipient', 'template', 'state']).orderBy('mail_id').execute(),
  );
const told = async (template: string) =>
  (await mails())
    .filter((mail) => mail.template === template && mail.state === 'queued')
    .map((m) => m.recipient)
    .sort();
const kinds = () =>
  withOwner(db.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ kind: string }>(
      'SELECT kind FROM timeline_event ORDER BY recorded_at, timeline_event_id',
    );
    return rows.map((row) => row.kind);
  });
const contactEmail = (email: string, who: string) =>
  withOwner(db.ownerUrl, (owner) =>
    owner.query('UPDATE person_contact SET email = $1 WHERE person_id = $2', [email, who]),
  );

const mailbox = (addressId: string, birthDate = BIRTH) =>
  confirmMailbox(db.runtime, {
    link: signLink(keysOf(db.runtime), 'own-address', addressId),
    birthDate,
  });

type Way = 'premiere' | 'ancienne-adresse' | 'en-presence';
const propose = (by: Actor, address: string, way: Way = 'premiere') =>
  run(db.runtime, proposeAddress, by, { personId, address, way, present: true });

async function opened(address = 'awa@exemple.fr'): Promise<string> {
  const { addressId } = await propose(referent, address);
  await mailbox(addressId);
  return address;
}

/** The whole way of somebody who asks for a link: what it opens, if anything. */
async function signIn(address: string): Promise<string | null> {
  const asked = await startSignIn(db.runtime, { email: address, returnTo: '/mon-espace' });
  if (asked.outcome !== 'asked') throw new Error('asked to wait');
  const sent = (await mails()).some(
    (m) => m.template === 'sign-in' && m.recipient === address && m.state === 'queued',
  );
  if (!sent) return null;
  const { link } = await lastSignInMail(db.runtime, address);
  const answer = await consumeLink(db.runtime, { link, browser: asked.browser, device });
  return answer.outcome === 'signed-in' ? answer.token : null;
}

const resolve = (token: string | null) => resolveSession(db.runtime, token, { gesture: true });

describe('a first address', () => {
  test('opens the space once the professional vouched for the person and the mailbox answered with the birth date', async () => {
    const { addressId } = await propose(referent, ' Awa@Exemple.fr ');
    expect(await signIn('awa@exemple.fr')).toBeNull();
    expect(await mailbox(addressId, '1991-01-01')).toMatchObject({ outcome: 'wrong' });
    expect(await signIn('awa@exemple.fr')).toBeNull();
    expect(await mailbox(addressId)).toMatchObject({ outcome: 'confirmed' });
    expect(await mailbox(addressId)).toEqual({ outcome: 'expired' });
    const { personSession, session, actor } = await resolve(await signIn('awa@exemple.fr'));
    expect(session).toBeNull();
    expect(personSession).toMatchObject({ personId, method: 'link' });
    expect(actor).toMatchObject({ kind: 'person', personId });
    expect(await kinds()).toEqual(['access-proposed', 'access-confirmed']);
    expect(await told('own-address-confirmed')).toEqual(['awa@exemple.fr']);
  });

  test('is proposed by who accompanies or receives, with the person there; by nobody else', async () => {
    for (const by of [referent, member, reception]) await propose(by, 'awa@exemple.fr');
    for (const by of [contributor, manager, outsider, discreet, person])
      await expect(propose(by, 'autre@exemple.fr')).rejects.toThrow();
    await expect(
      run(db.runtime, proposeAddress, referent, {
        personId,
        address: 'a@b.fr',
        way: 'premiere',
        present: false,
      }),
    ).rejects.toThrow('presence_missing');
    await expect(propose(referent, 'a@b.fr', 'en-presence')).rejects.toThrow('address_way');
    const page = await run(db.runtime, accessPage, manager, { personId });
    expect(page.addresses.map((a) => a.state)).toEqual(['proposee', 'remplacee', 'remplacee']);
    expect(page.serves).toBe(false);
    await expect(run(db.runtime, accessPage, contributor, { personId })).rejects.toThrow(NotFound);
  });

  test('is worth nothing after fourteen days, nor once withdrawn', async () => {
    const { addressId } = await propose(referent, 'awa@exemple.fr');
    clock.forward({ hours: 24 * 14 });
    expect(await mailbox(addressId)).toEqual({ outcome: 'expired' });
    const again = await propose(referent, 'awa@exemple.fr');
    await run(db.runtime, withdrawAddress, member, { personId, addressId: again.addressId });
    expect(await mailbox(again.addressId)).toEqual({ outcome: 'expired' });
    expect(await signIn('awa@exemple.fr')).toBeNull();
  });

  test('of somebody whose birth date nobody knows has to wait', async () => {
    const set = (birth: string | null) =>
      withOwner(db.ownerUrl, (owner) => owner.query('UPDATE person_identity SET birth_date = $1', [birth]));
    await set(null);
    await expect(propose(referent, 'awa@exemple.fr')).rejects.toThrow('birth_date_needed');
    await expect(run(db.runtime, printPaperCode, referent, { personId })).rejects.toThrow(
      'birth_date_needed',
    );
    await set(BIRTH);
  });
});

describe('another address', () => {
  test('asked by the old channel: opens nothing before the person says yes and its mailbox answers; both are told', async () => {
    const old = await opened();
    const token = await signIn(old);
    const { addressId } = await propose(member, 'neuve@exemple.fr', 'ancienne-adresse');
    expect(await told('own-address-changing')).toEqual([old]);
    expect(await mailbox(addressId)).toEqual({ outcome: 'confirmed', opens: null });
    expect(await signIn('neuve@exemple.fr')).toBeNull();
    await expect(run(db.runtime, answerAddress, member, { personId, addressId, yes: true })).rejects.toThrow(
      NotFound,
    );
    await run(db.runtime, answerAddress, person, { personId, addressId, yes: true });
    expect(await told('own-address-confirmed')).toEqual([old, old, 'neuve@exemple.fr']);
    expect(await resolve(token)).toMatchObject({ personSession: null, ended: 'access-changed' });
    expect(await signIn(old)).toBeNull();
    expect(await signIn('neuve@exemple.fr')).not.toBeNull();
  });

  test('chosen by the person from their own space needs its mailbox only', async () => {
    const old = await opened();
    const { addressId } = await run(db.runtime, proposeOwnAddress, person, {
      personId,
      address: 'moi@exemple.fr',
    });
    expect(await signIn('moi@exemple.fr')).toBeNull();
    await mailbox(addressId);
    expect(await signIn(old)).toBeNull();
    expect(await signIn('moi@exemple.fr')).not.toBeNull();
  });

  test('without the old mailbox: two professionals, two days, and the person can still say no', async () => {
    const old = await opened();
    const { addressId } = await propose(referent, 'neuve@exemple.fr', 'en-presence');
    const vouch = (by: Actor) => run(db.runtime, vouchAddress, by, { personId, addressId, present: true });
    await expect(vouch(referent)).rejects.toThrow('same_professional');
    for (const by of [contributor, manager, outsider, discreet])
      await expect(vouch(by)).rejects.toThrow(NotFound);
    await mailbox(addressId);
    await vouch(reception);
    expect(await signIn('neuve@exemple.fr')).toBeNull();
    clock.forward({ hours: 47 });
    expect(await signIn('neuve@exemple.fr')).toBeNull();
    expect(await signIn(old)).not.toBeNull();
    clock.forward({ hours: 1 });
    expect(await signIn('neuve@exemple.fr')).not.toBeNull();
    expect(await signIn(old)).toBeNull();

    const refused = await propose(referent, 'pas-moi@exemple.fr', 'en-presence');
    await run(db.runtime, vouchAddress, member, { personId, addressId: refused.addressId, present: true });
    await mailbox(refused.addressId);
    await run(db.runtime, answerAddress, person, { personId, addressId: refused.addressId, yes: false });
    clock.forward({ hours: 72 });
    expect(await signIn('pas-moi@exemple.fr')).toBeNull();
    expect(await kinds()).toContain('access-refused');
  });

  test('no professional makes a first time again: after the end of an access it takes two of them', async () => {
    const old = await opened();
    const token = await signIn(old);
    await run(db.runtime, endPersonAccess, referent, { personId });
    expect(await resolve(token)).toMatchObject({ personSession: null, ended: 'access-changed' });
    expect(await signIn(old)).toBeNull();
    expect(await told('own-access-ended')).toEqual([old]);
    await expect(propose(referent, 'neuve@exemple.fr')).rejects.toThrow('address_way');
    await expect(propose(referent, 'neuve@exemple.fr', 'ancienne-adresse')).rejects.toThrow('address_way');
    await propose(referent, 'neuve@exemple.fr', 'en-presence');
  });

  test('the constraints hold even for who writes the table directly', async () => {
    const { addressId } = await propose(referent, 'awa@exemple.fr');
    await withOwner(db.ownerUrl, async (owner) => {
      await expect(
        owner.query(
          'UPDATE sign_in_address SET confirmed_at = now(), effective_at = now() WHERE sign_in_address_id = $1',
          [addressId],
        ),
      ).rejects.toThrow(/check constraint/);
    });
  });
});

describe('who else knows something', () => {
  test('an address held by two people opens nothing, and its mailbox gets a neutral message', async () => {
    const shared = await opened('commune@exemple.fr');
    expect(await signIn(shared)).not.toBeNull();
    const other = around.otherPerson;
    if (other.kind !== 'person') throw new Error('not a person');
    await contactEmail('Commune@exemple.fr', other.personId);
    await withOwner(db.ownerUrl, (owner) => owner.query('DELETE FROM mail_message'));
    expect(await signIn(shared)).toBeNull();
    expect(await told('sign-in-nothing')).toEqual([shared]);
  });

  test('a request made before the address met another holder opens nothing either, by link or code', async () => {
    const address = await opened();
    const asked = await startSignIn(db.runtime, { email: address, returnTo: null });
    const { link, code } = await lastSignInMail(db.runtime, address);
    const browser = asked.outcome === 'asked' ? asked.browser : null;
    const other = around.otherPerson;
    if (other.kind !== 'person') throw new Error('not a person');
    await contactEmail(address, other.personId);
    expect(await consumeLink(db.runtime, { link, browser, device })).toEqual({ outcome: 'expired' });
    expect(await verifyCode(db.runtime, { code, browser, device })).toEqual({ outcome: 'expired' });
  });

  test('the contact address, changed or not, does not open the account', async () => {
    const address = await opened();
    await contactEmail('contact@exemple.fr', personId);
    expect(await signIn('contact@exemple.fr')).toBeNull();
    expect(await told('sign-in-nothing')).toEqual([]);
    expect(await signIn(address)).not.toBeNull();
  });

  test('links expired, replayed, or opened in another browser do nothing', async () => {
    const address = await opened();
    const first = await startSignIn(db.runtime, { email: address, returnTo: null });
    const { link } = await lastSignInMail(db.runtime, address);
    const elsewhere = await startSignIn(db.runtime, { email: 'ailleurs@exemple.fr', returnTo: null });
    const browserOf = (asked: typeof first) => (asked.outcome === 'asked' ? asked.browser : null);
    expect(await consumeLink(db.runtime, { link, browser: browserOf(elsewhere), device })).toEqual({
      outcome: 'elsewhere',
    });
    expect(await consumeLink(db.runtime, { link, browser: null, device })).toEqual({ outcome: 'elsewhere' });
    expect(await consumeLink(db.runtime, { link, browser: browserOf(first), device })).toMatchObject({
      outcome: 'signed-in',
    });
    expect(await consumeLink(db.runtime, { link, browser: browserOf(first), device })).toEqual({
      outcome: 'expired',
    });
    const late = await startSignIn(db.runtime, { email: address, returnTo: null });
    const again = await lastSignInMail(db.runtime, address);
    clock.forward({ minutes: 15 });
    expect(await consumeLink(db.runtime, { link: again.link, browser: browserOf(late), device })).toEqual({
      outcome: 'expired',
    });
  });
});

describe('a session of the space', () => {
  test('closes by itself after half an hour without a gesture, and twelve hours in any case', async () => {
    const token = await signIn(await opened());
    clock.forward({ minutes: 29 });
    expect((await resolve(token)).personSession).not.toBeNull();
    clock.forward({ minutes: 30 });
    expect(await resolve(token)).toMatchObject({ personSession: null, ended: 'idle' });
    const busy = await signIn('awa@exemple.fr');
    for (let minutes = 0; minutes < 12 * 60 - 29; minutes += 29) {
      clock.forward({ minutes: 29 });
      expect((await resolve(busy)).personSession, `after ${minutes} min`).not.toBeNull();
    }
    clock.forward({ minutes: 29 });
    expect(await resolve(busy)).toMatchObject({ personSession: null, ended: 'expired' });
  });
});

describe('a code on paper', () => {
  async function printed(by: Actor = referent) {
    const { codeId } = await run(db.runtime, printPaperCode, by, { personId });
    const { code } = await run(db.runtime, paperSheet, by, { personId, codeId });
    return { codeId, code: code ?? '' };
  }
  const use = (typed: string, birthDate = BIRTH) =>
    enterWithPaperCode(db.runtime, { typed, birthDate, device });

  test('opens a session that prepares and never reads, once; its use is told', async () => {
    const address = await opened();
    const { code } = await printed(reception);
    const { personSession, actor } = await resolve(await use(code.toLowerCase().replaceAll(' ', '-')));
    expect(personSession).toMatchObject({ personId, method: 'paper' });
    expect(actor).toEqual({ kind: 'preparing', personId });
    expect(await use(code)).toBeNull();
    expect(await told('own-paper-code-used')).toEqual([address]);
    expect(await kinds()).toEqual([
      'access-proposed',
      'access-confirmed',
      'paper-code-printed',
      'paper-code-used',
    ]);
    await expect(run(db.runtime, ownAccess, actor, { personId })).rejects.toThrow(NotFound);
  });

  test('is lost at the fifth try, wrong sign or wrong birth date alike, sent all at once too', async () => {
    const { code, codeId } = await printed();
    const wrong = code.slice(0, -1) + (code.endsWith('A') ? 'C' : 'A');
    const tries = [
      use(wrong),
      use(code, '1999-01-01'),
      use(wrong),
      use(code, '1980-02-02'),
      use(wrong),
      use(wrong),
    ];
    expect(await Promise.all(tries)).toEqual([null, null, null, null, null, null]);
    expect(await use(code)).toBeNull();
    const page = await run(db.runtime, accessPage, referent, { personId });
    expect(page.codes).toMatchObject([{ id: codeId, state: 'essais', tries: 5 }]);
  });

  test('ends after thirty days, when another is printed, when somebody revokes it; what it opened ends too', async () => {
    const late = await printed();
    clock.forward({ hours: 24 * 30 });
    expect(await use(late.code)).toBeNull();
    const first = await printed();
    const second = await printed(member);
    expect(await use(first.code)).toBeNull();
    const token = await use(second.code);
    expect((await resolve(token)).personSession).not.toBeNull();
    await run(db.runtime, revokePaperCode, person, { personId, codeId: second.codeId });
    expect(await resolve(token)).toMatchObject({ personSession: null, ended: 'access-changed' });
    await expect(
      run(db.runtime, revokePaperCode, contributor, { personId, codeId: second.codeId }),
    ).rejects.toThrow(NotFound);
  });

  test('is printed by who accompanies or receives, by nobody else; and its sheet is theirs alone', async () => {
    const { codeId } = await printed(member);
    for (const by of [contributor, manager, outsider, discreet, person]) {
      await expect(run(db.runtime, printPaperCode, by, { personId })).rejects.toThrow(NotFound);
      if (by !== discreet)
        await expect(run(db.runtime, paperSheet, by, { personId, codeId })).rejects.toThrow(NotFound);
    }
  });
});

test('an act that nothing allows is refused with a code that has its French sentence', async () => {
  await expect(run(db.runtime, endPersonAccess, referent, { personId })).rejects.toThrow(Refused);
});

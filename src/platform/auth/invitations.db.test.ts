import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { run } from '../access/run.ts';
import { systemDb } from '../access/system-db.ts';
import { withOwner } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { useDatabase } from '../database/testing/use-database.ts';
import {
  acceptInvitation,
  inviteProfessional,
  readInvitation,
  waitingInvitations,
  withdrawInvitation,
} from './invitations.server.ts';
import { keysOf, signLink } from './keys.ts';
import { addMember, addOrganisation, type Member } from './testing/accounts.ts';
import { movingClock } from './testing/moving-clock.ts';
import '../mail/tables.ts';

const clock = movingClock('2026-03-02T08:00:00Z');
const test = useDatabase({ clock });
let ccas: string;
let manager: Actor;
let count = 0;

beforeAll(async () => {
  ccas = await addOrganisation(test, 'CCAS de Vierzon');
  manager = actorOf(await addMember(test, 'chef@vierzon.example', ccas, { roles: ['manager'] }));
});

function actorOf(member: Member): Actor {
  return {
    kind: 'professional',
    professionalId: member.professionalId,
    seat: member.membershipId,
    organisationId: member.organisationId,
  };
}

const guest = (email = `invitee${++count}@vierzon.example`) => ({
  email,
  givenName: 'Awa',
  familyName: 'Diallo',
  roles: ['member' as const, 'reception' as const],
  speciality: 'sociale' as const,
  function: 'assistante sociale',
});
const names = { givenName: 'Awa', familyName: 'Diallo' };

async function invite(input = guest()) {
  const { invitationId } = await run(test.runtime, inviteProfessional, manager, input);
  return {
    email: input.email,
    invitationId,
    link: signLink(keysOf(test.runtime), 'invitation', invitationId),
  };
}

function rolesOf(email: string) {
  return withOwner(test.ownerUrl, async (owner) => {
    const { rows } = await owner.query(
      `SELECT m.member, m.reception, m.manager, m.dpo, m.professional_name FROM membership m
       JOIN professional p USING (professional_id) WHERE p.email = $1 AND m.organisation_id = $2`,
      [email, ccas],
    );
    return rows as unknown[];
  });
}

describe('an invitation', () => {
  it('is sent by e-mail, read by its link, and gives the seat with its roles once accepted', async () => {
    const { email, link } = await invite(guest('  Awa.Diallo@Vierzon.example '));
    const address = email.trim().toLowerCase();
    expect(await readInvitation(test.runtime, link)).toMatchObject({
      email: address,
      organisationName: 'CCAS de Vierzon',
      known: false,
    });
    const mails = await systemDb(test.runtime, 'test', (tx) =>
      tx
        .selectFrom('mail_message')
        .select(['template', 'organisation_id'])
        .where('recipient', '=', address)
        .execute(),
    );
    expect(mails).toEqual([{ template: 'organisation-invitation', organisation_id: ccas }]);
    expect(await acceptInvitation(test.runtime, { link, ...names })).toEqual({ email: address });
    expect(await rolesOf(address)).toEqual([
      { member: true, reception: true, manager: false, dpo: false, professional_name: 'Awa Diallo' },
    ]);
  });

  it('serves once, even accepted twice at the same moment', async () => {
    const { email, link } = await invite();
    const answers = await Promise.all(
      [1, 2, 3].map(() => acceptInvitation(test.runtime, { link, ...names })),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await rolesOf(email)).toHaveLength(1);
    expect(await readInvitation(test.runtime, link)).toBeNull();
  });

  it('is worth nothing once withdrawn, after fourteen days, or made up', async () => {
    const withdrawn = await invite();
    await run(test.runtime, withdrawInvitation, manager, { invitationId: withdrawn.invitationId });
    const old = await invite();
    const waiting = await run(test.runtime, waitingInvitations, manager, {});
    expect(waiting.map((line) => line.email)).toContain(old.email);
    expect(waiting.map((line) => line.email)).not.toContain(withdrawn.email);
    clock.forward({ hours: 14 * 24 });
    const madeUp = signLink(keysOf(test.runtime), 'invitation', newId());
    for (const link of [withdrawn.link, old.link, madeUp, 'x']) {
      expect(await readInvitation(test.runtime, link)).toBeNull();
      expect(await acceptInvitation(test.runtime, { link, ...names })).toBeNull();
    }
  });

  it('keeps the names of an account that exists', async () => {
    const plie = await addOrganisation(test, 'PLIE du Cher', 'plie');
    const known = await addMember(test, 'nadia@plie.example', plie);
    const { link } = await invite(guest(known.email));
    expect(await readInvitation(test.runtime, link)).toMatchObject({ known: true, familyName: 'Ferrand' });
    await acceptInvitation(test.runtime, { link, givenName: 'Autre', familyName: 'Nom' });
    expect(await rolesOf(known.email)).toMatchObject([{ professional_name: 'Nadia Ferrand' }]);
  });

  it('is refused for somebody who is already there', async () => {
    const there = await addMember(test, 'deja@vierzon.example', ccas);
    await expect(run(test.runtime, inviteProfessional, manager, guest(there.email))).rejects.toMatchObject({
      code: 'already_member',
    });
  });
});

describe('who may invite', () => {
  it('a manager, into their own organisation: not a colleague, and nobody sees those of another', async () => {
    const colleague = actorOf(await addMember(test, `collegue${++count}@vierzon.example`, ccas));
    const plie = await addOrganisation(test, 'PLIE de Bourges', 'plie');
    const foreign = actorOf(await addMember(test, 'chef@plie.example', plie, { roles: ['manager'] }));
    const { invitationId } = await invite();
    await expect(run(test.runtime, inviteProfessional, colleague, guest())).rejects.toMatchObject({
      name: 'NotFound',
    });
    await expect(run(test.runtime, waitingInvitations, colleague, {})).rejects.toMatchObject({
      name: 'NotFound',
    });
    expect(await run(test.runtime, waitingInvitations, foreign, {})).toEqual([]);
    await expect(run(test.runtime, withdrawInvitation, foreign, { invitationId })).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});

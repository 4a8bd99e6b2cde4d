import { beforeAll, describe, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { acceptInvitation } from '../../platform/auth/invitations.server.ts';
import { keysOf, signLink } from '../../platform/auth/keys.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import {
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../circle/testing/circle-world.ts';
import { addOrganisation, endAgreement, signAgreement } from './agreements.server.ts';
import { changeSeat } from './change-seat.server.ts';
import { editOrganisation } from './edit-organisation.server.ts';
import { endDuty, giveDuty } from './give-duty.server.ts';
import { inviteFirstManager } from './invite-first-manager.server.ts';
import { organisationPage } from './organisation-page.query.server.ts';
import { partnerPage } from './partner-page.query.server.ts';
import { seatPage } from './seat-page.query.server.ts';
import { territoryPage } from './territory-page.query.server.ts';

const db = useDatabase({ clock: movingClock('2026-03-03T09:00:00Z') });
let at: CircleTerritory;
let elsewhere: CircleTerritory;

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  elsewhere = await openCircleTerritory(db.runtime, 'Nièvre');
});

const details = { name: 'France Travail Vierzon', siret: '732 829 320 00074', communeCode: '18279' };

describe('an organisation', () => {
  test('its manager keeps its details right; nobody else does', async () => {
    await run(db.runtime, editOrganisation, at.seats.manager, { ...details, phone: '02 48 00 00 00' });
    const page = await run(db.runtime, organisationPage, at.seats.adviser, {});
    expect(page.organisation).toMatchObject({
      name: 'France Travail Vierzon',
      kind: 'France Travail',
      siret: '73282932000074',
      communeName: 'Vierzon',
      phone: '02 48 00 00 00',
    });
    await expect(run(db.runtime, editOrganisation, at.seats.adviser, details)).rejects.toThrow(NotFound);
  });

  test('its page lists the team with functions and roles, and what agreement it works under', async () => {
    const page = await run(db.runtime, organisationPage, at.seats.partner, {});
    expect(page.colleagues.map((colleague) => [colleague.name, colleague.roles])).toEqual([
      ['Omar Belkacem', ['member', 'manager']],
      ['Sophie Petitjean', ['member']],
    ]);
    expect(page.agreements).toMatchObject([{ territory: 'Cher', from: '2024-01-01', until: null }]);
    expect(page.isManager).toBe(false);
  });

  test('its manager changes a seat, but not their own role, nor another organisation’s seat', async () => {
    const { manager, colleague, partner } = at.seats;
    const change = (seat: string, roles: ('member' | 'reception' | 'manager')[]) =>
      run(db.runtime, changeSeat, manager, {
        seat,
        function: 'psychologue du travail',
        speciality: 'sociale',
        roles,
      });
    await change(colleague.seat, ['member', 'reception']);
    const page = await run(db.runtime, seatPage, manager, { seat: colleague.seat });
    expect(page).toMatchObject({
      function: 'psychologue du travail',
      speciality: 'sociale',
      roles: ['member', 'reception'],
      leads: 0,
    });
    await expect(change(manager.seat, ['member'])).rejects.toEqual(new Refused('own_manager_role'));
    await expect(change(partner.seat, ['member'])).rejects.toThrow(NotFound);
    await expect(change(newId(), ['member'])).rejects.toThrow(NotFound);
    await expect(run(db.runtime, seatPage, manager, { seat: partner.seat })).rejects.toThrow(NotFound);
    await expect(run(db.runtime, seatPage, colleague, { seat: colleague.seat })).rejects.toThrow(NotFound);
  });
});

describe('duties', () => {
  const give = (who: Professional, seat: string, authorityId = at.organisations.department) =>
    run(db.runtime, giveDuty, who, {
      seat,
      kind: 'orientation-officer',
      authorityId,
      territoryId: at.territoryId,
    });

  test('a coordinator gives one and takes it back the same day', async () => {
    const { coordinator, reception } = at.seats;
    const { dutyId } = await give(coordinator, reception.seat);
    await expect(give(coordinator, reception.seat)).rejects.toEqual(new Refused('already_given'));
    const page = await run(db.runtime, seatPage, coordinator, { seat: reception.seat });
    expect(page.duties).toMatchObject([{ id: dutyId, kind: 'orientation-officer', territory: 'Cher' }]);
    await run(db.runtime, endDuty, coordinator, { dutyId });
    expect((await run(db.runtime, seatPage, coordinator, { seat: reception.seat })).duties).toEqual([]);
  });

  test('nobody gives one to themselves, for a body that does not decide, or elsewhere', async () => {
    const { coordinator, manager, adviser, partner } = at.seats;
    await expect(give(coordinator, coordinator.seat)).rejects.toEqual(new Refused('own_duty'));
    await expect(give(coordinator, adviser.seat, at.organisations.creche)).rejects.toThrow(NotFound);
    await expect(give(coordinator, elsewhere.seats.adviser.seat)).rejects.toThrow(NotFound);
    await expect(give(coordinator, newId())).rejects.toThrow(NotFound);
    await expect(give(manager, adviser.seat)).rejects.toThrow(NotFound);
    await expect(give(partner, adviser.seat)).rejects.toThrow(NotFound);
    // France Travail decides orientations too: its manager staffs its own orientation service.
    await give(manager, adviser.seat, at.organisations.body);
    await expect(give(manager, partner.seat, at.organisations.body)).rejects.toThrow(NotFound);
  });
});

describe('a territory', () => {
  test('shows its communes, its partners and until when, to its own professionals', async () => {
    const page = await run(db.runtime, territoryPage, at.seats.partner, {});
    expect(page.territory).toMatchObject({ name: 'Cher', communes: 2 });
    expect(page.organisations.map((o) => [o.name, o.authority, o.agreement.phase])).toContainEqual([
      'department de Cher',
      'default',
      'current',
    ]);
    expect(page.organisations.some((o) => o.awaitsManager)).toBe(false);
    await expect(
      run(db.runtime, territoryPage, at.seats.partner, { territoryId: elsewhere.territoryId }),
    ).rejects.toThrow(NotFound);
  });

  test('its coordinator brings in a partner, whose first manager accepts by e-mail and then invites', async () => {
    const { coordinator, manager } = at.seats;
    const newcomer = {
      territoryId: at.territoryId,
      kind: 'plie',
      name: 'PLIE Berry',
      discreet: false,
      from: '2026-03-01',
      until: '2026-12-31',
    };
    await expect(run(db.runtime, addOrganisation, manager, newcomer)).rejects.toThrow(NotFound);
    await expect(run(db.runtime, addOrganisation, elsewhere.seats.coordinator, newcomer)).rejects.toThrow(
      NotFound,
    );
    const { organisationId } = await run(db.runtime, addOrganisation, coordinator, newcomer);
    const territory = await run(db.runtime, territoryPage, coordinator, {});
    expect(territory.organisations.find((o) => o.organisationId === organisationId)).toMatchObject({
      name: 'PLIE Berry',
      awaitsManager: true,
    });

    const invite = () =>
      run(db.runtime, inviteFirstManager, coordinator, {
        organisationId,
        email: 'Rose.Martin@exemple.fr',
        givenName: 'Rose',
        familyName: 'Martin',
        function: 'directrice',
      });
    const { invitationId } = await invite();
    expect((await run(db.runtime, partnerPage, coordinator, { organisationId })).invited).toMatchObject([
      { name: 'Rose Martin', email: 'rose.martin@exemple.fr' },
    ]);
    const link = signLink(keysOf(db.runtime), 'invitation', invitationId);
    expect(await acceptInvitation(db.runtime, { link, givenName: 'Rose', familyName: 'Martin' })).toEqual({
      email: 'rose.martin@exemple.fr',
    });
    await expect(invite()).rejects.toEqual(new Refused('already_managed'));
    const after = await run(db.runtime, partnerPage, coordinator, { organisationId });
    expect(after).toMatchObject({ awaitsManager: false, invited: [], members: [{ name: 'Rose Martin' }] });
  });

  test('a coordinator does not invite into an organisation that is already managed, or of another territory', async () => {
    const first = (organisationId: string) =>
      run(db.runtime, inviteFirstManager, at.seats.coordinator, {
        organisationId,
        email: 'x@exemple.fr',
        givenName: 'X',
        familyName: 'Y',
        function: 'z',
      });
    await expect(first(at.organisations.body)).rejects.toEqual(new Refused('already_managed'));
    await expect(first(elsewhere.organisations.shelter)).rejects.toThrow(NotFound);
    await expect(first(newId())).rejects.toThrow(NotFound);
  });

  test('agreements follow each other without overlapping; their end is never put off', async () => {
    const { coordinator } = at.seats;
    const { organisationId } = await run(db.runtime, addOrganisation, coordinator, {
      territoryId: at.territoryId,
      kind: 'siae',
      name: 'Les Jardins',
      discreet: false,
      from: '2026-01-01',
      until: '2026-06-30',
    });
    const sign = (from: string, until: string | null) =>
      run(db.runtime, signAgreement, coordinator, {
        territoryId: at.territoryId,
        organisationId,
        from,
        until,
      });
    await expect(sign('2026-06-30', null)).rejects.toEqual(new Refused('agreement_overlaps'));
    await expect(sign('2026-08-01', '2026-07-01')).rejects.toEqual(new Refused('agreement_dates'));
    const both = await Promise.allSettled([sign('2026-07-01', null), sign('2026-07-01', null)]);
    expect(both.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);

    const { agreements } = await run(db.runtime, partnerPage, coordinator, { organisationId });
    expect(agreements.map((agreement) => [agreement.from, agreement.until, agreement.phase])).toEqual([
      ['2026-07-01', null, 'coming'],
      ['2026-01-01', '2026-06-30', 'current'],
    ]);
    const end = (who: Professional, agreementId: string, until: string) =>
      run(db.runtime, endAgreement, who, { agreementId, until, why: 'Fin du marché' });
    const current = agreements[1]?.id ?? '';
    await expect(end(coordinator, current, '2026-07-15')).rejects.toEqual(new Refused('agreement_dates'));
    await expect(end(elsewhere.seats.coordinator, current, '2026-03-31')).rejects.toThrow(NotFound);
    await expect(end(coordinator, newId(), '2026-03-31')).rejects.toThrow(NotFound);
    await end(coordinator, current, '2026-03-31');
  });
});

test('a coordinator seats nobody past an accepted invitation', async () => {
  const seat = (who: Professional, organisationId: string) =>
    boundTransaction(db.runtime, who, ({ tx }) =>
      changeAccess(
        tx,
        'admit_member',
        newId(),
        newId(),
        organisationId,
        'Inès',
        'Haddad',
        at.emailOf('coordinator'),
        'x',
        'les-deux',
        ['manager'],
        '2026-03-01',
        null,
      ),
    );
  await expect(seat(at.seats.coordinator, at.organisations.body)).rejects.toThrow(NotFound);
  await expect(seat(at.seats.manager, at.organisations.mission)).rejects.toThrow(NotFound);
});

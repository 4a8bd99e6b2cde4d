import type { Tx } from '../../platform/access/bound-transaction.ts';
import { systemDb } from '../../platform/access/system-db.ts';
import { newId } from '../../platform/database/id.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import type { DutyKind, SeatRole, Speciality } from './codes.ts';

/**
 * What the operator sets up before anybody can sign in: a territory, its first organisations, managers and duties. It reads no
 * table about a person; everything afterwards is done by the professionals themselves.
 */
export interface Setup {
  openTerritory(territory: {
    name: string;
    communes: readonly string[];
    on: string;
    timeZone: string;
  }): Promise<string>;
  setDefaultAuthority(territoryId: string, organisationId: string): Promise<void>;
  addOrganisation(organisation: {
    territoryId: string;
    kind: string;
    name: string;
    from: string;
    until?: string;
    siret?: string;
    communeCode?: string;
    discreet?: boolean;
  }): Promise<string>;
  admit(member: {
    organisationId: string;
    givenName: string;
    familyName: string;
    email: string;
    function: string;
    speciality: Speciality;
    roles: readonly SeatRole[];
    from: string;
    demoLabel?: string;
  }): Promise<{ seat: string; professionalId: string }>;
  giveDuty(duty: {
    seat: string;
    kind: DutyKind;
    authorityId?: string;
    territoryId: string;
    from: string;
  }): Promise<string>;
}

/** One transaction: a territory is opened whole or not at all. */
export async function setUpTerritory<T>(runtime: Runtime, work: (setup: Setup) => Promise<T>): Promise<T> {
  return systemDb(runtime, 'set up territory', (tx) => work(setupIn(tx)));
}

function setupIn(tx: Tx): Setup {
  return {
    async openTerritory({ name, communes, on, timeZone }) {
      const territoryId = newId();
      await changeAccess(tx, 'open_territory', territoryId, name, timeZone, communes, on);
      return territoryId;
    },
    async setDefaultAuthority(territoryId, organisationId) {
      await changeAccess(tx, 'set_default_authority', territoryId, organisationId);
    },
    async addOrganisation({ territoryId, kind, name, from, until, siret, communeCode, discreet = false }) {
      const organisationId = newId();
      await changeAccess(
        tx,
        'add_organisation',
        organisationId,
        territoryId,
        kind,
        name,
        siret ?? null,
        communeCode ?? null,
        discreet,
        newId(),
        from,
        until ?? null,
      );
      return organisationId;
    },
    async admit(member) {
      const seat = newId();
      const professionalId = (await changeAccess(
        tx,
        'admit_member',
        seat,
        newId(),
        member.organisationId,
        member.givenName,
        member.familyName,
        member.email,
        member.function,
        member.speciality,
        member.roles,
        member.from,
        member.demoLabel ?? null,
      )) as string;
      return { seat, professionalId };
    },
    async giveDuty({ seat, kind, authorityId, territoryId, from }) {
      const dutyId = newId();
      await changeAccess(tx, 'give_duty', dutyId, seat, kind, authorityId ?? null, territoryId, from);
      return dutyId;
    },
  };
}

import { setUpTerritory } from '../src/domain/organisation/set-up.server.ts';
import { communesOfDepartement } from '../src/domain/territory/communes-of-departement.server.ts';
import type { Actor } from '../src/platform/access/actor.ts';
import type { Runtime } from '../src/platform/runtime.ts';
import {
  type AccountKey,
  accounts,
  type DemoAccount,
  type OrganisationKey,
  organisations,
  territoryName,
} from './cast.ts';

export interface DemoTerritory {
  readonly territoryId: string;
  readonly organisation: Readonly<Record<OrganisationKey, string>>;
  actor(account: AccountKey): Extract<Actor, { kind: 'professional' }>;
}

const departement = '18';

/** Opens the territory of the Cher, signs its agreements and gives everybody their seat and duty. */
export async function arrangeTerritory(runtime: Runtime, openedOn: string): Promise<DemoTerritory> {
  const communes = await communesOfDepartement(runtime, departement);
  return setUpTerritory(runtime, async (setup) => {
    const territoryId = await setup.openTerritory({ name: territoryName, communes, on: openedOn });
    const organisation = {} as Record<OrganisationKey, string>;
    for (const { key, kind, name, commune, ...rest } of organisations) {
      const discreet = 'discreet' in rest;
      organisation[key] = await setup.addOrganisation({
        territoryId,
        kind,
        name,
        from: openedOn,
        communeCode: commune,
        discreet,
      });
    }
    await setup.setDefaultAuthority(territoryId, organisation.departement);
    const actors = {} as Record<AccountKey, Extract<Actor, { kind: 'professional' }>>;
    for (const account of accounts as readonly DemoAccount[]) {
      const organisationId = organisation[account.organisation];
      const { seat, professionalId } = await setup.admit({
        organisationId,
        givenName: account.given,
        familyName: account.family,
        email: `${account.key}@demo.relais.example`,
        function: account.jobTitle,
        speciality: account.speciality,
        roles: account.roles,
        from: openedOn,
        ...(account.label && { demoLabel: account.label }),
      });
      actors[account.key as AccountKey] = { kind: 'professional', professionalId, seat, organisationId };
      if (account.duty) {
        const authority = account.duty === 'orientation-officer' ? { authorityId: organisationId } : {};
        await setup.giveDuty({ seat, kind: account.duty, territoryId, from: openedOn, ...authority });
      }
    }
    return { territoryId, organisation, actor: (key) => actors[key] };
  });
}

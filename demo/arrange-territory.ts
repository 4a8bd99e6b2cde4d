import { setUpTerritory } from '../src/domain/organisation/set-up.server.ts';
import { communesOfDepartement } from '../src/domain/territory/communes-of-departement.server.ts';
import type { Actor } from '../src/platform/access/actor.ts';
import { systemDb } from '../src/platform/access/system-db.ts';
import type { Runtime } from '../src/platform/runtime.ts';
import { type AccountKey, type Cast, type OrganisationKey, smallCast, territoryName } from './cast.ts';

type DemoActor = Extract<Actor, { kind: 'professional' }>;

export interface DemoTerritory {
  readonly territoryId: string;
  organisation(key: OrganisationKey): string;
  actor(account: AccountKey): DemoActor;
}

const departement = '18';
const emailOf = (account: string) => `${account}@demo.relais.example`;

/** Opens the territory of the Cher, signs its agreements and gives everybody their seat and duty. */
export async function arrangeTerritory(
  runtime: Runtime,
  openedOn: string,
  { organisations, accounts }: Cast = smallCast,
): Promise<DemoTerritory> {
  const communes = await communesOfDepartement(runtime, departement);
  return setUpTerritory(runtime, async (setup) => {
    const territoryId = await setup.openTerritory({
      name: territoryName,
      communes,
      on: openedOn,
      timeZone: 'Europe/Paris',
    });
    const ids = new Map<string, string>();
    const organisation = (key: string) => known(ids, key);
    for (const { key, kind, name, commune, discreet = false } of organisations) {
      const organisationId = await setup.addOrganisation({
        territoryId,
        kind,
        name,
        from: openedOn,
        communeCode: commune,
        discreet,
      });
      ids.set(key, organisationId);
    }
    await setup.setDefaultAuthority(territoryId, organisation('departement'));
    const actors = new Map<string, DemoActor>();
    for (const account of accounts) {
      const organisationId = organisation(account.organisation);
      const { seat, professionalId } = await setup.admit({
        organisationId,
        givenName: account.given,
        familyName: account.family,
        email: emailOf(account.key),
        function: account.jobTitle,
        speciality: account.speciality,
        roles: account.roles,
        from: openedOn,
        ...(account.label && { demoLabel: account.label }),
      });
      actors.set(account.key, { kind: 'professional', professionalId, seat, organisationId });
      if (account.duty) {
        const authority = account.duty === 'orientation-officer' ? { authorityId: organisationId } : {};
        await setup.giveDuty({ seat, kind: account.duty, territoryId, from: openedOn, ...authority });
      }
    }
    return { territoryId, organisation, actor: (key) => known(actors, key) };
  });
}

function known<T>(all: ReadonlyMap<string, T>, key: string): T {
  const value = all.get(key);
  if (value === undefined) throw new Error(`nothing in this demonstration is called ${key}`);
  return value;
}

/** The territory of a demonstration that was arranged before, found again by its names. */
export async function findTerritory(runtime: Runtime, { organisations }: Cast): Promise<DemoTerritory> {
  return systemDb(runtime, 'demo accounts', async (tx) => {
    const territory = await tx
      .selectFrom('territory')
      .select('territory_id')
      .where('name', '=', territoryName)
      .executeTakeFirstOrThrow();
    const rows = await tx.selectFrom('organisation').select(['organisation_id', 'name']).execute();
    const byName = new Map(rows.map(({ name, organisation_id }) => [name, organisation_id]));
    const ids = new Map(organisations.map(({ key, name }) => [key, known(byName, name)]));
    const seats = await tx
      .selectFrom('membership as m')
      .innerJoin('professional as p', 'p.professional_id', 'm.professional_id')
      .select(['p.email', 'p.professional_id', 'm.membership_id', 'm.organisation_id'])
      .execute();
    const actors = new Map<string, DemoActor>(
      seats.map((one) => [
        one.email,
        {
          kind: 'professional',
          professionalId: one.professional_id,
          seat: one.membership_id,
          organisationId: one.organisation_id,
        },
      ]),
    );
    return {
      territoryId: territory.territory_id,
      organisation: (key) => known(ids, key),
      actor: (key) => known(actors, emailOf(key)),
    };
  });
}

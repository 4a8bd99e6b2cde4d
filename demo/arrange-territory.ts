import { changeAccess } from '../src/domain/circle/change-access.server.ts';
import type { Actor } from '../src/platform/access/actor.ts';
import { systemDb } from '../src/platform/access/system-db.ts';
import { newId } from '../src/platform/database/id.ts';
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
  readonly seat: Readonly<Record<AccountKey, string>>;
  actor(account: AccountKey): Actor;
}

const departement = '18';

/** Opens the territory of the Cher, signs its agreements and gives everybody their seat and duty. */
export async function arrangeTerritory(runtime: Runtime, openedOn: string): Promise<DemoTerritory> {
  const territoryId = newId();
  const organisation = ids(organisations.map((o) => o.key));
  const seat = ids(accounts.map((a) => a.key));
  const professional = ids(accounts.map((a) => a.key));
  await systemDb(runtime, 'demo territory', async (tx) => {
    const communes = await tx
      .selectFrom('commune')
      .select('code')
      .where('departement_code', '=', departement)
      .where('current', '=', true)
      .orderBy('code')
      .execute();
    await changeAccess(
      tx,
      'open_territory',
      territoryId,
      territoryName,
      'Europe/Paris',
      communes.map((c) => c.code),
      openedOn,
    );
    for (const { key, kind, name, commune, ...rest } of organisations) {
      const discreet = 'discreet' in rest;
      await changeAccess(
        tx,
        'add_organisation',
        organisation[key],
        territoryId,
        kind,
        name,
        null,
        commune,
        discreet,
        newId(),
        openedOn,
        null,
      );
    }
    await changeAccess(tx, 'set_default_authority', territoryId, organisation.departement);
    for (const account of accounts as readonly DemoAccount[]) {
      const key = account.key as AccountKey;
      await changeAccess(
        tx,
        'admit_member',
        seat[key],
        professional[key],
        organisation[account.organisation],
        account.given,
        account.family,
        `${account.key}@demo.relais.example`,
        account.jobTitle,
        account.speciality,
        account.roles,
        openedOn,
        account.label ?? null,
      );
      if (account.duty) {
        const authority = account.duty === 'orientation-officer' ? organisation[account.organisation] : null;
        await changeAccess(
          tx,
          'give_duty',
          newId(),
          seat[key],
          account.duty,
          authority,
          territoryId,
          openedOn,
        );
      }
    }
  });
  return {
    territoryId,
    organisation,
    seat,
    actor: (key) => ({
      kind: 'professional',
      professionalId: professional[key],
      seat: seat[key],
      organisationId: organisation[accounts.find((a) => a.key === key)?.organisation ?? 'departement'],
    }),
  };
}

function ids<Key extends string>(keys: readonly Key[]): Record<Key, string> {
  return Object.fromEntries(keys.map((key) => [key, newId()])) as Record<Key, string>;
}

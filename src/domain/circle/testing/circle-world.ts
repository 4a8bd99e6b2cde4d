import type { Actor } from '../../../platform/access/actor.ts';
import { boundTransaction } from '../../../platform/access/bound-transaction.ts';
import { newId } from '../../../platform/database/id.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { fold } from '../../../platform/text/fold.ts';
import type { SeatRole } from '../../organisation/codes.ts';
import { type Setup, setUpTerritory } from '../../organisation/set-up.server.ts';
import { changeAccess } from '../change-access.server.ts';
import '../../person/tables.ts';

export type Professional = Extract<Actor, { kind: 'professional' }>;

const organisations = {
  department: 'departement',
  body: 'france-travail',
  mission: 'mission-locale',
  creche: 'creche',
  shelter: 'hebergement',
} as const;
type OrganisationKey = keyof typeof organisations;

const seats = {
  officer: ['department', ['member'], 'Claire', 'Morel'],
  reception: ['department', ['reception'], 'Marc', 'Aubry'],
  coordinator: ['department', ['member', 'manager'], 'Inès', 'Haddad'],
  manager: ['body', ['member', 'manager'], 'Hugo', 'Blanchet'],
  adviser: ['body', ['member'], 'Paul', 'Gentil'],
  colleague: ['body', ['member'], 'Jeanne', 'Roux'],
  partner: ['mission', ['member'], 'Sophie', 'Petitjean'],
  partnerManager: ['mission', ['member', 'manager'], 'Omar', 'Belkacem'],
  contributor: ['creche', ['member', 'manager'], 'Lucie', 'Carré'],
  sheltered: ['shelter', ['member', 'manager'], 'Élise', 'Vasseur'],
  shelterColleague: ['shelter', ['member'], 'Noé', 'Lambert'],
} as const satisfies Record<string, readonly [OrganisationKey, readonly SeatRole[], string, string]>;
export type SeatKey = keyof typeof seats;

export interface CircleTerritory {
  territoryId: string;
  organisations: Record<OrganisationKey, string>;
  seats: Record<SeatKey, Professional>;
  emailOf: (key: SeatKey) => string;
}

const opened = '2024-01-01';

/** A département that orients, a body that accompanies, a partner, a contributor and a discreet shelter. */
export async function openCircleTerritory(
  runtime: Runtime,
  label: string,
  timeZone = 'Europe/Paris',
): Promise<CircleTerritory> {
  const email = (key: string) => `${key.toLowerCase()}.${fold(label).replaceAll(' ', '-')}@exemple.fr`;
  return setUpTerritory(runtime, async (setup) => {
    const communes = ['18033', '18279'];
    const territoryId = await setup.openTerritory({ name: label, communes, on: opened, timeZone });
    const ids = await addOrganisations(setup, territoryId, label);
    await setup.setDefaultAuthority(territoryId, ids.department);
    const actors = {} as Record<SeatKey, Professional>;
    for (const [key, [organisation, roles, givenName, familyName]] of Object.entries(seats)) {
      const organisationId = ids[organisation];
      const { seat, professionalId } = await setup.admit({
        organisationId,
        givenName,
        familyName,
        email: email(key),
        function: 'conseillère',
        speciality: 'les-deux',
        roles,
        from: opened,
      });
      actors[key as SeatKey] = { kind: 'professional', professionalId, seat, organisationId };
    }
    await setup.giveDuty({
      seat: actors.officer.seat,
      kind: 'orientation-officer',
      authorityId: ids.department,
      territoryId,
      from: opened,
    });
    await setup.giveDuty({ seat: actors.coordinator.seat, kind: 'coordinator', territoryId, from: opened });
    return { territoryId, organisations: ids, seats: actors, emailOf: email };
  });
}

async function addOrganisations(
  setup: Setup,
  territoryId: string,
  label: string,
): Promise<Record<OrganisationKey, string>> {
  const ids = {} as Record<OrganisationKey, string>;
  for (const [key, kind] of Object.entries(organisations)) {
    ids[key as OrganisationKey] = await setup.addOrganisation({
      territoryId,
      kind,
      name: `${key} de ${label}`,
      from: opened,
      discreet: key === 'shelter',
    });
  }
  return ids;
}

let count = 0;

/** A person as a professional brings them in; `accompany` opens their circle. */
export async function bringIn(
  runtime: Runtime,
  { by, territoryId, accompany = false }: { by: Professional; territoryId: string; accompany?: boolean },
): Promise<string> {
  const personId = newId();
  count += 1;
  const family = `Diallo${count}`;
  await boundTransaction(runtime, by, async ({ tx }) => {
    await changeAccess(
      tx,
      'create_person',
      personId,
      territoryId,
      accompany,
      newId(),
      '2026-01-05',
      '2026-01-05',
    );
    await tx
      .insertInto('person_identity')
      .values({
        person_id: personId,
        family_name: family,
        given_name: 'Awa',
        birth_date: '2001-02-03',
        family_key: fold(family),
        given_key: 'awa',
      })
      .execute();
    await changeAccess(tx, 'refresh_list', personId);
  });
  return personId;
}

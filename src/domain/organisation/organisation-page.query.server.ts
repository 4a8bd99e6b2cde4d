import { sql } from 'kysely';
import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { asProfessional } from '../circle/professional-actor.ts';
import { rolesOf } from './rules.ts';
import type { Colleague, OrganisationPage } from './views.ts';
import './tables.ts';

/** The reader's own organisation, whatever the state of its agreement: a lapsed one is what this page must show. */
export const organisationPage = query({
  name: 'organisation-page',
  input: z.object({}),
  access: professionalOnly(),
  reads: 'none',
  handle: async ({ tx, actor, clock, standing }): Promise<OrganisationPage> => {
    const { seat, organisationId } = asProfessional(actor);
    const day = today(clock);
    return {
      today: day,
      organisation: await details(tx, organisationId),
      agreements: await agreementsOf(tx, organisationId),
      colleagues: await colleaguesOf(tx, organisationId, day, seat),
      isManager: standing.roles.includes('manager'),
    };
  },
});

async function details(tx: Tx, organisationId: string): Promise<OrganisationPage['organisation']> {
  return tx
    .selectFrom('organisation as o')
    .innerJoin('organisation_kind as k', 'k.code', 'o.kind')
    .leftJoin('commune as c', 'c.code', 'o.commune_code')
    .select(['o.organisation_id as organisationId', 'o.name', 'k.label as kind', 'o.discreet', 'o.siret'])
    .select(['o.commune_code as communeCode', 'c.name as communeName', 'o.address', 'o.phone', 'o.email'])
    .select(['o.opened_on as openedOn', sql<string | null>`access.first_account_on()`.as('firstAccountOn')])
    .where('o.organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
}

async function agreementsOf(tx: Tx, organisationId: string): Promise<OrganisationPage['agreements']> {
  return tx
    .selectFrom('partnership_agreement as a')
    .innerJoin('territory as t', 't.territory_id', 'a.territory_id')
    .select(['a.agreement_id as id', 't.name as territory', 'a.from_on as from', 'a.until_on as until'])
    .where('a.organisation_id', '=', organisationId)
    .orderBy('a.from_on', 'desc')
    .execute();
}

async function colleaguesOf(
  tx: Tx,
  organisationId: string,
  day: string,
  reader: string,
): Promise<Colleague[]> {
  const seats = await tx
    .selectFrom('membership as m')
    .innerJoin('professional as p', 'p.professional_id', 'm.professional_id')
    .select([
      'm.membership_id as seat',
      'm.professional_name as name',
      'm.function',
      'm.speciality',
      'm.from_on as from',
    ])
    .select(['m.member', 'm.reception', 'm.manager', 'm.dpo', 'p.email', 'p.phone'])
    .where('m.organisation_id', '=', organisationId)
    .where((where) => where.or([where('m.until_on', 'is', null), where('m.until_on', '>', day)]))
    .orderBy('m.professional_name')
    .execute();
  const duties = await currentDuties(
    tx,
    seats.map((seat) => seat.seat),
    day,
  );
  return seats.map(({ member, reception, manager, dpo, ...seat }) => ({
    ...seat,
    roles: rolesOf({ member, reception, manager, dpo }),
    duties: [...new Set(duties.filter((duty) => duty.seat === seat.seat).map((duty) => duty.kind))],
    isReader: seat.seat === reader,
  }));
}

export async function currentDuties(tx: Tx, seats: readonly string[], day: string) {
  if (seats.length === 0) return [];
  return tx
    .selectFrom('duty as d')
    .innerJoin('territory as t', 't.territory_id', 'd.territory_id')
    .leftJoin('organisation as o', 'o.organisation_id', 'd.authority_id')
    .select([
      'd.duty_id as id',
      'd.membership_id as seat',
      'd.kind',
      'd.territory_id as territoryId',
      't.name as territory',
    ])
    .select(['o.name as authority', 'd.from_on as from'])
    .where('d.membership_id', 'in', seats)
    .where('d.from_on', '<=', day)
    .where((where) => where.or([where('d.until_on', 'is', null), where('d.until_on', '>', day)]))
    .orderBy('d.from_on')
    .execute();
}

import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { asProfessional } from '../circle/professional-actor.ts';
import { currentDuties } from './organisation-page.query.server.ts';
import { rolesOf } from './rules.ts';
import type { SeatPage } from './views.ts';
import './tables.ts';

/** One seat of the manager's own organisation: what it may do, whom it carries, how it ends. */
export const seatPage = query({
  name: 'seat-page',
  input: z.object({ seat: z.uuid() }),
  access: professionalOnly(({ roles }) => roles.includes('manager')),
  reads: 'none',
  handle: async ({ tx, actor, clock, standing }, { seat }): Promise<SeatPage> => {
    const { organisationId, seat: reader } = asProfessional(actor);
    const day = today(clock);
    const team = await tx
      .selectFrom('membership as m')
      .innerJoin('professional as p', 'p.professional_id', 'm.professional_id')
      .selectAll('m')
      .select('p.email')
      .where('m.organisation_id', '=', organisationId)
      .where((where) => where.or([where('m.until_on', 'is', null), where('m.until_on', '>', day)]))
      .orderBy('m.professional_name')
      .execute();
    const found = team.find((colleague) => colleague.membership_id === seat);
    if (!found) throw new NotFound();
    const load = await sql<{ leads: number; accompanies: number }>`
      SELECT count(*) FILTER (WHERE leads)::int AS leads, count(*)::int AS accompanies
      FROM access.portfolio_of(${seat})`.execute(tx);
    const standsInFor = await sql<SeatPage['standsInFor'][number]>`
      SELECT for_seat AS seat, for_name AS name, max(until_on) AS until, sum(people)::int AS people
      FROM access.stand_ins() WHERE seat = ${seat} GROUP BY for_seat, for_name ORDER BY for_name`.execute(tx);
    const { authority } = await tx
      .selectFrom('organisation as o')
      .innerJoin('organisation_kind as k', 'k.code', 'o.kind')
      .select('k.authority')
      .where('o.organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow();
    const territories =
      authority && standing.territories.length > 0
        ? await tx
            .selectFrom('territory')
            .select(['territory_id as territoryId', 'name'])
            .where('territory_id', 'in', [...standing.territories])
            .orderBy('name')
            .execute()
        : null;
    return {
      seat,
      name: found.professional_name,
      email: found.email,
      function: found.function,
      speciality: found.speciality,
      roles: rolesOf(found),
      from: found.from_on,
      isReader: seat === reader,
      duties: await currentDuties(tx, [seat], day),
      orientationOf: territories && { organisationId, territories },
      leads: load.rows[0]?.leads ?? 0,
      accompanies: load.rows[0]?.accompanies ?? 0,
      standsInFor: standsInFor.rows,
      lastDay: found.until_on && Temporal.PlainDate.from(found.until_on).subtract({ days: 1 }).toString(),
    };
  },
});

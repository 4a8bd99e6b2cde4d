import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { asProfessional } from './professional-actor.ts';
import type { StandIn, StandInsPage } from './views.ts';
import '../organisation/tables.ts';

const MOST = 500;

/** Absences of the manager's team: who stands in for whom, until when; and whom a colleague accompanies. */
export const standInsPage = query({
  name: 'stand-ins-page',
  input: z.object({ seat: z.uuid().optional() }),
  access: seated(({ roles }) => roles.includes('manager')),
  reads: 'list',
  listed: (result: StandInsPage) => result.portfolio?.people.map((person) => person.personId) ?? [],
  handle: async ({ tx, actor, clock }, { seat }): Promise<StandInsPage> => {
    const { organisationId } = asProfessional(actor);
    const day = today(clock);
    const standIns = await sql<StandIn>`
      SELECT for_seat AS "forSeat", for_name AS "forName", seat, seat_name AS name, from_on AS from, until_on AS until,
             people::int AS people
      FROM access.stand_ins() ORDER BY from_on, for_name, seat_name`.execute(tx);
    const team = await tx
      .selectFrom('membership')
      .select(['membership_id as seat', 'professional_name as name', 'function'])
      .where('organisation_id', '=', organisationId)
      .where('member', '=', true)
      .where('from_on', '<=', day)
      .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', day)]))
      .orderBy('professional_name')
      .execute();
    if (seat && !team.some((colleague) => colleague.seat === seat)) throw new NotFound();
    const people = seat
      ? await sql<{ personId: string; name: string; leads: boolean }>`
          SELECT l.person_id AS "personId", l.given_name || ' ' || l.family_name AS name, f.leads
          FROM access.portfolio_of(${seat}) f JOIN person_list l USING (person_id)
          ORDER BY l.sort_name, l.person_id LIMIT ${MOST}`.execute(tx)
      : null;
    return {
      today: day,
      standIns: standIns.rows,
      team,
      portfolio: seat && people ? { seat, people: people.rows } : null,
    };
  },
});

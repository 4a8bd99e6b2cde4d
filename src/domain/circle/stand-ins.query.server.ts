import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { asProfessional } from './professional-actor.ts';
import { absencesToSee, cutShortToSee, departuresToSee } from './team-to-see.server.ts';
import type { DeclaredAbsence, StandIn, StandInsPage } from './views.ts';
import '../organisation/tables.ts';
import './tables.ts';

/** Absences and departures of the manager's team: what runs, what somebody announced, what is not finished. */
export const standInsPage = query({
  name: 'stand-ins-page',
  input: z.object({}),
  access: seated(({ roles }) => roles.includes('manager')),
  reads: 'none',
  handle: async ({ tx, actor, clock }): Promise<StandInsPage> => {
    const { organisationId, seat } = asProfessional(actor);
    const day = today(clock);
    const standIns = await sql<StandIn>`
      SELECT for_seat AS "forSeat", for_name AS "forName", seat, seat_name AS name, from_on AS from, until_on AS until,
             people::int AS people, whole
      FROM access.stand_ins() ORDER BY from_on, for_name, seat_name`.execute(tx);
    const absences = await sql<DeclaredAbsence>`
      SELECT a.absence_id AS "absenceId", a.seat, a.name, a.from_on AS from, a.until_on AS until, a.accompanies, a.covered,
        CASE WHEN p.membership_id IS NOT NULL
             THEN json_build_object('seat', p.membership_id, 'name', p.professional_name) END AS proposed
      FROM ${absencesToSee} a
      LEFT JOIN membership p ON p.membership_id = a.proposed_seat AND (p.until_on IS NULL OR p.until_on > a.until_on)
      ORDER BY a.from_on, a.name`.execute(tx);
    const departures = await sql<StandInsPage['departures'][number]>`
      SELECT seat, name, last_day AS "lastDay", leads FROM ${departuresToSee} d ORDER BY last_day, name`.execute(
      tx,
    );
    const cutShort = await sql<StandInsPage['cutShort'][number]>`
      SELECT for_seat AS "forSeat", for_name AS "forName", names, from_on AS from, until_on AS until, people
      FROM ${cutShortToSee} c ORDER BY from_on, for_name`.execute(tx);
    const interim = await sql<{ people: number }>`
      SELECT count(*)::int AS people FROM access.portfolio_of(${seat}) WHERE interim`.execute(tx);
    const unfinished = await tx
      .selectFrom('portfolio_move')
      .select(['portfolio_move_id as moveId', 'from_name as name', 'kind'])
      .select((eb) => eb('state', '=', 'en-cours').as('begun'))
      .where('organisation_id', '=', organisationId)
      .where('state', 'in', ['prepare', 'en-cours'])
      .where((where) =>
        where.or([
          where('state', '=', 'en-cours'),
          where('prepared_at', '>', clock.now().subtract({ hours: 48 })),
        ]),
      )
      .orderBy('prepared_at', 'desc')
      .limit(20)
      .execute();
    const team = await tx
      .selectFrom('membership')
      .select(['membership_id as seat', 'professional_name as name', 'function'])
      .where('organisation_id', '=', organisationId)
      .where((where) => where.or([where('member', '=', true), where('manager', '=', true)]))
      .where('from_on', '<=', day)
      .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', day)]))
      .orderBy('professional_name')
      .execute();
    return {
      today: day,
      standIns: standIns.rows,
      absences: absences.rows,
      departures: departures.rows,
      cutShort: cutShort.rows,
      interim: { seat, people: interim.rows[0]?.people ?? 0 },
      unfinished: unfinished.map((move) => ({ ...move, begun: Boolean(move.begun) })),
      team,
    };
  },
});

import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { asProfessional } from './professional-actor.ts';
import type { NewMovePage, PortfolioPerson } from './views.ts';
import '../organisation/absence-tables.ts';
import '../organisation/tables.ts';

const MOST = 1500;

/** Whom a colleague accompanies, and who could take over with how many people each already has. */
export const newMovePage = query({
  name: 'new-move-page',
  input: z.object({
    seat: z.uuid(),
    absenceId: z.uuid().optional(),
    /** Ticks those that this earlier move could give to nobody. */
    leftOf: z.uuid().optional(),
    /** Ticks those who have this colleague as référent for want of anybody else. */
    interim: z.boolean().default(false),
    /** Takes up what is left when whoever stands in for them leaves before the end. */
    cutShort: z.boolean().default(false),
  }),
  access: seated(({ roles }) => roles.includes('manager')),
  reads: 'list',
  listed: (page: NewMovePage) => page.people.map((person) => person.personId),
  handle: async (
    { tx, actor, clock },
    { seat, absenceId, leftOf, interim, cutShort },
  ): Promise<NewMovePage> => {
    const { organisationId, seat: reader } = asProfessional(actor);
    const day = today(clock);
    const { rows: team } = await sql<NewMovePage['colleagues'][number] & { leavesOn: string | null }>`
      SELECT m.membership_id AS seat, m.professional_name AS name, m.function, coalesce(c.people, 0)::int AS people,
        m.until_on AS "leavesOn", (SELECT max(a.until_on) FROM absence a WHERE a.seat = m.membership_id
          AND a.withdrawn_at IS NULL AND ${day} BETWEEN a.from_on AND a.until_on) AS "awayUntil"
      FROM membership m
      LEFT JOIN (SELECT x.seat, sum(x.people) AS people FROM access.caseloads(ARRAY[${organisationId}::uuid]) x GROUP BY 1) c
        ON c.seat = m.membership_id
      WHERE m.organisation_id = ${organisationId} AND m.from_on <= ${day} AND (m.until_on IS NULL OR m.until_on > ${day})
        AND (m.member OR m.membership_id = ${seat})
      ORDER BY people, m.professional_name`.execute(tx);
    const from = team.find((colleague) => colleague.seat === seat);
    if (!from) throw new NotFound();
    const { rows: people } = await sql<PortfolioPerson>`
      SELECT l.person_id AS "personId", l.given_name || ' ' || l.family_name AS name, l.commune_name AS "communeName",
             f.leads, f.interim
      FROM access.portfolio_of(${seat}) f JOIN person_list l USING (person_id)
      ORDER BY l.sort_name, l.person_id LIMIT ${MOST}`.execute(tx);
    const left = leftOf
      ? await sql<{ person_id: string }>`SELECT person_id FROM access.move_left(${leftOf})`.execute(tx)
      : undefined;
    const open = cutShort ? await leftByStandIns(tx, seat) : null;
    const ticked = new Set([...(left?.rows ?? []), ...(open?.rows ?? [])].map((row) => row.person_id));
    const chosen = people.filter((person) => ticked.has(person.personId) || (interim && person.interim));
    const absence = absenceId
      ? await tx
          .selectFrom('absence')
          .select(['from_on as from', 'until_on as until', 'proposed_seat as proposed'])
          .where('absence_id', '=', absenceId)
          .where('seat', '=', seat)
          .where('withdrawn_at', 'is', null)
          .executeTakeFirst()
      : undefined;
    return {
      moveId: newId(),
      today: day,
      from: { seat, name: from.name, isReader: seat === reader, leavesOn: from.leavesOn },
      colleagues: team.filter((colleague) => colleague.seat !== seat).map(({ leavesOn: _, ...rest }) => rest),
      people,
      // A stand-in for everybody is one for the whole portfolio, those who will join it included.
      chosen: open && chosen.length === people.length ? [] : chosen.map((person) => person.personId),
      absence: absence ?? open?.period ?? null,
    };
  },
});

/** For whom nobody stands in any more, from the first of these days to the last of the absence; null when nothing is left open. */
async function leftByStandIns(tx: Tx, seat: string) {
  const { rows } = await sql<{ person_id: string | null; from_on: string; until_on: string }>`
    SELECT person_id, from_on, until_on FROM access.stand_ins_cut_short() WHERE for_seat = ${seat}`.execute(
    tx,
  );
  const [first] = rows.map((row) => row.from_on).sort();
  const last = rows
    .map((row) => row.until_on)
    .sort()
    .at(-1);
  return first && last ? { rows, period: { from: first, until: last, proposed: null } } : null;
}

import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { asProfessional } from './professional-actor.ts';
import type { MovePage, MovePerson } from './views.ts';
import './tables.ts';
import '../organisation/tables.ts';

const PAGE = 100;

/** What a move will do, or did: counts for everybody, names a page at a time, those for somebody else first. */
export const movePage = query({
  name: 'move-page',
  input: z.object({ moveId: z.uuid(), page: z.coerce.number().int().min(1).max(1000).catch(1).default(1) }),
  access: seated(({ roles }) => roles.includes('manager')),
  reads: 'list',
  listed: (move: MovePage) => move.people.map((person) => person.personId),
  handle: async ({ tx, open, actor, clock }, { moveId, page }): Promise<MovePage> => {
    const move = await tx
      .selectFrom('portfolio_move')
      .selectAll()
      .where('portfolio_move_id', '=', moveId)
      .executeTakeFirst();
    if (!move) throw new NotFound();
    const day = today(clock);
    const still = await tx
      .selectFrom('membership')
      .select('membership_id')
      .where('membership_id', '=', move.from_seat)
      .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', day)]))
      .executeTakeFirst();
    const rows = await sharesOf(tx, moveId, move.organisation_id, day);
    const shares = rows.filter((row): row is Share & { seat: string } => row.seat !== null);
    const total = rows.reduce((sum, row) => sum + row.people, 0);
    return {
      moveId,
      kind: move.kind,
      state: move.state,
      from: {
        seat: move.from_seat,
        name: move.from_name,
        mayLeave: still !== undefined && move.from_seat !== asProfessional(actor).seat,
      },
      period: move.from_on && move.until_on ? { from: move.from_on, until: move.until_on } : null,
      whole: move.whole,
      byName: move.by_name,
      shares,
      total,
      done: rows.reduce((sum, row) => sum + row.done, 0),
      forOthers: rows.find((row) => row.seat === null)?.people ?? 0,
      gone: rows.reduce((sum, row) => sum + row.gone, 0),
      people: await peopleOf(tx, open, moveId, page),
      page,
      pages: Math.max(1, Math.ceil(total / PAGE)),
    };
  },
});

interface Share {
  seat: string | null;
  name: string;
  people: number;
  done: number;
  gone: number;
  carriesNow: number;
  awayUntil: string | null;
}

async function sharesOf(tx: Tx, moveId: string, organisationId: string, day: string): Promise<Share[]> {
  const { rows } = await sql<Share>`
    SELECT c.to_seat AS seat, coalesce(m.professional_name, '') AS name, c.people, c.done, c.gone,
      coalesce((SELECT sum(x.people) FROM access.caseloads(ARRAY[${organisationId}::uuid]) x WHERE x.seat = c.to_seat), 0)::int
        AS "carriesNow",
      (SELECT max(a.until_on) FROM absence a WHERE a.seat = c.to_seat AND a.withdrawn_at IS NULL
         AND ${day} BETWEEN a.from_on AND a.until_on) AS "awayUntil"
    FROM access.move_counts(${moveId}) c LEFT JOIN membership m ON m.membership_id = c.to_seat
    ORDER BY c.people DESC, m.professional_name`.execute(tx);
  return rows;
}

async function peopleOf(
  tx: Tx,
  open: (people: readonly string[]) => Promise<unknown>,
  moveId: string,
  page: number,
): Promise<MovePerson[]> {
  const ids = await sql<{ person_id: string }>`
    SELECT person_id FROM access.move_people(${moveId}, ${PAGE}, ${(page - 1) * PAGE})`.execute(tx);
  await open(ids.rows.map((row) => row.person_id));
  const { rows } = await sql<MovePerson>`
    SELECT i.person_id AS "personId", l.given_name || ' ' || l.family_name AS name, m.professional_name AS "toName", i.leads, i.outcome
    FROM portfolio_move_item i JOIN person_list l USING (person_id) LEFT JOIN membership m ON m.membership_id = i.to_seat
    WHERE i.portfolio_move_id = ${moveId}
    ORDER BY (i.to_seat IS NULL OR i.outcome = 'autre') IS TRUE DESC, l.sort_name, i.person_id`.execute(tx);
  return rows;
}

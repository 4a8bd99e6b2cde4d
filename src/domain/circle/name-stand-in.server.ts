import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { changeAccess } from './change-access.server.ts';
import { eachOpened } from './each-opened.server.ts';
import { absenceCoveredMail, standInNamedMail } from './mails.ts';
import { standInProblem } from './rules.ts';
import { tell } from './tell.server.ts';
import '../organisation/tables.ts';

/** A manager covers an absence in one act: the whole portfolio or a selection, between two days included. It ends by itself. */
export const nameStandIn = command({
  name: 'name-stand-in',
  input: z.object({
    fromSeat: z.uuid('Choisissez qui s’absente.'),
    toSeat: z.uuid('Choisissez qui remplace.'),
    from: z.iso.date('Donnez le premier jour.'),
    until: z.iso.date('Donnez le dernier jour.'),
    /** Without it, everybody whom the absent colleague accompanies. */
    people: z.array(z.uuid()).optional(),
  }),
  access: seated(({ roles }) => roles.includes('manager')),
  handle: async ({ tx, open, clock }, { fromSeat, toSeat, from, until, people }) => {
    const problem = standInProblem(from, until, today(clock));
    if (problem) throw new Refused(problem);
    const wanted = await chosen(tx, fromSeat, people);
    const covered = (await changeAccess(
      tx,
      'name_stand_in',
      fromSeat,
      toSeat,
      from,
      until,
      people ?? null,
    )) as string[];
    if (covered.length === 0) throw new Refused('nobody_to_cover');
    const { absent, name } = await namesOf(tx, fromSeat, toSeat);
    await eachOpened(open, covered, (personId) =>
      recordEvent({ tx }, { personId, kind: 'stand-in-named', params: { name, absent, from, until } }),
    );
    await tell(tx, { seat: toSeat }, standInNamedMail, { from, until });
    await tell(tx, { seat: fromSeat }, absenceCoveredMail, { from, until });
    return { covered: covered.length, uncovered: wanted - covered.length, name, absent };
  },
});

/** How many people the act is about. Somebody outside the portfolio is as missing as a random identifier. */
async function chosen(tx: Tx, seat: string, people: readonly string[] | undefined): Promise<number> {
  const { rows } = await sql<{
    person_id: string;
  }>`SELECT person_id FROM access.portfolio_of(${seat})`.execute(tx);
  if (!people) return rows.length;
  const portfolio = new Set(rows.map((row) => row.person_id));
  if (people.some((id) => !portfolio.has(id))) throw new NotFound();
  if (people.length === 0) throw new Refused('nobody_to_cover');
  return new Set(people).size;
}

async function namesOf(tx: Tx, fromSeat: string, toSeat: string) {
  const rows = await tx
    .selectFrom('membership')
    .select(['membership_id', 'professional_name'])
    .where('membership_id', 'in', [fromSeat, toSeat])
    .execute();
  const nameOf = (seat: string) => rows.find((row) => row.membership_id === seat)?.professional_name ?? '';
  return { absent: nameOf(fromSeat), name: nameOf(toSeat) };
}

import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command, query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { civilDay } from '../person/inputs.ts';
import { markInformed } from '../person/mark-informed.server.ts';
import { findPeople, type ReadablePerson } from './known-people.server.ts';
import { writes } from './permitted.ts';
import './tables.ts';
import { mayImport } from './who-imports.ts';
import { within } from './within.server.ts';

/** One packet of letters, and what one transaction marks. */
const INFORM_AT_ONCE = 100;

export interface ToInform {
  /** Of the list, nobody of whom was informed yet; those whom the reader may no longer write to included. */
  total: number;
  /** Who informs: the organisation that made the list. */
  organisation: string;
  people: ReadablePerson[];
  /** Where the next packet begins. */
  next: number | null;
}

/** Who came in by a list, or was in it, and has not been told yet (RGPD, art. 14), with what a letter needs. */
export const peopleToInform = query({
  name: 'people-to-inform',
  input: z.object({ importId: z.uuid(), after: z.number().int().min(0).default(0) }),
  access: seated(mayImport),
  reads: 'list',
  listed: ({ people }: ToInform) => people.map(({ known }) => known.personId),
  handle: async (context, { importId, after }): Promise<ToInform> => {
    const { tx } = context;
    const list = await tx
      .selectFrom('people_import')
      .innerJoin('organisation', 'organisation.organisation_id', 'people_import.organisation_id')
      .select(['organisation.name', 'people_import.runner_seat'])
      .where('people_import.import_id', '=', importId)
      .where('people_import.state', '=', 'done')
      .executeTakeFirst();
    if (!list || context.actor.kind !== 'professional' || list.runner_seat !== context.actor.seat)
      throw new NotFound();
    const waiting = sql`FROM people_import_row r JOIN person p ON p.person_id = r.target_id
      WHERE r.import_id = ${importId} AND r.result IN ('created', 'updated', 'unchanged') AND p.informed_on IS NULL
        AND access.is_written_to(p.person_id)`;
    const { rows: counted } = await sql<{ n: number }>`
      SELECT count(DISTINCT p.person_id)::int AS n ${waiting}`.execute(tx);
    const { rows } = await sql<{ row_number: number; person_id: string }>`
      SELECT r.row_number, p.person_id ${waiting} AND r.row_number > ${after}
      ORDER BY r.row_number LIMIT ${INFORM_AT_ONCE}`.execute(tx);
    const ids = [...new Set(rows.map(({ person_id }) => person_id))];
    const { people } = await findPeople(context, [], ids);
    const order = new Map(ids.map((id, at) => [id, at]));
    const place = ({ known }: ReadablePerson) => order.get(known.personId) ?? 0;
    return {
      total: counted[0]?.n ?? 0,
      organisation: list.name,
      people: people.filter((person) => writes('informedOn', person)).sort((a, b) => place(a) - place(b)),
      next: rows.length === INFORM_AT_ONCE ? (rows.at(-1)?.row_number ?? null) : null,
    };
  },
});

/** These people were told on that day; returns how many. Somebody told meanwhile keeps the first day. */
export const informPeople = command({
  name: 'inform-people',
  input: z.object({
    people: z.array(z.uuid()).max(INFORM_AT_ONCE),
    informedOn: civilDay('informed-on-wrong'),
  }),
  access: seated(mayImport),
  handle: async (context, { people, informedOn }): Promise<number> => {
    if (informedOn > today(context.clock)) throw new Refused('informed-future');
    const found = await findPeople(context, [], people);
    const due = found.people.filter((one) => one.known.informedOn === null && writes('informedOn', one));
    for (const { known } of due)
      await within(context, markInformed, { personId: known.personId, informedOn });
    return due.length;
  },
});

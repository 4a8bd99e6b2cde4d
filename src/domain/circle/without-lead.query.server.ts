import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { type Context, query } from '../../platform/access/run.ts';
import { asProfessional } from './professional-actor.ts';
import { possibleLeads, referentBodies } from './referent-bodies.server.ts';
import type { WaitingPerson, WithoutLead } from './views.ts';
import { waitingAs, waitingLists, waitingParts } from './waiting-people.server.ts';

const PAGE = 50;
/** « 2026-01-31_0190… »: the last line read, in the order of the list. */
const cursor = z.string().regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/);

/**
 * People without référent, those who have waited longest first. The orientation service: its authority's people, oriented or
 * not; the manager of a referent body: those who were oriented to it. Nobody else has this list.
 */
export const withoutLead = query({
  name: 'without-lead',
  input: z.object({ after: cursor.optional(), ...waitingLists }),
  access: seated(({ roles, officerOf }) => officerOf.length > 0 || roles.includes('manager')),
  reads: 'list',
  listed: (result: WithoutLead) => result.people.map((person) => person.personId),
  handle: async (context, input) => {
    const { tx, standing } = context;
    const { organisationId } = asProfessional(context.actor);
    const { as, both } = waitingAs(standing, input.as);
    const manager = standing.roles.includes('manager');
    const rows = await waitingRows(context, { ...input, as });
    const people = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? people.at(-1) : undefined;
    return {
      as,
      both,
      people: people.map((person) => ({
        ...person,
        mayAppoint: manager && person.referentBodyId === organisationId,
      })),
      bodies: as === 'officer' ? await referentBodies(tx, standing.territories) : [],
      leads: manager ? await possibleLeads(tx, organisationId) : [],
      next: last ? `${last.enteredOn}_${last.personId}` : null,
    };
  },
});

type Row = Omit<WaitingPerson, 'mayAppoint'>;

/** One ordered walk of an index for each authority (or for the body), merged: never more than a page of rows is read. */
async function waitingRows(
  context: Pick<Context, 'tx' | 'standing' | 'actor'>,
  input: { as: 'officer' | 'manager'; after?: string | undefined; show: 'all' | 'to-orient' | 'to-appoint' },
): Promise<Row[]> {
  const [afterDate, afterId] = input.after?.split('_') ?? [
    '-infinity',
    '00000000-0000-0000-0000-000000000000',
  ];
  const { owners, column, shown } = waitingParts(context, input);
  const { rows } = await sql<Row>`
    SELECT w.*, d.oriented_on AS "orientedOn" FROM unnest(${owners}::uuid[]) AS owner (id)
    CROSS JOIN LATERAL (
      SELECT l.person_id AS "personId", l.given_name AS "givenName", l.family_name AS "familyName",
             l.commune_name AS "communeName", l.entered_on AS "enteredOn",
             l.referent_body_id AS "referentBodyId", l.referent_body_name AS "referentBodyName",
             l.stock_on IS NOT NULL AS "inStock"
      FROM person_list l
      WHERE ${column} = owner.id AND l.lead_seat IS NULL AND l.ended_on IS NULL AND ${shown} AND access.survivor_of(l.person_id) IS NULL
        AND (l.entered_on, l.person_id) > (${afterDate}::date, ${afterId}::uuid)
      ORDER BY l.entered_on, l.person_id
      LIMIT ${PAGE + 1}) w
    LEFT JOIN LATERAL access.deadlines_of(ARRAY[w."personId"]) d ON true
    ORDER BY w."enteredOn", w."personId"
    LIMIT ${PAGE + 1}`.execute(context.tx);
  return rows;
}

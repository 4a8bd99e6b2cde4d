import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Standing } from '../../platform/access/actor.ts';
import { NotFound } from '../../platform/access/errors.ts';
import type { Context } from '../../platform/access/run.ts';
import { asProfessional } from './professional-actor.ts';

/** Which people without référent a list shows. */
export const waitingLists = {
  /** For the orientation service: those whom no body has yet, or those whose body has named nobody. */
  show: z.enum(['all', 'to-orient', 'to-appoint']).default('all'),
  /** The manager who also orients chooses which list they read. */
  as: z.enum(['officer', 'manager']).optional(),
};

type Asked = z.output<z.ZodObject<typeof waitingLists>>;
type Reader = 'officer' | 'manager';

/** Whose list it is: the orientation service's, or that of the manager of a referent body. */
export function waitingAs(
  { officerOf, roles }: Standing,
  asked: Reader | undefined,
): { as: Reader; both: boolean } {
  const officer = officerOf.length > 0;
  const manager = roles.includes('manager');
  const as = asked ?? (officer ? 'officer' : 'manager');
  if (as === 'officer' ? !officer : !manager) throw new NotFound();
  return { as, both: officer && manager };
}

/** A stock alerts nobody before its day: it has its own list, and « toutes ». */
export const awake = sql`(l.stock_on IS NULL OR l.stock_on <= access.today())`;

/** Who owns the people of that list, the column of person_list l that says so, and which of them are shown. */
export function waitingParts(
  { standing, actor }: Pick<Context, 'standing' | 'actor'>,
  { as, show }: { as: Reader; show: Asked['show'] },
): { owners: readonly string[]; column: RawBuilder<unknown>; shown: RawBuilder<unknown> } {
  const officer = as === 'officer';
  return {
    owners: officer ? standing.officerOf : [asProfessional(actor).organisationId],
    column: sql.ref(officer ? 'l.authority_id' : 'l.referent_body_id'),
    shown: {
      all: sql`true`,
      'to-orient': sql`l.referent_body_id IS NULL AND ${awake}`,
      'to-appoint': sql`l.referent_body_id IS NOT NULL AND ${awake}`,
    }[show],
  };
}

/** Everybody of that list, those who have waited longest first, up to `most`. */
export async function waitingPeople(
  context: Pick<Context, 'tx' | 'standing' | 'actor'>,
  asked: Asked,
  most: number,
): Promise<string[]> {
  const { as } = waitingAs(context.standing, asked.as);
  const { owners, column, shown } = waitingParts(context, { as, show: asked.show });
  const { rows } = await sql<{ person_id: string }>`
    SELECT w.person_id FROM unnest(${owners}::uuid[]) AS owner (id)
    CROSS JOIN LATERAL (
      SELECT l.person_id, l.entered_on FROM person_list l
      WHERE ${column} = owner.id AND l.lead_seat IS NULL AND l.ended_on IS NULL AND ${shown} AND access.survivor_of(l.person_id) IS NULL
      ORDER BY l.entered_on, l.person_id LIMIT ${most}) w
    ORDER BY w.entered_on, w.person_id LIMIT ${most}`.execute(context.tx);
  return rows.map((row) => row.person_id);
}

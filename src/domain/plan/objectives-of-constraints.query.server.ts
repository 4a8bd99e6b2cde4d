import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { personId } from './inputs.ts';
import { aboutOf } from './read-plan.server.ts';
import type { ObjectiveState } from './states.ts';
import type {} from './tables.ts';

export interface AnsweringObjective {
  readonly id: string;
  readonly title: string;
  readonly state: ObjectiveState;
  /** The code of the constraint that it answers. */
  readonly constraint: string;
}

/** The objectives of the plan, by the constraint of the diagnosis that each answers: the way from the one to the other. */
export const objectivesOfConstraints = query({
  name: 'plan-objectives-of-constraints',
  input: z.object({ personId }),
  access: onPerson('file'),
  reads: { continues: 'diagnosis-page' },
  handle: async ({ tx }, input): Promise<AnsweringObjective[]> => {
    const rows = await tx
      .selectFrom('objective')
      .select(['objective_id', 'title', 'state', 'about_kind', 'about_parent', 'about_code'])
      .where('person_id', '=', input.personId)
      .where('about_code', 'is not', null)
      .orderBy('rank')
      .orderBy('objective_id')
      .execute();
    return rows.flatMap((row) => {
      const constraint = aboutOf(row)?.constraint;
      return constraint ? [{ id: row.objective_id, title: row.title, state: row.state, constraint }] : [];
    });
  },
});

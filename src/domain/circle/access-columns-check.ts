import { withOwner } from '../../platform/database/connect.ts';

/** Whether the columns that say who sees whom are still what circles and référents say. */
export const accessColumnsCheck = {
  name: 'access-columns',
  label: 'Colonnes d’accès des personnes',
  async run({ ownerUrl }: { ownerUrl: string }) {
    return withOwner(ownerUrl, async (owner) => {
      const people = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM person');
      const wrong = await owner.query<{ person_id: string }>('SELECT person_id FROM access.wrong_spines()');
      return { checked: people.rows[0]?.n ?? 0, differences: wrong.rows.map((row) => row.person_id) };
    });
  },
};

import { withOwner } from '../database/connect.ts';

/** Whether the lines of the audit log are still those that were sealed. */
export const sealCheck = {
  name: 'audit-seals',
  label: 'Minutes scellées du journal des accès',
  async run({ ownerUrl }: { ownerUrl: string }) {
    return withOwner(ownerUrl, async (owner) => {
      const sealed = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM audit.seal');
      const broken = await owner.query<{ minute: Date; sealed_lines: number; found_lines: number }>(
        'SELECT minute, sealed_lines, found_lines FROM audit.broken_seals()',
      );
      return {
        checked: sealed.rows[0]?.n ?? 0,
        differences: broken.rows.map(
          (row) =>
            `${row.minute.toISOString()} : ${row.sealed_lines} lignes scellées, ${row.found_lines} trouvées`,
        ),
      };
    });
  },
};

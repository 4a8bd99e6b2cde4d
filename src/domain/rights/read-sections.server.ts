import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { OwnRow, OwnSection } from './own-data-sections.ts';

export interface FilledSection {
  readonly section: OwnSection;
  readonly rows: OwnRow[];
}

/** The rows of one person that the bound reader may read, section by section: the policies of each table are the only judge. */
export async function readSections(
  tx: Tx,
  personId: string,
  sections: readonly OwnSection[],
  /** What else a row must be. */
  keeps: (section: OwnSection) => string = () => 'true',
): Promise<FilledSection[]> {
  const filled = [];
  for (const section of sections) {
    const columns = Object.keys(section.columns).map((name) => sql.ref(name));
    const { rows } = await sql<{ row: OwnRow }>`
      SELECT to_jsonb(r) AS row FROM (SELECT ${sql.join(columns)} FROM ${sql.table(section.table)}
        WHERE person_id = ${personId} AND ${sql.raw(keeps(section))} ORDER BY ${sql.ref(section.order)}) r`.execute(
      tx,
    );
    filled.push({ section, rows: rows.map(({ row }) => row) });
  }
  return filled;
}

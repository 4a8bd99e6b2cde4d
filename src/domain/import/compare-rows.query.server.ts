import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { query } from '../../platform/access/run.ts';
import { findPeople, type ReadablePerson, type Traits } from './known-people.server.ts';
import './tables.ts';
import { mayImport } from './who-imports.ts';

export interface Imported {
  targetId: string;
  whole: boolean;
}

export interface Compared {
  people: ReadablePerson[];
  sameNir: Map<string, string[]>;
  /** What earlier lists of the organisation say of these marks. */
  imported: Map<string, Imported>;
}

/** Whom a page of rows may be about: people the importer may read already, and rows of earlier lists of the organisation. */
export const compareRows = query({
  name: 'compare-import-rows',
  input: z.object({ rows: z.custom<readonly Traits[]>(Array.isArray), marks: z.array(z.string()) }),
  access: seated(mayImport),
  reads: 'list',
  listed: ({ people }: Compared) => people.map(({ known }) => known.personId),
  handle: async (context, { rows, marks }): Promise<Compared> => {
    const imported = await readMarks(context.tx, marks);
    const targets = [...new Set([...imported.values()].map(({ targetId }) => targetId))];
    return { ...(await findPeople(context, rows, targets)), imported };
  },
});

export async function readMarks(tx: Tx, marks: readonly string[]): Promise<Map<string, Imported>> {
  if (marks.length === 0) return new Map();
  const found = await tx
    .selectFrom('people_import_mark')
    .select(['mark', 'target_id', 'whole_row'])
    .where('organisation_id', '=', sql<string>`access.org()`)
    .where(
      'mark',
      'in',
      marks.map((mark) => Buffer.from(mark, 'hex')),
    )
    .execute();
  return new Map(
    found.map((row) => [row.mark.toString('hex'), { targetId: row.target_id, whole: row.whole_row }]),
  );
}

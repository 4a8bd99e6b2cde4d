import { withOwner } from '../../../platform/database/connect.ts';
import type { TestDatabase } from '../../../platform/database/testing/use-database.ts';

/** The trace of a merge itself, its answer, and who looked. */
const TRACES = ['person_alias', 'possible_match', 'person_seen'];

/** A version counts what was written, whatever it says. */
const SPINE = `(SELECT to_jsonb(p) - 'version' FROM person p)`;

/** Every other row of every table about people, as its owner sees it. */
export function contentOf(db: TestDatabase): Promise<string> {
  return withOwner(db.ownerUrl, async (owner) => {
    const { rows: tables } = await owner.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'person_id'
       WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> ALL ($1) ORDER BY 1`,
      [TRACES],
    );
    const parts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await owner.query<{ hash: string }>(
        `SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS hash
         FROM ${name === 'person' ? SPINE : `"${name}"`} t`,
      );
      parts.push(`${name} ${rows[0]?.hash}`);
    }
    return parts.join('\n');
  });
}

import pg from 'pg';

export interface CatalogueTable {
  schema: string;
  name: string;
  /** Those that hold what was written; computed ones compute again. */
  columns: string[];
  /** What the rows are put in order by: the primary key. */
  key: { name: string; text: boolean }[];
  /** « schema.name » of the tables that its rows point to. */
  needs: string[];
  partitioned: boolean;
}

/** pg-boss's queue is left out: it holds only ids of work that rows of ours ask for, and the next start fills it again. */
export const SCHEMAS = ['public', 'access', 'audit', 'relais_meta'];

const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name, c.relkind = 'p' AS partitioned,
    ARRAY(SELECT a.attname::text FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
    coalesce((SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'text', a.attcollation <> 0) ORDER BY k.place)
              FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, place)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
              WHERE i.indrelid = c.oid AND i.indisprimary), '[]') AS key,
    ARRAY(SELECT DISTINCT fn.nspname || '.' || f.relname FROM pg_constraint x JOIN pg_class f ON f.oid = x.confrelid
            JOIN pg_namespace fn ON fn.oid = f.relnamespace
          WHERE x.conrelid = c.oid AND x.contype = 'f' AND x.confrelid <> c.oid) AS needs
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  ORDER BY 1, 2`;

export const fullName = ({ schema, name }: { schema: string; name: string }) => `${schema}.${name}`;

/** Every table of the product, those that others point to first. */
export async function readCatalogue(owner: pg.ClientBase): Promise<CatalogueTable[]> {
  const { rows } = await owner.query<CatalogueTable>(TABLES, [SCHEMAS]);
  return inOrder(rows);
}

function inOrder(tables: readonly CatalogueTable[]): CatalogueTable[] {
  const placed = new Set<string>();
  const order: CatalogueTable[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every((need) => placed.has(need)));
    if (ready.length === 0)
      throw new Error(`tables that point to each other: ${waiting.map(fullName).join(', ')}`);
    for (const table of ready) placed.add(fullName(table));
    order.push(...ready);
    waiting = waiting.filter((table) => !placed.has(fullName(table)));
  }
  // Read last: while its partitions are read no new one can be made.
  return [...order.filter((table) => !table.partitioned), ...order.filter((table) => table.partitioned)];
}

export const quoted = ({ schema, name }: { schema: string; name: string }) =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

/** A message that waits in the queue is given to a queue again wherever it is restored: the queue itself stays behind. */
const WRITTEN_OTHERWISE: Record<string, string> = {
  'public.mail_message.forwarded_at': `CASE WHEN state = 'queued' THEN NULL ELSE forwarded_at END`,
};

/** The rows in an order that depends neither on where they lie nor on the language of the server. */
export function copyOut(table: CatalogueTable): string {
  const columns = table.columns.map(
    (column) => WRITTEN_OTHERWISE[`${fullName(table)}.${column}`] ?? pg.escapeIdentifier(column),
  );
  const order = table.key.map(
    ({ name, text }) => `${pg.escapeIdentifier(name)}${text ? ' COLLATE "C"' : ''}`,
  );
  return `COPY (SELECT ${columns.join(', ')} FROM ${quoted(table)} t
    ORDER BY ${order.length > 0 ? order.join(', ') : 't::text COLLATE "C"'}) TO STDOUT`;
}

export const copyIn = (table: CatalogueTable): string =>
  `COPY ${quoted(table)} (${table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')}) FROM STDIN`;

/** What COPY writes, the same on every server of every version. */
export const SAME_EVERYWHERE = `SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';
  SET extra_float_digits = 1; SET bytea_output = 'hex'; SET xmloption = 'content'`;

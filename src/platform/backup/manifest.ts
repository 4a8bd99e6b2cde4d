import { createHash } from 'node:crypto';
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/);

const table = z.object({
  schema: identifier,
  name: identifier,
  columns: z.array(identifier).min(1),
  rows: z.number().int().min(0),
  /** Of the rows as COPY writes them, before compression: the same on every server. */
  sha256,
});

/** What a backup says of itself; written last, so that a folder without it is a backup that was cut short. */
export const manifestSchema = z.object({
  format: z.literal('relais-backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  server: z.string(),
  /** The migrations that the tables are made by, in order. */
  migrations: z.array(z.object({ name: z.string().regex(/^\d{4}_[a-z0-9_]+\.sql$/), sha256 })).min(1),
  /** Tells the key of this installation apart from another; null when no Relais had started on the database yet. */
  keyFingerprint: sha256.nullable(),
  /** First days of the months that the audit log has a partition for. */
  auditMonths: z.array(z.iso.date()),
  /** In the order in which they can be loaded. */
  tables: z.array(table).min(1),
  /** One hash for everything: two databases that have it hold the same rows. */
  contentSha256: sha256,
});
export type Manifest = z.output<typeof manifestSchema>;
export type BackedTable = z.output<typeof table>;

export const MANIFEST = 'manifest.json';
export const fileOf = ({ schema, name }: Pick<BackedTable, 'schema' | 'name'>) => `${schema}.${name}.copy.gz`;

/** Does not depend on the order of the tables, nor on the server, nor on the day. */
export function contentHash(tables: readonly BackedTable[]): string {
  const lines = tables
    .map(
      ({ schema, name, columns, rows, sha256: hash }) =>
        `${schema}.${name}(${columns.join()}) ${rows} ${hash}\n`,
    )
    .sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

export const rowsIn = (tables: readonly BackedTable[]) => tables.reduce((sum, { rows }) => sum + rows, 0);

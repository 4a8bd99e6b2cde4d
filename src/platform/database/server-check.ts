import { withOwner } from './connect.ts';
import { readMigrations } from './migrate.ts';

/** What the connected server offers and whether the protections that hang on it are in place. */
export const serverCheck = {
  name: 'server',
  label: 'Serveur et protections de la base',
  async run({ ownerUrl }: { ownerUrl: string }): Promise<{ checked: number; differences: string[] }> {
    const files = await readMigrations();
    return withOwner(ownerUrl, async (owner) => {
      const list = async (text: string) =>
        (await owner.query<{ line: string }>(text)).rows.map((row) => row.line);
      const applied = new Set(await list('SELECT name AS line FROM relais_meta.schema_migration'));
      const missing = files
        .filter((file) => !applied.has(file.name))
        .map((file) => `migration absente : ${file.name}`);
      const tables = await list(TABLES);
      const unprotected = await list(`${TABLES} AND NOT c.relrowsecurity`);
      const strong = await list(`SELECT rolname AS line FROM pg_roles
        WHERE rolname LIKE 'relais\\_%' AND NOT rolsuper AND rolbypassrls`);
      return {
        checked: files.length + tables.length,
        differences: [
          ...missing,
          ...unprotected.map((name) => `table sans règles d’accès : ${name}`),
          ...strong.map((name) => `rôle qui passe outre les règles d’accès : ${name}`),
        ],
      };
    });
  },
};

const TABLES = `SELECT n.nspname || '.' || c.relname AS line FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', 'access', 'audit') AND c.relkind IN ('r', 'p')`;

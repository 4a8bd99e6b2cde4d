import { createHmac } from 'node:crypto';
import pg from 'pg';
import { StartRefused } from '../start-refused.ts';
import { withOwner } from './connect.ts';

/** The roles that the application's login may take; the others belong to functions of the database. */
const GRANTED = ['relais_nobody', 'relais_app', 'relais_system', 'relais_jobs', 'relais_open'] as const;

/**
 * The address under which the application connects. Its password is derived from the owner's, so that several processes
 * agree on it and nothing is stored.
 */
export function applicationUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (url.password === '') {
    throw new StartRefused(
      'owner-password',
      'DATABASE_URL ne contient pas de mot de passe : celui du compte de l’application en serait deviné. ' +
        'Ajoutez-en un, ou donnez DATABASE_APP_URL.',
    );
  }
  const password = createHmac('sha256', decodeURIComponent(url.password))
    .update(`relais login ${database}`)
    .digest('hex');
  url.username = encodeURIComponent(loginName(database));
  url.password = password;
  return url.toString();
}

// PostgreSQL cuts names at 63 bytes, which could make two databases share a login.
function loginName(database: string): string {
  const name = `relais_login_${database}`;
  return Buffer.byteLength(name) <= 63
    ? name
    : `relais_login_${createHmac('sha256', 'relais').update(database).digest('hex').slice(0, 40)}`;
}

/**
 * Makes sure that the application's login exists, may take its roles and nothing more, and that nobody else may connect.
 * With `givenUrl` the operator has made the login: it is granted its roles and checked.
 */
export async function ensureLogin(ownerUrl: string, givenUrl?: string): Promise<string> {
  const appUrl = givenUrl ?? applicationUrl(ownerUrl);
  const login = decodeURIComponent(new URL(appUrl).username);
  await withOwner(ownerUrl, async (owner) => {
    // CREATE ROLE has no IF NOT EXISTS, and two processes may start together.
    await owner.query("SELECT pg_advisory_lock(hashtext('relais:login'))");
    if (givenUrl === undefined) await createLogin(owner, login, decodeURIComponent(new URL(appUrl).password));
    const id = pg.escapeIdentifier(login);
    const { rows } = await owner.query<{ name: string }>('SELECT quote_ident(current_database()) AS name');
    const database = rows[0]?.name ?? '';
    await owner.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${database} FROM PUBLIC`);
    await owner.query(`GRANT CONNECT ON DATABASE ${database} TO ${id}`);
    await owner.query(`GRANT ${GRANTED.join(', ')} TO ${id}`);
    await refuseUnsafe(owner, login);
  });
  return appUrl;
}

async function createLogin(owner: pg.Client, login: string, password: string): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [login]);
  const id = pg.escapeIdentifier(login);
  const secret = pg.escapeLiteral(password);
  // Only what an owner without superuser rights may write: attributes that are off by default are checked, not repeated.
  if (rowCount === 0) await owner.query(`CREATE ROLE ${id} LOGIN NOINHERIT PASSWORD ${secret}`);
  else await owner.query(`ALTER ROLE ${id} PASSWORD ${secret}`);
}

interface LoginFacts {
  superuser: boolean;
  bypasses: boolean;
  creates_roles: boolean;
  inherits: boolean;
  owns_tables: boolean;
  other_roles: string[];
}

const FACTS = `
  SELECT r.rolsuper AS superuser, r.rolbypassrls AS bypasses, r.rolcreaterole AS creates_roles, r.rolinherit AS inherits,
    EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p')) AS owns_tables,
    ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
          WHERE m.member = r.oid AND g.rolname <> ALL ($2)) AS other_roles
  FROM pg_roles r WHERE r.rolname = $1`;

async function refuseUnsafe(owner: pg.Client, login: string): Promise<void> {
  const { rows } = await owner.query<LoginFacts>(FACTS, [login, GRANTED]);
  const facts = rows[0];
  const refuse = (why: string): never => {
    throw new StartRefused(
      'unsafe-login',
      `Le compte PostgreSQL « ${login} » de l’application ${why} : Relais ne démarre pas avec lui.`,
    );
  };
  if (!facts) return refuse('n’existe pas');
  if (facts.superuser) refuse('est superutilisateur, il passerait outre toutes les règles d’accès');
  if (facts.bypasses) refuse('porte BYPASSRLS, il passerait outre toutes les règles d’accès');
  if (facts.creates_roles) refuse('porte CREATEROLE, il pourrait se donner d’autres rôles');
  if (facts.owns_tables)
    refuse('possède des tables de cette base, il pourrait en changer les règles d’accès');
  if (facts.inherits) refuse('hérite des droits de ses rôles (il faut NOINHERIT)');
  if (facts.other_roles.length > 0) refuse(`est membre d’autres rôles (${facts.other_roles.join(', ')})`);
}

/** Removes what ensureLogin made for a database that is dropped (databases of tests). */
export async function dropLogin(ownerUrl: string, database: string): Promise<void> {
  await withOwner(ownerUrl, async (owner) => {
    await owner.query(`DROP ROLE IF EXISTS ${pg.escapeIdentifier(loginName(database))}`);
  });
}

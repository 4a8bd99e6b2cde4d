import { sql } from 'kysely';
import type { Tx } from '../access/bound-transaction.ts';
import { NotFound } from '../access/errors.ts';
import { systemDb } from '../access/system-db.ts';
import { newId } from '../database/id.ts';
import type { Runtime } from '../runtime.ts';
import { openSession, type SessionOwner } from './sessions.server.ts';

export interface DemoAccount {
  /** The value of the field `compte`. */
  account: string;
  name: string;
  /** « Assistante sociale, département du Cher »: what this account lets one see. */
  label: string;
  organisationName: string;
}

const PEOPLE = 'Personnes accompagnées';

/** The accounts that the sign-in page offers as buttons; none unless the database bears the demo mark. */
export async function demoAccounts(runtime: Runtime): Promise<DemoAccount[]> {
  if (!runtime.demo) return [];
  return systemDb(
    runtime,
    'demo accounts',
    async (tx) => {
      const { rows } = await sql<DemoAccount>`
        SELECT p.email AS account, p.given_name || ' ' || p.family_name AS name, p.demo_label AS label,
               o.name AS "organisationName"
        FROM professional p
        JOIN LATERAL (SELECT organisation_id FROM membership m
                      WHERE m.professional_id = p.professional_id AND m.from_on <= access.today()
                        AND (m.until_on IS NULL OR m.until_on > access.today())
                      ORDER BY m.from_on, m.membership_id LIMIT 1) m ON true
        JOIN organisation o ON o.organisation_id = m.organisation_id
        WHERE p.demo_label IS NOT NULL
        ORDER BY o.name, p.family_name, p.given_name`.execute(tx);
      const people = await sql<DemoAccount>`
        SELECT account_id::text AS account, name, label, ${PEOPLE} AS "organisationName"
        FROM access.demo_people()`.execute(tx);
      return [...rows, ...people.rows];
    },
    { routine: true },
  );
}

/** Signs in as a demo account. Without the demo mark there is no such door. */
export async function demoSignIn(
  runtime: Runtime,
  { account, device }: { account: string; device: string },
): Promise<string> {
  if (!runtime.demo) throw new NotFound();
  return systemDb(runtime, 'sign-in', async (tx) => {
    const owner = await demoOwner(tx, account.trim().toLowerCase());
    return openSession(tx, runtime.clock.now(), { ...owner, method: 'demo', device });
  });
}

async function demoOwner(tx: Tx, account: string): Promise<SessionOwner> {
  const professionals = await sql<{ professionalId: string }>`
    SELECT professional_id AS "professionalId" FROM professional
    WHERE email = ${account} AND demo_label IS NOT NULL`.execute(tx);
  if (professionals.rows[0]) return professionals.rows[0];
  const people = await sql<{ accountId: string }>`
    SELECT account_id AS "accountId" FROM access.demo_people() WHERE account_id::text = ${account}`.execute(
    tx,
  );
  if (!people.rows[0]) throw new NotFound();
  return { ...people.rows[0], credentialId: null };
}

/** Makes a button of the sign-in page for a person of the demonstration. */
export async function offerDemoPerson(
  runtime: Runtime,
  person: { personId: string; name: string; label: string },
): Promise<void> {
  await systemDb(runtime, 'demo accounts', (tx) =>
    sql`SELECT access.offer_demo_person(${person.personId}, ${newId()}, ${person.name}, ${person.label})`.execute(
      tx,
    ),
  );
}

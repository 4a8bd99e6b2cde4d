import { sql } from 'kysely';
import { NotFound } from '../access/errors.ts';
import { systemDb } from '../access/system-db.ts';
import type { Runtime } from '../runtime.ts';
import { openSession } from './sessions.server.ts';

export interface DemoAccount {
  /** The value of the field `compte`. */
  account: string;
  name: string;
  /** « Assistante sociale, département du Cher »: what this account lets one see. */
  label: string;
  organisationName: string;
}

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
      return rows;
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
    const { rows } = await sql<{ professional_id: string }>`
      SELECT professional_id FROM professional
      WHERE email = ${account.trim().toLowerCase()} AND demo_label IS NOT NULL`.execute(tx);
    if (!rows[0]) throw new NotFound();
    return openSession(tx, runtime.clock.now(), {
      professionalId: rows[0].professional_id,
      method: 'demo',
      device,
    });
  });
}

import { sql } from 'kysely';
import type { Actor } from '../platform/access/actor.ts';
import { systemDb } from '../platform/access/system-db.ts';
import type { Runtime } from '../platform/runtime.ts';
import { StartRefused } from '../platform/start-refused.ts';

interface Seat {
  professional_id: string;
  membership_id: string;
  organisation_id: string;
  organisation: string;
}

/**
 * The seat of an account named by its e-mail, or by what precedes the @ in a demonstration. An operator who may open the database
 * may act as anybody: the audit log says that they did.
 */
export async function readAccount(
  runtime: Runtime,
  account: string,
  organisation: string | undefined,
): Promise<Extract<Actor, { kind: 'professional' }>> {
  const email = account.includes('@') || !runtime.demo ? account : `${account}@demo.relais.example`;
  const seats = await systemDb(runtime, 'command line', async (tx) => {
    const { rows } = await sql<Seat>`
      SELECT p.professional_id, m.membership_id, m.organisation_id, o.name AS organisation
      FROM professional p JOIN membership m USING (professional_id) JOIN organisation o USING (organisation_id)
      WHERE p.email = ${email.trim().toLowerCase()} AND m.from_on <= access.today()
        AND (m.until_on IS NULL OR m.until_on > access.today())
      ORDER BY o.name`.execute(tx);
    return rows;
  });
  if (seats.length === 0)
    throw new StartRefused('account-unknown', `Aucun compte en cours ne porte l’adresse ${email}.`);
  const wanted = organisation?.trim().toLowerCase();
  const fitting = wanted ? seats.filter((seat) => seat.organisation.toLowerCase() === wanted) : seats;
  const [only, ...others] = fitting;
  const names = seats.map((seat) => seat.organisation).join(', ');
  if (!only)
    throw new StartRefused(
      'organisation-unknown',
      `Ce compte n’a pas de place dans « ${organisation} ». Il en a dans : ${names}.`,
    );
  if (others.length > 0)
    throw new StartRefused(
      'organisation-several',
      `Ce compte agit pour plusieurs organisations ; précisez --organisation : ${names}.`,
    );
  return {
    kind: 'professional',
    professionalId: only.professional_id,
    seat: only.membership_id,
    organisationId: only.organisation_id,
  };
}

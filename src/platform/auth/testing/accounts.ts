import { sql } from 'kysely';
import { systemDb } from '../../access/system-db.ts';
import { withOwner } from '../../database/connect.ts';
import { newId } from '../../database/id.ts';
import type { TestDatabase } from '../../database/testing/use-database.ts';
import type { Runtime } from '../../runtime.ts';
import { keysOf, signLink, sixDigits } from '../keys.ts';
import type { Session } from '../session.ts';
import { resolveSession } from '../sessions.server.ts';

export interface Member {
  professionalId: string;
  membershipId: string;
  organisationId: string;
  email: string;
}

export async function addOrganisation(test: TestDatabase, name: string, kind = 'ccas'): Promise<string> {
  const organisationId = newId();
  await withOwner(test.ownerUrl, (owner) =>
    owner.query(
      'INSERT INTO organisation (organisation_id, kind, name, discreet) VALUES ($1, $2, $3, false)',
      [organisationId, kind, name],
    ),
  );
  return organisationId;
}

/** A professional with a seat; the same address again is another seat of the same professional. */
export async function addMember(
  { runtime }: TestDatabase,
  email: string,
  organisationId: string,
  options: { roles?: string[]; demoLabel?: string } = {},
): Promise<Member> {
  const membershipId = newId();
  const roles = options.roles ?? ['member'];
  const professionalId = await systemDb(runtime, 'test', async (tx) => {
    const { rows } = await sql<{
      id: string;
    }>`SELECT access.admit_member(${membershipId}, ${newId()}, ${organisationId},
      'Nadia', 'Ferrand', ${email}, 'conseillère', 'les-deux', ${roles}, access.today(), ${options.demoLabel ?? null}) AS id`.execute(
      tx,
    );
    return rows[0]!.id;
  });
  return { professionalId, membershipId, organisationId, email };
}

/** What the last e-mail to this address contains, as its reader would find it. */
export async function lastSignInMail(
  runtime: Runtime,
  email: string,
): Promise<{ link: string; code: string }> {
  const row = await systemDb(runtime, 'test', (tx) =>
    tx
      .selectFrom('mail_message')
      .select('params')
      .where('recipient', '=', email)
      .where('template', '=', 'sign-in')
      .where('state', '=', 'queued')
      .orderBy('mail_id', 'desc')
      .executeTakeFirstOrThrow(),
  );
  const { tokenId } = row.params as { tokenId: string };
  return { link: signLink(keysOf(runtime), 'sign-in', tokenId), code: sixDigits(keysOf(runtime), tokenId) };
}

export async function sessionOf(runtime: Runtime, token: string): Promise<Session> {
  const { session } = await resolveSession(runtime, token, { gesture: true });
  if (!session) throw new Error('the session is over');
  return session;
}

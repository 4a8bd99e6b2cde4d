import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { systemDb } from '../../platform/access/system-db.ts';
import { keysOf, sameText } from '../../platform/auth/keys.ts';
import { openSession } from '../../platform/auth/sessions.server.ts';
import { newId } from '../../platform/database/id.ts';
import { queueMail } from '../../platform/mail/outbox.server.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { paperCodeUsedMail } from './mails.ts';
import { firstGroup, paperCode } from './paper-code.ts';
import { readPaperCode } from './rules.ts';

/**
 * A code typed from paper, with the birth date: opens a session that writes and never reads. Null whatever was wrong, so that
 * nobody learns whether such a code exists. The transaction commits in every case: a try counts.
 */
export async function enterWithPaperCode(
  runtime: Runtime,
  { typed, birthDate, device }: { typed: string; birthDate: string; device: string },
): Promise<string | null> {
  const code = readPaperCode(typed);
  if (!code) return null;
  return systemDb(runtime, 'paper code', async (tx) => {
    const { rows } = await sql<{ id: string }>`
      SELECT paper_code_id AS id FROM access.live_paper_codes(${firstGroup(code)})`.execute(tx);
    let token: string | null = null;
    for (const { id } of rows) {
      const right = sameText(code, paperCode(keysOf(runtime), id));
      token ??= await tryOne(tx, runtime, { id, right, birthDate, device });
    }
    return token;
  });
}

async function tryOne(
  tx: Tx,
  runtime: Runtime,
  { id, right, birthDate, device }: { id: string; right: boolean; birthDate: string; device: string },
): Promise<string | null> {
  const { rows } = await sql<{ account_id: string | null; tell: string | null }>`
    SELECT * FROM access.try_paper_code(${id}, ${right}, ${birthDate}, ${newId()})`.execute(tx);
  const { account_id: accountId, tell } = rows[0]!;
  if (!accountId) return null;
  if (tell) await queueMail(tx, paperCodeUsedMail, { to: tell, params: {} });
  return openSession(tx, runtime.clock.now(), { accountId, credentialId: id, method: 'paper', device });
}

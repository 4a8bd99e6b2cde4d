import { systemDb } from '../access/system-db.ts';
import type { Runtime } from '../runtime.ts';
import { keysOf } from './keys.ts';
import '../mail/tables.ts';
import './tables.ts';

const KEEP = { requestsHours: 24, sessionsDays: 180, mailDays: 30 };

/** SECRET_KEY is not the one that sealed this database: second factors, links and hashes would all be lost. */
export class OtherSecretKey extends Error {
  override readonly name = 'OtherSecretKey';
}

/** Called at start. The first start of a database writes down which key it was. */
export async function checkSecretKey(runtime: Runtime): Promise<void> {
  const { fingerprint } = keysOf(runtime);
  await systemDb(runtime, 'start', async (tx) => {
    const known = await tx.selectFrom('sealing_key').select('fingerprint').execute();
    if (known.some((row) => row.fingerprint.equals(fingerprint))) return;
    if (known.length > 0) throw new OtherSecretKey('SECRET_KEY is not the key of this database');
    await tx.insertInto('sealing_key').values({ fingerprint }).execute();
  });
}

/** What has served its purpose is erased: requests to sign in after a day, messages after a month, sessions after six. */
export async function purgeAccounts(runtime: Runtime): Promise<void> {
  const now = runtime.clock.now();
  await systemDb(runtime, 'purge of accounts', async (tx) => {
    const requests = now.subtract({ hours: KEEP.requestsHours });
    await tx.deleteFrom('sign_in_token').where('created_at', '<', requests).execute();
    await tx.deleteFrom('failed_attempt').where('last_at', '<', requests).execute();
    await tx
      .deleteFrom('mail_message')
      .where('state', '=', 'withheld')
      .where('created_at', '<', requests)
      .execute();
    await tx
      .deleteFrom('mail_message')
      .where('state', '<>', 'queued')
      .where('created_at', '<', now.subtract({ hours: KEEP.mailDays * 24 }))
      .execute();
    await tx
      .deleteFrom('session')
      .where('expires_at', '<', now.subtract({ hours: KEEP.sessionsDays * 24 }))
      .execute();
  });
}

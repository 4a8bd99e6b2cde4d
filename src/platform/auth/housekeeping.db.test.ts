import { beforeAll, describe, expect, it } from 'vitest';
import { systemDb } from '../access/system-db.ts';
import { useDatabase } from '../database/testing/use-database.ts';
import { checkSecretKey, OtherSecretKey, purgeAccounts } from './housekeeping.server.ts';
import { openSession } from './sessions.server.ts';
import { startSignIn } from './sign-in.server.ts';
import { addMember, addOrganisation, type Member } from './testing/accounts.ts';
import { movingClock } from './testing/moving-clock.ts';
import '../mail/tables.ts';

const clock = movingClock('2026-03-02T08:00:00Z');
const test = useDatabase({ clock });
let member: Member;

beforeAll(async () => {
  member = await addMember(test, 'nadia@vierzon.example', await addOrganisation(test, 'CCAS de Vierzon'));
});

function left() {
  return systemDb(test.runtime, 'test', async (tx) => {
    const counts: Record<string, number> = {};
    for (const table of ['sign_in_token', 'failed_attempt', 'mail_message', 'session'] as const) {
      const row = await tx
        .selectFrom(table)
        .select((e) => e.fn.countAll().as('n'))
        .executeTakeFirstOrThrow();
      counts[table] = Number(row.n);
    }
    return counts;
  });
}

describe('what accounts leave behind', () => {
  it('is erased when it has served: requests after a day, messages after a month, sessions after six', async () => {
    await startSignIn(test.runtime, { email: member.email, returnTo: null });
    await startSignIn(test.runtime, { email: 'inconnue@ailleurs.example', returnTo: null });
    await systemDb(test.runtime, 'test', async (tx) => {
      await openSession(tx, clock.now(), {
        professionalId: member.professionalId,
        method: 'link',
        device: 'Firefox',
      });
      await tx
        .updateTable('mail_message')
        .set({ state: 'sent', sent_at: clock.now() })
        .where('state', '=', 'queued')
        .execute();
    });
    await purgeAccounts(test.runtime);
    expect(await left()).toEqual({ sign_in_token: 2, failed_attempt: 2, mail_message: 2, session: 1 });
    clock.forward({ hours: 25 });
    await purgeAccounts(test.runtime);
    expect(await left()).toEqual({ sign_in_token: 0, failed_attempt: 0, mail_message: 1, session: 1 });
    clock.forward({ hours: 30 * 24 });
    await purgeAccounts(test.runtime);
    expect(await left()).toMatchObject({ mail_message: 0, session: 1 });
    clock.forward({ hours: 180 * 24 });
    await purgeAccounts(test.runtime);
    expect(await left()).toMatchObject({ session: 0 });
  });
});

describe('the key of the installation', () => {
  it('is remembered at the first start; another one is refused, the same one is not', async () => {
    await checkSecretKey(test.runtime);
    await checkSecretKey(test.runtime);
    const other = { ...test.runtime, secret: new Uint8Array(32).fill(9) };
    await expect(checkSecretKey(other)).rejects.toBeInstanceOf(OtherSecretKey);
  });
});

import { beforeAll, expect, it } from 'vitest';
import { run } from '../access/run.ts';
import { systemDb } from '../access/system-db.ts';
import { invitationMail } from '../auth/mails.ts';
import { openSession, resolveSession } from '../auth/sessions.server.ts';
import { addMember, addOrganisation, type Member } from '../auth/testing/accounts.ts';
import { newId } from '../database/id.ts';
import { useDatabase } from '../database/testing/use-database.ts';
import { queueMail } from './outbox.server.ts';
import { undeliveredMail } from './undelivered.server.ts';

const test = useDatabase({ demo: true });
let ccas: string;
let plie: string;

beforeAll(async () => {
  ccas = await addOrganisation(test, 'CCAS de Vierzon');
  plie = await addOrganisation(test, 'PLIE du Cher', 'plie');
  await systemDb(test.runtime, 'test', async (tx) => {
    for (const [to, organisationId] of [
      ['perdu@vierzon.example', ccas],
      ['attend@vierzon.example', ccas],
      ['autre@plie.example', plie],
    ] as const) {
      const params = { invitationId: newId(), organisationName: null };
      await queueMail(tx, invitationMail, { to, params, organisationId });
    }
    await tx
      .updateTable('mail_message')
      .set({ state: 'failed', last_error: 'smtp-550' })
      .where('recipient', '<>', 'attend@vierzon.example')
      .execute();
  });
});

async function actorOf(member: Member) {
  const token = await systemDb(test.runtime, 'test', (tx) =>
    openSession(tx, test.runtime.clock.now(), {
      professionalId: member.professionalId,
      method: 'demo',
      device: 'Firefox',
    }),
  );
  return (await resolveSession(test.runtime, token, { gesture: true })).actor;
}

it('a manager reads what their own organisation could not send, nobody else does', async () => {
  const manager = await addMember(test, 'chef@vierzon.example', ccas, { roles: ['manager'], demoLabel: 'x' });
  const colleague = await addMember(test, 'collegue@vierzon.example', ccas, { demoLabel: 'x' });
  const seen = await run(test.runtime, undeliveredMail, await actorOf(manager), {});
  expect(seen).toMatchObject([{ recipient: 'perdu@vierzon.example', state: 'failed', why: 'smtp-550' }]);
  await expect(run(test.runtime, undeliveredMail, await actorOf(colleague), {})).rejects.toMatchObject({
    name: 'NotFound',
  });
});

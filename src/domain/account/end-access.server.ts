import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { queueMail } from '../../platform/mail/outbox.server.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { accessEndedMail } from './mails.ts';
import { readAddresses } from './read-access.server.ts';
import { currentAddress } from './rules.ts';

/** Takes back an address that does not open yet. */
export const withdrawAddress = command({
  name: 'withdraw-own-address',
  input: z.object({ personId: z.uuid(), addressId: z.uuid() }),
  access: onPerson(['edit', 'desk']),
  handle: async ({ tx }, { personId, addressId }) => {
    await changeAccess(tx, 'withdraw_address', personId, addressId);
    await recordEvent({ tx }, { personId, kind: 'access-withdrawn', params: {} });
  },
});

/** Closes the person's space: addresses, codes and open sessions, at once. The person is told. */
export const endPersonAccess = command({
  name: 'end-own-access',
  input: z.object({ personId: z.uuid() }),
  access: onPerson(['edit', 'desk']),
  handle: async ({ tx, clock }, { personId }) => {
    const current = currentAddress(await readAddresses(tx, personId), clock.now().epochMilliseconds);
    await changeAccess(tx, 'end_person_access', personId);
    await recordEvent({ tx }, { personId, kind: 'access-ended', params: {} });
    if (current) await queueMail(tx, accessEndedMail, { to: current.address, params: {} });
  },
});

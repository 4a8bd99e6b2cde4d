import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { addressWays } from './codes.ts';
import { addressInput } from './inputs.ts';
import { tellProposed } from './tell-addresses.server.ts';

/** A professional proposes the address by which the person would sign in. It opens nothing before it is confirmed. */
export const proposeAddress = command({
  name: 'propose-own-address',
  input: z.object({
    personId: z.uuid(),
    address: addressInput,
    way: z.enum(addressWays),
    /** The person is there, and the professional made sure of who they are. */
    present: z.boolean(),
  }),
  access: onPerson(['edit', 'desk']),
  handle: async ({ tx, clock }, { personId, address, way, present }) => {
    if (way !== 'ancienne-adresse' && !present) throw new Refused('presence_missing');
    const addressId = newId();
    await changeAccess(tx, 'propose_address', personId, addressId, address, way);
    await recordEvent({ tx }, { personId, kind: 'access-proposed', params: {} });
    await tellProposed(tx, clock.now(), { personId, addressId, address, way, byPerson: false });
    return { addressId };
  },
});

/** The person, signed in by their present address, chooses another: only the new mailbox has to answer. */
export const proposeOwnAddress = command({
  name: 'choose-own-address',
  input: z.object({ personId: z.uuid(), address: addressInput }),
  access: onPerson('self'),
  handle: async ({ tx, clock }, { personId, address }) => {
    const addressId = newId();
    const way = 'ancienne-adresse';
    await changeAccess(tx, 'propose_address', personId, addressId, address, way);
    await recordEvent({ tx }, { personId, kind: 'access-proposed', params: {} });
    await tellProposed(tx, clock.now(), { personId, addressId, address, way, byPerson: true });
    return { addressId };
  },
});

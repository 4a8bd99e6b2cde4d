import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { readAddresses } from './read-access.server.ts';
import { currentAddress } from './rules.ts';
import { tellConfirmed } from './tell-addresses.server.ts';

const oneAddress = z.object({ personId: z.uuid(), addressId: z.uuid() });

/** The second professional, with the person in front of them; the address opens 48 hours later at the earliest. */
export const vouchAddress = command({
  name: 'vouch-own-address',
  input: oneAddress.extend({ present: z.boolean() }),
  access: onPerson(['edit', 'desk']),
  handle: async (context, { personId, addressId, present }) => {
    if (!present) throw new Refused('presence_missing');
    await settling(context, personId, addressId, () =>
      changeAccess(context.tx, 'vouch_address', personId, addressId),
    );
  },
});

/** The person's own word, from the old channel: yes to a proposal that asks for it, no to any that does not open yet. */
export const answerAddress = command({
  name: 'answer-own-address',
  input: oneAddress.extend({ yes: z.boolean() }),
  access: onPerson('self'),
  handle: async (context, { personId, addressId, yes }) => {
    await settling(context, personId, addressId, () =>
      changeAccess(context.tx, 'answer_address', personId, addressId, yes),
    );
    if (!yes) await recordEvent(context, { personId, kind: 'access-refused', params: {} });
  },
});

/** Runs an act that may be the last condition of an address, and tells the person when it was. */
async function settling(
  { tx, clock }: Context,
  personId: string,
  addressId: string,
  act: () => Promise<unknown>,
): Promise<void> {
  const now = clock.now();
  const former = currentAddress(await readAddresses(tx, personId), now.epochMilliseconds);
  if ((await act()) !== true) return;
  const { address, effective_at: opens } = await tx
    .selectFrom('sign_in_address')
    .select(['address', 'effective_at'])
    .where('person_id', '=', personId)
    .where('sign_in_address_id', '=', addressId)
    .executeTakeFirstOrThrow();
  await recordEvent({ tx }, { personId, kind: 'access-confirmed', params: { first: false } });
  await tellConfirmed(tx, now, { address, former: former?.address ?? null, opens: opens ?? now });
}

import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { queueMail } from '../../platform/mail/outbox.server.ts';
import type { AddressWay } from './codes.ts';
import { addressChangingMail, addressConfirmedMail, addressProposedMail } from './mails.ts';
import { readAddresses } from './read-access.server.ts';
import { currentAddress } from './rules.ts';

/** Asks the new mailbox to answer, and tells the old one at once: whoever holds it can still say no. */
export async function tellProposed(
  tx: Tx,
  now: Temporal.Instant,
  proposal: { personId: string; addressId: string; address: string; way: AddressWay; byPerson: boolean },
): Promise<void> {
  const { addressId, address, way, byPerson } = proposal;
  await queueMail(tx, addressProposedMail, { to: address, params: { addressId } });
  const current = currentAddress(await readAddresses(tx, proposal.personId), now.epochMilliseconds);
  if (current && way !== 'premiere') {
    await queueMail(tx, addressChangingMail, { to: current.address, params: { way, byPerson } });
  }
}

/** To both: from when the new one opens. `former` is null for a first address. */
export async function tellConfirmed(
  tx: Tx,
  now: Temporal.Instant,
  confirmed: { address: string; former: string | null; opens: Temporal.Instant },
): Promise<void> {
  const later = confirmed.opens.epochMilliseconds > now.epochMilliseconds;
  const params = {
    first: confirmed.former === null && !later,
    opensAt: later ? confirmed.opens.toString() : null,
  };
  for (const to of new Set([confirmed.address, confirmed.former])) {
    if (to) await queueMail(tx, addressConfirmedMail, { to, params });
  }
}

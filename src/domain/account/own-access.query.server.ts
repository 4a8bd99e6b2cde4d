import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { SESSION_HOURS } from '../../platform/auth/rules.ts';
import { type AddressLine, type CodeLine, readAddresses, readCodes } from './read-access.server.ts';
import { type AddressState, addressState, type CodeState, codeState, missingFor } from './rules.ts';

type OwnLine = AddressLine & { state: AddressState; missing: ReturnType<typeof missingFor> };

export interface OwnAccess {
  current: OwnLine | null;
  waiting: OwnLine[];
  /** `open`: what the code opened may still be open. */
  codes: (CodeLine & { state: CodeState; open: boolean })[];
}

/** By what address and codes one's own space opens today, and what waits for an answer. */
export const ownAccess = query({
  name: 'own-access',
  input: z.object({ personId: z.uuid() }),
  access: onPerson('self'),
  reads: 'none',
  handle: async ({ tx, clock }, { personId }): Promise<OwnAccess> => {
    const now = clock.now().epochMilliseconds;
    const sessionStart = now - SESSION_HOURS * 3_600_000;
    const all = await readAddresses(tx, personId);
    const addresses = all.map((a) => ({ ...a, state: addressState(a, all, now), missing: missingFor(a) }));
    const codes = (await readCodes(tx, personId)).map((code) => ({
      ...code,
      state: codeState(code, now),
      open: code.usedAt !== null && code.usedAt > sessionStart,
    }));
    return {
      current: addresses.find((a) => a.state === 'active') ?? null,
      waiting: addresses.filter((a) => a.state === 'proposee' || a.state === 'a-venir'),
      codes: codes.filter((code) => code.state === 'valable' || code.state === 'utilise').slice(0, 3),
    };
  },
});

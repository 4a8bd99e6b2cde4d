import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import type { AddressWay } from './codes.ts';
import { type AddressLine, type CodeLine, readAddresses, readCodes } from './read-access.server.ts';
import {
  type AddressState,
  addressState,
  type CodeState,
  codeState,
  missingFor,
  servesAccount,
  waysFor,
} from './rules.ts';

export type ShownAddress = AddressLine & {
  state: AddressState;
  missing: ReturnType<typeof missingFor>;
  mayVouch: boolean;
};
export type ShownCode = CodeLine & { state: CodeState };

export interface AccessPage {
  person: { personId: string; givenName: string; familyName: string };
  birthDateKnown: boolean;
  /** E-mail of the contact details: only a suggestion, it opens nothing. */
  contactEmail: string | null;
  addresses: ShownAddress[];
  codes: ShownCode[];
  ways: AddressWay[];
  /** May propose, confirm, print and close. */
  serves: boolean;
}

/** How the person signs in, and how it came to be: for those who read the file and for reception. */
export const accessPage = query({
  name: 'access-page',
  input: z.object({ personId: z.uuid() }),
  access: onPerson(['file', 'desk']),
  reads: 'file',
  handle: async ({ tx, actor, clock, levels }, { personId }): Promise<AccessPage> => {
    const now = clock.now().epochMilliseconds;
    const { rows } = await sql<{
      givenName: string;
      familyName: string;
      birthDateKnown: boolean;
      email: string | null;
      discreet: boolean;
    }>`
      SELECT l.given_name AS "givenName", l.family_name AS "familyName", l.birth_date IS NOT NULL AS "birthDateKnown",
        (SELECT c.email FROM person_contact c WHERE c.person_id = l.person_id) AS email, access.org_discreet() AS discreet
      FROM person_list l WHERE l.person_id = ${personId}`.execute(tx);
    const row = rows[0];
    if (!row || actor.kind !== 'professional') throw new NotFound();
    const addresses = await readAddresses(tx, personId);
    const codes = await readCodes(tx, personId);
    const serves = servesAccount(levels, row.discreet);
    return {
      person: { personId, givenName: row.givenName, familyName: row.familyName },
      birthDateKnown: row.birthDateKnown,
      contactEmail: row.email,
      addresses: addresses.map((address) => {
        const state = addressState(address, addresses, now);
        const missing = missingFor(address);
        const mayVouch =
          serves &&
          state === 'proposee' &&
          missing.includes('second') &&
          address.byProfessional !== actor.professionalId;
        return { ...address, state, missing, mayVouch };
      }),
      codes: codes.map((code) => ({ ...code, state: codeState(code, now) })),
      ways: waysFor(addresses, now),
      serves,
    };
  },
});

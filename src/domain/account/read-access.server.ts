import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { AddressFacts, CodeFacts } from './rules.ts';
import './tables.ts';

export interface AddressLine extends AddressFacts {
  address: string;
  proposedAt: number;
  byName: string;
  byOrganisation: string | null;
  byProfessional: string | null;
  secondName: string | null;
  secondOrganisation: string | null;
  endedAt: number | null;
}

export interface CodeLine extends CodeFacts {
  id: string;
  printedAt: number;
  byName: string;
  byOrganisation: string;
  tries: number;
  revokedAt: number | null;
}

const moment = (at: Temporal.Instant | null): number | null => at?.epochMilliseconds ?? null;

/** Every address that was ever proposed, the last first. */
export async function readAddresses(tx: Tx, personId: string): Promise<AddressLine[]> {
  const rows = await tx
    .selectFrom('sign_in_address')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('proposed_at', 'desc')
    .orderBy('sign_in_address_id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.sign_in_address_id,
    address: row.address,
    way: row.way,
    proposedAt: row.proposed_at.epochMilliseconds,
    expiresAt: row.expires_at.epochMilliseconds,
    byName: row.by_name,
    byOrganisation: row.by_organisation,
    byProfessional: row.by_professional,
    mailboxAt: moment(row.mailbox_at),
    oldChannelAt: moment(row.old_channel_at),
    secondAt: moment(row.second_at),
    secondName: row.second_name,
    secondOrganisation: row.second_organisation,
    effectiveAt: moment(row.effective_at),
    endedAt: moment(row.ended_at),
    endedWhy: row.ended_why,
  }));
}

export async function readCodes(tx: Tx, personId: string): Promise<CodeLine[]> {
  const rows = await tx
    .selectFrom('paper_code')
    .select([
      'paper_code_id',
      'printed_at',
      'expires_at',
      'by_name',
      'by_organisation',
      'tries',
      'used_at',
      'revoked_at',
      'revoked_why',
    ])
    .where('person_id', '=', personId)
    .orderBy('printed_at', 'desc')
    .orderBy('paper_code_id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.paper_code_id,
    printedAt: row.printed_at.epochMilliseconds,
    expiresAt: row.expires_at.epochMilliseconds,
    byName: row.by_name,
    byOrganisation: row.by_organisation,
    tries: row.tries,
    usedAt: moment(row.used_at),
    revokedAt: moment(row.revoked_at),
    revokedWhy: row.revoked_why,
  }));
}

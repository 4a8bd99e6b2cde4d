import type { Levels } from '../../platform/access/actor.ts';
import type { AddressEnd, AddressWay, CodeEnd } from './codes.ts';
import { PAPER_ALPHABET, PAPER_GROUP, PAPER_GROUPS } from './codes.ts';

/** Moments are milliseconds: pages and rules compare them alike. */
export interface AddressFacts {
  id: string;
  way: AddressWay;
  expiresAt: number;
  mailboxAt: number | null;
  oldChannelAt: number | null;
  secondAt: number | null;
  effectiveAt: number | null;
  endedWhy: AddressEnd | null;
}

export type AddressState = 'proposee' | 'a-venir' | 'active' | 'expiree' | AddressEnd;

/** The person's address of the moment: the last to have taken effect, unless it was ended. */
export function currentAddress<Facts extends AddressFacts>(
  addresses: readonly Facts[],
  now: number,
): Facts | null {
  return addresses
    .filter((a) => a.endedWhy === null && a.effectiveAt !== null && a.effectiveAt <= now)
    .reduce<Facts | null>(
      (last, a) => (last && (last.effectiveAt ?? 0) >= (a.effectiveAt ?? 0) ? last : a),
      null,
    );
}

export function addressState(
  address: AddressFacts,
  addresses: readonly AddressFacts[],
  now: number,
): AddressState {
  if (address.endedWhy) return address.endedWhy;
  if (address.effectiveAt === null) return address.expiresAt <= now ? 'expiree' : 'proposee';
  if (address.effectiveAt > now) return 'a-venir';
  return currentAddress(addresses, now)?.id === address.id ? 'active' : 'remplacee';
}

type Missing = 'boite' | 'oui' | 'second';

/** What an address that is proposed still waits for. */
export function missingFor({ way, mailboxAt, oldChannelAt, secondAt }: AddressFacts): Missing[] {
  const missing: Missing[] = [];
  if (mailboxAt === null) missing.push('boite');
  if (way === 'ancienne-adresse' && oldChannelAt === null) missing.push('oui');
  if (way === 'en-presence' && secondAt === null) missing.push('second');
  return missing;
}

/** The ways open to a professional: a first address; then the old channel when there is one, or two professionals. */
export function waysFor(addresses: readonly AddressFacts[], now: number): AddressWay[] {
  if (!addresses.some((a) => a.effectiveAt !== null)) return ['premiere'];
  return currentAddress(addresses, now) ? ['ancienne-adresse', 'en-presence'] : ['en-presence'];
}

export interface CodeFacts {
  expiresAt: number;
  usedAt: number | null;
  revokedWhy: CodeEnd | null;
}
export type CodeState = 'valable' | 'utilise' | 'expire' | CodeEnd;

export function codeState({ expiresAt, usedAt, revokedWhy }: CodeFacts, now: number): CodeState {
  if (revokedWhy) return revokedWhy;
  if (usedAt !== null) return 'utilise';
  return expiresAt <= now ? 'expire' : 'valable';
}

/**
 * The référent and their stand-in, who accompanies, and reception: those who meet the person. A discreet organisation does not,
 * since what it did would show to the whole circle (access.serves_account() says the same).
 */
export const servesAccount = ({ edit, desk }: Levels, discreetOrganisation: boolean): boolean =>
  (edit || desk) && !discreetOrganisation;

/** « acde 3467 wxyy » → « ACDE3467WXYY », or null for what cannot be a code. */
export function readPaperCode(typed: string): string | null {
  const letters = typed.toUpperCase().replaceAll(/[\s.\-–_]/g, '');
  const known =
    letters.length === PAPER_GROUP * PAPER_GROUPS && [...letters].every((c) => PAPER_ALPHABET.includes(c));
  return known ? letters : null;
}

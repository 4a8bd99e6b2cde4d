/** How a new address is confirmed; the table `sign_in_address` holds each to its conditions. */
export const addressWays = ['premiere', 'ancienne-adresse', 'en-presence'] as const;
export type AddressWay = (typeof addressWays)[number];

export type AddressEnd = 'retiree' | 'refusee' | 'remplacee' | 'fin-acces';
export type CodeEnd = 'remplace' | 'retire' | 'essais' | 'fin-acces';

export const PROPOSAL_DAYS = 14;
export const PAPER_DAYS = 30;
export const PAPER_TRIES = 5;
/** Between the second professional and the first use of an address confirmed without the old one. */
export const DELAY_HOURS = 48;

/** Capital letters and figures that nobody takes for another: no O or 0, I, L or 1, S or 5, B or 8, Z or 2, U or V. */
export const PAPER_ALPHABET = 'ACDEFGHJKMNPQRTWXY34679';
export const PAPER_GROUP = 4;
export const PAPER_GROUPS = 3;

/** Under which the tables of the offer may be written by the system. */
export const REASON = 'offer import';

/** After six months a record may be out of date; `access.unconfirmed_offer()` counts the same. */
const DAYS_BEFORE_DOUBT = 183;

export const isDoubtful = (updatedOn: string, today: string): boolean =>
  daysBetween(updatedOn, today) >= DAYS_BEFORE_DOUBT;

/** Free places that were said longer ago are no longer believed. */
export const PLACES_BELIEVED_DAYS = 30;

export const isOldRoom = (saidOn: string, today: string): boolean =>
  daysBetween(saidOn, today) > PLACES_BELIEVED_DAYS;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

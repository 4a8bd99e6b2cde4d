/** After six months a record may be out of date; `access.unconfirmed_offer()` counts the same. */
const DAYS_BEFORE_DOUBT = 183;

export const isDoubtful = (updatedOn: string, today: string): boolean =>
  (Date.parse(today) - Date.parse(updatedOn)) / 86_400_000 >= DAYS_BEFORE_DOUBT;

/** Free places that were said longer ago are no longer believed. */
export const PLACES_BELIEVED_DAYS = 30;

/** What one bit of `offer_hot.bits` says. Written by `offer.derive` (migrations/0060_offer.sql); the index in memory reads the same. */
export const BITS = {
  onSite: 1,
  remote: 2,
  free: 4,
  paid: 8,
  /** Six kinds of service, one bit each from here, in the order of `offer_value.bit`. */
  firstType: 16,
  restricted: 1024,
  /** Its structure has a better record in its cluster. */
  double: 2048,
  byUsers: 4096,
  byProfessionals: 8192,
} as const;

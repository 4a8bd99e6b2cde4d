import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Numbers of mainland France first, then of the overseas départements, whose national forms overlap with nothing. */
const COUNTRIES: readonly CountryCode[] = ['FR', 'GP', 'GF', 'MQ', 'RE', 'YT'];

/** What somebody typed, as E.164; null when it is no number that exists. */
export function readPhone(text: string): string | null {
  for (const country of COUNTRIES) {
    const found = parsePhoneNumberFromString(text.replace(/^\s*00/, '+'), country);
    if (found?.isValid()) return found.number;
  }
  return null;
}

/** « 06 55 50 12 34 », « +44 20 7946 0958 » */
export function formatPhone(e164: string): string {
  const found = parsePhoneNumberFromString(e164);
  if (!found) return e164;
  return found.countryCallingCode === '33' ? found.formatNational() : found.formatInternational();
}

import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

export interface PhoneReading {
  /** E.164, in the order of the cell. */
  numbers: { number: string; mobile: boolean }[];
  /** Pieces that look like a number and are not one. */
  rejected: string[];
}

/** Numbers of mainland France first, then of the overseas départements, whose national forms overlap with nothing. */
const COUNTRIES: readonly CountryCode[] = ['FR', 'GP', 'GF', 'MQ', 'RE', 'YT'];

/** One cell may hold two numbers, a leading zero lost to a spreadsheet, a country code, or words around the number. */
export function readPhones(text: string): PhoneReading {
  const reading: PhoneReading = { numbers: [], rejected: [] };
  for (const piece of splitPhones(text)) {
    const phone = readPhone(piece);
    if (!phone) reading.rejected.push(piece.trim());
    else if (!reading.numbers.some(({ number }) => number === phone.number)) {
      const type = phone.getType();
      reading.numbers.push({
        number: phone.number,
        mobile: type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE',
      });
    }
  }
  return reading;
}

/** A slash or a word between two numbers; inside « 06/12/34/56/78 » it only spaces the digits. */
function splitPhones(text: string): string[] {
  const pieces = text.split(
    /\s*(?:[;,|\n]|\bou\b|\bet\b)\s*|\s+\/\s+|(?<=\d{9})\/|(?<=(?:\d{2}[ .-]){4}\d{2})\s*\/\s*/i,
  );
  return pieces.filter((piece) => /\d/.test(piece));
}

function readPhone(piece: string): PhoneNumber | null {
  const digits = piece.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  const candidates = [digits, digits.replace(/^00/, '+'), `0${digits}`, `+${digits}`].filter(
    (one) => one.length >= 9,
  );
  for (const candidate of candidates) {
    for (const country of candidate.startsWith('+') ? [undefined] : COUNTRIES) {
      const phone = parsePhoneNumberFromString(candidate, country);
      if (phone?.isValid()) return phone;
    }
  }
  return null;
}

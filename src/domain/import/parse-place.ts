export interface PlaceWritten {
  postalCode?: string;
  commune?: string;
  line?: string;
}

/** Five digits; four when a spreadsheet dropped the zero of the départements 01 to 09. */
export function readPostalCode(text: string): string | null {
  const digits = text.replace(/[\s\u00a0\u202f]|\.0$/g, '').replace(/^F-?/i, '');
  if (/^\d{4}$/.test(digits)) return `0${digits}`;
  return /^(?!00)\d{5}$/.test(digits) ? digits : null;
}

/** « 18000 BOURGES » or « BOURGES (18000) ». */
export function readPostalCodeAndCommune(text: string): PlaceWritten {
  const [, code, , after] = text.match(/(?<!\d)(\d{2}\s?\d{3}|\d{4})(?!\d)(\s*[-,]?\s*(.*))?$/s) ?? [];
  const postalCode = code ? readPostalCode(code) : null;
  if (!postalCode) return text.trim() === '' ? {} : { commune: text.trim() };
  const before = text.slice(0, text.indexOf(code!)).replace(/[\s(,-]+$/, '');
  const name = (after ?? '').replace(/^[)\s]+/, '').trim() || before.trim();
  return name === '' ? { postalCode } : { postalCode, commune: name };
}

/** A whole address in one cell: the postal code and what follows are the place, what comes before is the street. */
export function readWholeAddress(text: string): PlaceWritten {
  const [, line, place] = text.match(/^(.*?)[\s,\-–]+((?<!\d)\d{5}\s+\p{L}.*)$/su) ?? [];
  if (line === undefined || place === undefined) return { line: text };
  return { line: line.trim(), ...readPostalCodeAndCommune(place) };
}

/** The parts of an address, in the order of the columns, on one line. */
export function joinLines(parts: readonly string[]): string {
  const kept = parts
    .map((part) => part.replace(/[\s\u00a0\u202f]+/g, ' ').trim())
    .filter((part) => part !== '');
  // « 12 » then « rue des Arènes »: a number is not separated from its street.
  return kept.reduce(
    (line, part) =>
      line === '' ? part : /^\d+\s*(bis|ter)?$/i.test(line) ? `${line} ${part}` : `${line}, ${part}`,
    '',
  );
}

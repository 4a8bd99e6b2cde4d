import { fold } from '../../platform/text/fold.ts';

export interface NameReading {
  usedName?: string;
  birthName?: string;
  givenName?: string;
  /** The cell did not say where the family name ends: the split is a guess to look at. */
  guessed?: boolean;
}

/** Spaces tidied, typographic apostrophes, and capitals only at the beginning of words when the whole text was in one case. */
export function tidyName(text: string): string {
  const tidy = text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/\s*-\s*/g, '-')
    .replace(/['’‘`´]\s?/g, '’')
    .trim();
  const oneCase = tidy === tidy.toUpperCase() || tidy === tidy.toLowerCase();
  if (!oneCase) return tidy;
  return tidy
    .toLowerCase()
    .replace(/(^|[\s\-’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

// « DUPONT née MARTIN », « MARTIN épouse DUPONT », « DUPONT (ép. MARTIN) », « DUPONT NEE MARTIN »
const BORN = /^(.+?)[\s,(]+n[ée]+e?(?:\(e\))?[\s.:]+(.+?)\)?$/i;
const MARRIED = /^(.+?)[\s,(]+(?:[ée]pouse|[ée]poux|[ée]p\.?|[ée]pse\.?|vve|veuve)[\s.:]+(.+?)\)?$/i;

/** A family name that says both names. */
export function readFamilyName(text: string): NameReading {
  const born = text.match(BORN);
  if (born) return { usedName: tidyName(born[1]!), birthName: tidyName(born[2]!) };
  const married = text.match(MARRIED);
  if (married) return { birthName: tidyName(married[1]!), usedName: tidyName(married[2]!) };
  return text.trim() === '' ? {} : { usedName: tidyName(text) };
}

/** « DUPONT Jean », « Jean DUPONT », « Dupont, Jean »: capitals and commas decide, then the order that the header announces. */
export function readFullName(text: string, order: 'family-first' | 'given-first'): NameReading {
  const [family, given, ...more] = text.split(',').map((part) => part.trim());
  if (family && given && more.length === 0) return { ...readFamilyName(family), givenName: tidyName(given) };
  const words = text.trim().split(/[\s\u00a0]+/);
  if (words.length < 2) return readFamilyName(text);
  const capitals = words.map((word) => word === word.toUpperCase() && word !== word.toLowerCase());
  const mixed = capitals.includes(true) && capitals.includes(false);
  const run = mixed ? contiguous(capitals) : null;
  if (run) {
    const inside = words.slice(run.from, run.until).join(' ');
    const outside = [...words.slice(0, run.from), ...words.slice(run.until)].join(' ');
    return { ...readFamilyName(inside), givenName: tidyName(outside) };
  }
  const cut = order === 'family-first' ? familyLength(words) : 1;
  const [first, rest] = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
  const [familyPart, givenPart] = order === 'family-first' ? [first, rest] : [rest, first];
  const guessed = words.length > 2;
  return { ...readFamilyName(familyPart), givenName: tidyName(givenPart), ...(guessed ? { guessed } : {}) };
}

function contiguous(flags: boolean[]): { from: number; until: number } | null {
  const from = flags.indexOf(true);
  const until = flags.lastIndexOf(true) + 1;
  const single = flags.slice(from, until).every(Boolean) && (from === 0 || until === flags.length);
  return single ? { from, until } : null;
}

const PARTICLES = new Set([
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'el',
  'al',
  'ben',
  'bin',
  'ait',
  'da',
  'dos',
  'di',
  'van',
  'von',
  'den',
  'der',
  'mc',
]);

/** « DE LA TOUR JEAN »: particles belong to the name that follows them. */
function familyLength(words: string[]): number {
  let length = 0;
  while (length < words.length - 2 && PARTICLES.has(fold(words[length]!))) length++;
  return length + 1;
}

/** Letters that Unicode does not decompose into a base letter and a mark. */
const LIGATURES: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * The letters and digits of a text, for comparing what people typed: lower case, no accents, ligatures opened, every run of
 * anything else (hyphen, apostrophe of any kind, line break, no-break space) as one space. « L’Œuvre-Saint-Jérôme » → `l oeuvre saint jerome`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđðþı]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

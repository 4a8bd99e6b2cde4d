import { fold } from '../../platform/text/fold.ts';

const ARTICLE_AFTER = /^(.+?)\s*\(\s*(l[ea]s?|l['’])\s*\)\s*$/i;
const ABBREVIATIONS: Record<string, string> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
  s: 'sur',
  ss: 'sous',
};

/**
 * The form under which a place is searched: accents, hyphens, apostrophes and case gone, « St » and « Ste » written out,
 * « (Le) » put back in front, CEDEX and the word « arrondissement » dropped (`paris 11`).
 */
export function placeKey(name: string): string {
  const words = fold(name.replace(ARTICLE_AFTER, '$2 $1'))
    .split(' ')
    .filter((word) => word !== '');
  const cedex = words.indexOf('cedex');
  const kept = cedex > 0 ? words.slice(0, cedex) : words;
  return withoutArrondissement(kept.map(writtenOut)).join(' ');
}

/** « s/ » and « ss » are abbreviations only between two words; « s » alone at the end or start is left as typed. */
function writtenOut(word: string, index: number, words: string[]): string {
  const between = index > 0 && index < words.length - 1;
  if ((word === 's' || word === 'ss') && !between) return word;
  return ABBREVIATIONS[word] ?? word;
}

function withoutArrondissement(words: string[]): string[] {
  const ordinals = words.map((word, index) =>
    index > 0 ? word.replace(/^0*(\d{1,2})(er|e|eme|ieme|re|nd|nde)?$/, '$1') : word,
  );
  const last = ordinals.at(-1) ?? '';
  const number = ordinals.at(-2) ?? '';
  return last !== '' && 'arrondissements'.startsWith(last) && /^\d{1,2}$/.test(number)
    ? ordinals.slice(0, -1)
    : ordinals;
}

/** A postal code or its beginning, spaces allowed (« 18 000 »); null when the text is something else. */
export function postalCodePrefix(text: string): string | null {
  const digits = text.replace(/[\s\u00a0\u202f]/g, '');
  return /^\d{2,5}$/.test(digits) ? digits : null;
}

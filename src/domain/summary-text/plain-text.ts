/**
 * The same words with the characters that every keyboard has: the fields where a summary is pasted often belong to older tools,
 * which turn a typographic apostrophe or a narrow space into a question mark.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—−]/g, '-')
    .replace(/…/g, '...')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

const CUT = '...';

/** The beginning of a text, cut after a word; the three dots that say so are counted. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit - CUT.length + 1);
  const space = room.lastIndexOf(' ');
  const kept = space > 0 ? room.slice(0, space) : text.slice(0, limit - CUT.length);
  return `${kept.replace(/[\s,;:.(«"-]+$/u, '')}${CUT}`;
}

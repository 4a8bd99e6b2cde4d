const NARROW = /[iljtfrI.,;:'’!|()·/ ]/;
const WIDE = /[mwMWœŒ@%—]/;

/** Parts of the font's size that one character takes: generous, because a page is drawn before its font is measured. */
function widthOf(character: string): number {
  if (NARROW.test(character)) return 0.36;
  if (WIDE.test(character)) return 0.9;
  return /\p{Lu}/u.test(character) ? 0.7 : 0.58;
}

/** At most how wide a text is, in pixels. */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const character of text) sum += widthOf(character);
  return sum * size;
}

/** The text, or its beginning with an ellipsis; empty when not even a few letters fit. */
export function fitText(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  const letters = [...text];
  for (let length = letters.length - 1; length >= 3; length--) {
    const cut = `${letters.slice(0, length).join('').trimEnd()}…`;
    if (textWidth(cut, size) <= room) return cut;
  }
  return '';
}

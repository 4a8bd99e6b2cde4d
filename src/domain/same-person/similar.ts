/** Edits that turn one text into the other, two neighbours swapped counting as one; `limit + 1` stands for anything beyond. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

/** Typing errors that people make in a name: one in four letters or more, two from eight letters on. */
function isTypo(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length);
  const limit = shortest >= 8 ? 2 : shortest >= 4 ? 1 : 0;
  return limit > 0 && editDistance(a, b, limit) <= limit;
}

/** As it is heard, roughly: « youssef » and « youcef », « khadija » and « kadidja » written by two hands. */
const heard = (name: string): string =>
  name
    .replace(/ph/g, 'f')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/kh|ck|qu?|c(?!h)/g, 'k')
    .replace(/dj/g, 'j')
    .replace(/y/g, 'i')
    .replace(/ou/g, 'u')
    .replace(/h/g, '')
    .replace(/(.)\1+/g, '$1');

/**
 * Folded names: a typing error, another transcription, one that begins the other (« jean » and « jean pierre »), or one part of a
 * double name.
 */
export function closeNames(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, two] = [a.replaceAll(' ', ''), b.replaceAll(' ', '')];
  if (isTypo(one, two) || (Math.min(one.length, two.length) >= 4 && heard(one) === heard(two))) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 3 && ` ${long} `.includes(` ${short} `);
}

/** Two dates that differ by one digit, by two digits swapped, or by day and month taken one for the other. */
export function closeDates(a: string, b: string): boolean {
  const [yearA, monthA, dayA] = a.split('-');
  const [yearB, monthB, dayB] = b.split('-');
  if (yearA === yearB && monthA === dayB && dayA === monthB) return true;
  return editDistance(a.replaceAll('-', ''), b.replaceAll('-', ''), 1) <= 1;
}

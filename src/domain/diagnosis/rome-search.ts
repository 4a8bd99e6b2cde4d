import type { Item } from './codes.ts';
import { jobs } from './rome.ts';
import { everydayNames } from './rome-everyday-names.ts';

const SMALL_WORDS = new Set('a au aux d de des du en et l la le les ou par pour sur un une'.split(' '));

const plainWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word));

/** Endings that turn a trade into who practises it, the longest first: boulangerie, boulangère and boulanger meet. */
const ENDING = /(?:issage|erie|iere|rice|ment|euse|isme|iste|age|ere|ier|eur|ien|ant|ne|er|ie|es|e|s|x)$/;

const stem = (word: string): string => {
  let short = word;
  for (let cut = 0; cut < 2 && short.length > 5; cut++) {
    const next = short.replace(ENDING, '');
    if (next.length < 4) break;
    short = next;
  }
  return short;
};

/** Whether one typing slip (a letter wrong, missing, too many, or two swapped) separates them. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

/** 0: nothing in common; the nearer, the higher. */
function nearness(typed: string, word: string): number {
  if (word === typed) return 5;
  if (word.startsWith(typed)) return 4;
  const [a, b] = [stem(typed), stem(word)];
  if (a === b) return 3;
  if (a.length >= 4 && b.startsWith(a)) return 2;
  if (typed.length >= 4 && (oneSlip(typed, word) || oneSlip(typed, word.slice(0, typed.length)))) return 1;
  return a.length >= 5 && oneSlip(a, b) ? 1 : 0;
}

const indexed = jobs.map((job) => ({
  job,
  words: plainWords(job.label),
  names: plainWords(everydayNames[job.code] ?? ''),
}));

/**
 * Jobs for what somebody types: a code or its beginning, or words, with or without accents, in either gender, with a slip in
 * each. Every word must be found; the nearest first, then in the order of the reference.
 */
export function searchJobs(text: string, most = 8): Item[] {
  const code = text.trim().toUpperCase();
  if (/^[A-N]\d{1,4}$/.test(code)) return jobs.filter((job) => job.code.startsWith(code)).slice(0, most);
  const typed = plainWords(text);
  if (typed.length === 0 || typed.join('').length < 2) return [];
  return indexed
    .map(({ job, words, names }) => ({ job, score: scoreOf(typed, words, names) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.job.code < b.job.code ? -1 : 1))
    .slice(0, most)
    .map(({ job }) => job);
}

function scoreOf(typed: readonly string[], words: readonly string[], names: readonly string[]): number {
  let total = 0;
  for (const one of typed) {
    const inLabel = Math.max(0, ...words.map((word) => nearness(one, word)));
    const inNames = Math.max(0, ...names.map((word) => nearness(one, word)));
    const best = Math.max(inLabel, inNames);
    if (best === 0) return 0;
    total += best;
  }
  return total / typed.length + 1 / (words.length + 1);
}

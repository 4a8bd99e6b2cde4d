import { fold } from '../../platform/text/fold.ts';
import type { StatusCode } from '../person/codes.ts';

/** What a list may say of a status; see the table below for what it may not. */
export type ListedStatus = Exclude<StatusCode, 'boeth' | 'detention' | 'autre'>;

/**
 * How lists name statuses, folded, most precise first. Disability, detention and health are never taken from a list: they are
 * sensitive, and a column of a spreadsheet is not the person's word.
 */
const STATUSES: readonly [pattern: RegExp, code: ListedStatus][] = [
  [/^(conjointe?|cjt)$|\b(conjointe?|cjt)\b.*\brsa\b|\brsa\b.*\b(conjointe?|cjt)\b/, 'conjoint-rsa'],
  [/\brsa\b.*\b(non soumis|non sdd|hors d d|hors droits|non d d|sans d d)/, 'rsa-hors-droits-devoirs'],
  [/\b(brsa|rsa|revenu de solidarite active|rsi|rso)\b/, 'rsa-droits-devoirs'],
  [/\b(soumis aux? droits|sdd)\b/, 'rsa-droits-devoirs'],
  [/\b(pacea)\b/, 'pacea'],
  [/\b(cej|contrat d engagement jeune|garantie jeunes?)\b/, 'cej'],
  [/\b(cddi)\b/, 'cddi'],
  [/\b(pass iae|iae|siae|insertion par l activite)\b/, 'pass-iae'],
  [/\b(ase|aide sociale a l enfance)\b/, 'sortant-ase'],
  [/\b(demandeu\w* d emploi|chomage|chomeu\w*|france travail|pole emploi|anpe|deld)\b/, 'demandeur-emploi'],
  // Two letters are a status only when they are the whole answer: « de » and « are » are also words.
  [/^(inscrite? (a |au )?)?(de|ft|pe|are|ass)$/, 'demandeur-emploi'],
  [/\b(en formation|formation|stagiaire)\b/, 'formation'],
  [/\b(salarie\w*|en emploi|cdi|cdd|en poste)\b/, 'salarie'],
];

export interface StatusReading {
  codes: ListedStatus[];
  /** « RSA » alone does not say whether droits et devoirs apply: the usual case is assumed and shown. */
  assumed: boolean;
  unknown: string[];
}

/** One cell may name several: « RSA + DE », « Bénéficiaire du RSA / inscrit à France Travail ». */
export function readStatuses(text: string): StatusReading {
  const reading: StatusReading = { codes: [], assumed: false, unknown: [] };
  // « droits et devoirs » is one expression, in a text where « et » separates statuses.
  const pieces = text
    .replace(/droits\s*(et|&)\s*devoirs|d\s*&\s*d/gi, 'droits devoirs')
    .split(/[+/;,|\n]|\bet\b/i);
  for (const piece of pieces) {
    const words = fold(piece);
    if (words === '' || isNo(words)) continue;
    const found = STATUSES.find(([pattern]) => pattern.test(words));
    if (!found) reading.unknown.push(piece.trim());
    else if (!reading.codes.includes(found[1])) reading.codes.push(found[1]);
    if (found?.[1] === 'rsa-droits-devoirs' && !/soumis|sdd|d d|droits/.test(words)) reading.assumed = true;
  }
  return reading;
}

const isNo = (words: string): boolean => /^(non|n|0|aucun|aucune|sans|neant|faux|false|no)$/.test(words);

/** A yes-or-no cell; null when it is neither. */
export function readYesNo(text: string): boolean | null {
  const words = fold(text);
  if (isNo(words)) return false;
  return /^(oui|o|1|x|vrai|true|yes|y|ouvert|en cours)$/.test(words) ? true : null;
}

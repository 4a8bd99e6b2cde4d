export type OfferKind = 'structure' | 'service';

/** What was wrong with one line. It was refused whole, or came in without what is said here. */
export interface LineProblem {
  /** Name of the file, without its folder. */
  file: string;
  /** Line of a text, rank of an element or of a row: counted from 1, the heading included. */
  line: number;
  kind: OfferKind;
  id: string | null;
  /** See messages.ts. */
  code: string;
  field: string | null;
  refused: boolean;
}

export interface OfferCounts {
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  refused: number;
}

export interface OfferReport {
  structures: OfferCounts;
  services: OfferCounts;
  /** Values that were left out of lines that came in. */
  corrected: number;
  seconds: number;
}

export const noCounts = (): OfferCounts => ({ created: 0, updated: 0, unchanged: 0, removed: 0, refused: 0 });

import type { OpenOptions, Relais } from '../composition/open-relais.ts';

/** What a verb works with: its words, and a Relais that it opens only if it needs one. */
export interface VerbContext {
  /** What follows the verb, options of all verbs removed. */
  args: string[];
  /** The open Relais: our own server is started, or joined when one runs. */
  open(): Promise<Relais>;
  /** What opening goes by, for the verbs that work on a database as it is. */
  options(): OpenOptions;
  /** Progress and remarks: on standard error, so that --json stays alone on standard output. */
  tell(sentence: string): void;
}

export interface VerbResult {
  /** What --json prints, on one line. */
  json: unknown;
  /** What is printed otherwise. */
  lines: string[];
  /** When false the verb did its work and found something wrong; the exit code tells it. */
  ok?: boolean;
}

export interface Verb {
  /** « import people » */
  name: string;
  /** Words after the name, as shown in the help. */
  usage?: string;
  summary: string;
  run(context: VerbContext): Promise<VerbResult>;
}

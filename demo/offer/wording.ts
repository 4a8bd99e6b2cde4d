/** What a service of one thématique is called and how it is described. Everything is invented. */
export interface Wording {
  readonly type: string;
  readonly names: readonly string[];
  /** What one does there, then how it goes: one sentence of each makes the heart of the description. */
  readonly opens: readonly string[];
  readonly goes: readonly string[];
  /** Whom it is for, when that is not left to chance. */
  readonly publics?: readonly string[];
}
export type Wordings = Readonly<Record<string, Wording>>;

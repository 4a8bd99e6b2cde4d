/** Whose stock: one's own people; those of the team, for a manager; those whom one's service orients. */
export const stockScopes = ['siege', 'equipe', 'service'] as const;
export type StockScope = (typeof stockScopes)[number];

export interface StockPage {
  readonly today: string;
  readonly scope: StockScope;
  readonly scopes: readonly {
    readonly scope: StockScope;
    readonly people: number;
    readonly unplanned: number;
  }[];
  readonly people: readonly StockPerson[];
  readonly total: number;
  readonly unplanned: number;
  readonly page: number;
  readonly pages: number;
}

export interface StockPerson {
  readonly personId: string;
  readonly name: string;
  readonly communeName: string | null;
  readonly leadName: string | null;
  readonly enteredOn: string;
  readonly plannedOn: string | null;
  /** The next known end of a status. */
  readonly changeOn: string | null;
}

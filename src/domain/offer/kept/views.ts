/** A service that its owner starred. */
export interface Favourite {
  readonly serviceId: string;
  readonly name: string;
  /** null: no longer published. */
  readonly structureName: string | null;
}

/** A search kept under a name: nobody else reads it. */
export interface KeptSearch {
  readonly searchId: string;
  readonly name: string;
  /** As offer-view.ts writes it. */
  readonly address: string;
  readonly alerts: boolean;
  /** When its owner last looked at what was new, and how many services appeared since. */
  readonly lookedAt: string;
  readonly fresh: number;
}

export interface KeptOffer {
  readonly favourites: readonly Favourite[];
  readonly searches: readonly KeptSearch[];
}

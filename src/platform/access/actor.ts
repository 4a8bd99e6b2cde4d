/** Who asks. A professional always acts from one seat (a membership: this professional in this organisation). */
export type Actor =
  | {
      readonly kind: 'professional';
      readonly professionalId: string;
      readonly seat: string;
      readonly organisationId: string;
      readonly sessionId?: string;
    }
  | { readonly kind: 'person'; readonly personId: string; readonly sessionId?: string }
  /** The bearer of a person's paper code: writes what the person prepares, reads nothing at all. */
  | { readonly kind: 'preparing'; readonly personId: string }
  | { readonly kind: 'anonymous' };

export const anonymous: Actor = { kind: 'anonymous' };

/** What the gate found of a bound professional: their roles in this organisation and the authorities they orient for. */
export interface Standing {
  readonly roles: readonly string[];
  readonly officerOf: readonly string[];
  readonly territories: readonly string[];
}

/** How the actor stands towards one opened person. `access.levels_of` computes it; policies read the same settings. */
export interface Levels {
  readonly lead: boolean;
  readonly edit: boolean;
  readonly file: boolean;
  readonly part: boolean;
  readonly desk: boolean;
  readonly summary: boolean;
  readonly watch: boolean;
  readonly self: boolean;
}

export type Level = keyof Levels;

export const noLevels: Levels = {
  lead: false,
  edit: false,
  file: false,
  part: false,
  desk: false,
  summary: false,
  watch: false,
  self: false,
};

/** The person exists for the reader. */
export const anyLevel = (levels: Levels | undefined): boolean =>
  levels !== undefined && Object.values(levels).includes(true);

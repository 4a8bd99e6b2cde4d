export interface EnteredPlace {
  readonly code: string;
  readonly name: string;
  readonly postalCodes: readonly string[];
  readonly longitude: number | null;
  readonly latitude: number | null;
}

interface Placed {
  readonly code_insee: string | null;
  readonly adresse: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** Nobody types coordinates: those known for an address that did not change, else the middle of the commune. */
export function placeTyped(
  entered: { readonly code_postal: string; readonly adresse: string },
  { place, before }: { readonly place: EnteredPlace | null; readonly before: Placed | null },
): Record<string, unknown> {
  const [only, ...others] = place?.postalCodes ?? [];
  const postalCode = entered.code_postal.trim() || (others.length === 0 ? only : undefined);
  const stays =
    before !== null &&
    before.code_insee === (place?.code ?? null) &&
    (before.adresse ?? '') === entered.adresse.trim();
  const at = stays ? before : place;
  return {
    commune: place?.name,
    code_postal: postalCode,
    longitude: at?.longitude,
    latitude: at?.latitude,
  };
}

import { BITS } from '../bits.ts';
import type { SearchCriteria } from './criteria.ts';
import type { Dictionary } from './dictionary.server.ts';

/** Criteria in the bits of offer_hot. null: that dimension filters nothing. */
export interface Filters {
  readonly themes: { readonly low: bigint; readonly high: bigint } | null;
  readonly publics: number | null;
  readonly types: number | null;
  readonly frais: number | null;
  readonly modes: number | null;
  readonly mobilisable: number | null;
  readonly sources: readonly number[] | null;
  readonly among: ReadonlySet<number> | null;
  readonly openAt: number | null;
  readonly placesSince: string | null;
  /** Bits that nothing found may have. */
  readonly without: number;
  readonly minimalScore: number;
}

/** Dimensions whose values are counted: one bit for each that a service fails. */
export const FAILS = { themes: 1, publics: 2, types: 4, frais: 8, modes: 16, sources: 32 } as const;

export const EVERYBODY = 'tous-publics';
const CATEGORY = '--';
const LOW_THEMES = 62;

export const FRAIS_BITS: Readonly<Record<string, number>> = { gratuit: BITS.free, payant: BITS.paid };
export const MODE_BITS: Readonly<Record<string, number>> = {
  'en-presentiel': BITS.onSite,
  'a-distance': BITS.remote,
};
const MOBILISABLE_BITS: Readonly<Record<string, number>> = {
  usagers: BITS.byUsers,
  professionnels: BITS.byProfessionals,
};

export function filtersOf(criteria: SearchCriteria, { bits, sources }: Dictionary): Filters {
  const {
    among = null,
    openAt = null,
    placesSince = null,
    minimalScore = 0,
    withoutDoubles = false,
    restricted = false,
  } = criteria;
  return {
    themes: given(criteria.thematiques, (values) => themesOf(values, bits.thematique)),
    publics: given(criteria.publics, (values) => publicsOf(values, bits.public)),
    types: given(criteria.types, (values) =>
      mask(values, (value) => typeBit(bits.type.get(value) ?? Number.NaN)),
    ),
    frais: given(criteria.frais, (values) => mask(values, (value) => FRAIS_BITS[value] ?? 0)),
    modes: given(criteria.modesAccueil, (values) => mask(values, (value) => MODE_BITS[value] ?? 0)),
    mobilisable: given(criteria.mobilisablePar, (values) =>
      mask(values, (value) => MOBILISABLE_BITS[value] ?? 0),
    ),
    sources: given(criteria.sources, (values) => values.flatMap((value) => sources.get(value) ?? [])),
    among,
    openAt,
    placesSince,
    without: (withoutDoubles ? BITS.double : 0) | (restricted ? 0 : BITS.restricted),
    minimalScore,
  };
}

/** The bit of a type in offer_hot.bits, of its bit in offer_value; 0 for no type. */
export const typeBit = (bit: number): number => (Number.isNaN(bit) ? 0 : BITS.firstType << bit);

function given<T>(values: readonly string[] | undefined, read: (values: readonly string[]) => T): T | null {
  return values === undefined || values.length === 0 ? null : read(values);
}

const mask = (values: readonly string[], bitOf: (value: string) => number): number =>
  values.reduce((all, value) => all | bitOf(value), 0);

function themesOf(values: readonly string[], known: ReadonlyMap<string, number>) {
  let [low, high] = [0n, 0n];
  for (const [theme, bit] of known) {
    const wanted = values.some((value) => theme === value || theme.startsWith(`${value}${CATEGORY}`));
    if (wanted && bit < LOW_THEMES) low |= 1n << BigInt(bit);
    if (wanted && bit >= LOW_THEMES) high |= 1n << BigInt(bit - LOW_THEMES);
  }
  return { low, high };
}

function publicsOf(values: readonly string[], known: ReadonlyMap<string, number>): number | null {
  if (values.includes(EVERYBODY)) return null;
  return mask([...values, EVERYBODY], (value) => {
    const bit = known.get(value);
    return bit === undefined ? 0 : 1 << bit;
  });
}

import { fold } from '../../../platform/text/fold.ts';

/** What tells one structure from another. */
export interface StructureCard {
  id: string;
  source: string;
  name: string;
  commune: string | null;
  siret: string | null;
  phone: string | null;
  email: string | null;
  longitude: number | null;
  latitude: number | null;
  /** By the source itself: taken as it is. */
  givenCluster: string | null;
  score: number;
  /** Its licence keeps it from being copied. */
  restricted: boolean;
  /** The structure itself keeps this record, in Relais. */
  kept: boolean;
}

export interface Placing {
  cluster: string | null;
  /** Of its cluster, the one that is shown when doubles are left out. */
  preferred: boolean;
}

/**
 * Which records of several sources are one structure. Conservative: a double that is missed is shown twice, two structures taken for
 * one hide a door from everybody. So two records are compared only when something precise brings them together (a number of
 * establishment, a telephone, an address of mail, the same door), in one commune, and are one only when their names are close too; a
 * cluster never holds two records of one source, which knows its own.
 */
export function clusterStructures(cards: readonly StructureCard[]): Map<string, Placing> {
  const clusters = new Clusters(cards);
  for (const card of cards) if (card.givenCluster !== null) clusters.give(card, card.givenCluster);
  for (const { a, b } of likelyPairs(cards.filter(({ givenCluster }) => givenCluster === null)))
    clusters.join(a, b);
  return clusters.placings();
}

interface Pair {
  a: StructureCard;
  b: StructureCard;
  likeness: number;
}

/** Beyond, what they share is common to all of an area and says nothing. */
const LARGEST_BLOCK = 40;

/** The closest first: each cluster begins with its surest pair. */
function likelyPairs(cards: readonly StructureCard[]): Pair[] {
  const pairs = new Map<string, Pair>();
  const shapes = new Map<StructureCard, ReadonlySet<string>>();
  const shapeOf = (card: StructureCard) => {
    const known = shapes.get(card) ?? trigrams(card.name);
    shapes.set(card, known);
    return known;
  };
  for (const { keys, enough } of EVIDENCE) {
    for (const block of blocks(cards, keys)) {
      for (const [i, a] of block.entries()) {
        for (const b of block.slice(i + 1)) {
          if (a.source === b.source || a.commune !== b.commune) continue;
          const likeness = likenessOf(shapeOf(a), shapeOf(b));
          if (likeness < enough) continue;
          const [first, second] = a.id < b.id ? [a, b] : [b, a];
          pairs.set(`${first.id} ${second.id}`, { a: first, b: second, likeness });
        }
      }
    }
  }
  return [...pairs.values()].sort(
    (x, y) => y.likeness - x.likeness || compare(x.a.id, y.a.id) || compare(x.b.id, y.b.id),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

interface Evidence {
  keys(card: StructureCard): string[];
  /** How close names must be, from 0 to 1, when this is shared. */
  enough: number;
}

const of = (value: string | null, commune: string | null) =>
  value === null || commune === null ? [] : [`${value} ${commune}`];

const EVIDENCE: readonly Evidence[] = [
  // A number may be that of the head office: branches of one commune share it.
  { keys: ({ siret, commune }) => of(siret, commune), enough: 0.4 },
  { keys: ({ phone, commune }) => of(phone, commune), enough: 0.6 },
  { keys: ({ email, commune }) => of(email?.toLowerCase() ?? null, commune), enough: 0.6 },
  { keys: doors, enough: 0.8 },
];

/** Squares of about two hundred metres, with the neighbours on one side: two records of one door share a square at least. */
function doors({ longitude, latitude, commune }: StructureCard): string[] {
  if (longitude === null || latitude === null || commune === null) return [];
  const [x, y] = [Math.floor(longitude * 400), Math.floor(latitude * 500)];
  return [0, 1].flatMap((dx) => [0, 1].map((dy) => `${x + dx} ${y + dy}`));
}

function blocks(cards: readonly StructureCard[], keys: Evidence['keys']): StructureCard[][] {
  const found = new Map<string, StructureCard[]>();
  for (const card of cards) {
    for (const key of keys(card)) {
      const block = found.get(key);
      if (block) block.push(card);
      else found.set(key, [card]);
    }
  }
  return [...found.values()].filter(({ length }) => length > 1 && length <= LARGEST_BLOCK);
}

/** Legal forms and small words, which names of every kind hold. */
const EMPTY_WORDS = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'l',
  'd',
  'et',
  'a',
  'au',
  'aux',
  'en',
  'association',
  'asso',
  'sas',
  'sarl',
]);

function trigrams(name: string): ReadonlySet<string> {
  const words = fold(name)
    .split(' ')
    .filter((word) => !EMPTY_WORDS.has(word));
  const found = new Set<string>();
  for (const word of words) {
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) found.add(padded.slice(i, i + 3));
  }
  return found;
}

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const trigram of a) if (b.has(trigram)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** Records that were found to be one, joined step by step. */
class Clusters {
  readonly #members = new Map<StructureCard, Set<StructureCard>>();
  readonly #given = new Map<string, Set<StructureCard>>();

  constructor(cards: readonly StructureCard[]) {
    for (const card of cards) this.#members.set(card, new Set([card]));
  }

  give(card: StructureCard, cluster: string): void {
    const members = this.#given.get(cluster) ?? new Set();
    this.#given.set(cluster, members.add(card));
    this.#members.set(card, members);
  }

  join(a: StructureCard, b: StructureCard): void {
    const [first, second] = [this.#members.get(a), this.#members.get(b)];
    if (!first || !second || first === second) return;
    const sources = new Set([...first].map(({ source }) => source));
    if ([...second].some(({ source }) => sources.has(source))) return;
    for (const card of second) {
      first.add(card);
      this.#members.set(card, first);
    }
  }

  /**
   * What anyone may read goes before what few may: left out for its licence, the record shown would take its whole cluster with it. Then
   * what the structure says of itself.
   */
  placings(): Map<string, Placing> {
    const placings = new Map<string, Placing>();
    for (const members of new Set(this.#members.values())) {
      const [best] = [...members].sort(
        (x, y) =>
          Number(x.restricted) - Number(y.restricted) ||
          Number(y.kept) - Number(x.kept) ||
          y.score - x.score ||
          compare(x.id, y.id),
      );
      const [oldest] = [...members].map(({ id }) => id).sort(compare);
      const given = best?.givenCluster ?? null;
      const cluster = members.size === 1 ? null : (given ?? `relais:${oldest}`);
      for (const card of members) placings.set(card.id, { cluster, preferred: card === best });
    }
    return placings;
  }
}

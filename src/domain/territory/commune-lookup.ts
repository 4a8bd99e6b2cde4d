import { placeKey } from './place-name.ts';

export interface CommuneRef {
  code: string;
  name: string;
  searchName: string;
  departementCode: string;
  postalCodes: string[];
  /** The city of an arrondissement. */
  parentCode: string | null;
}

/** What an address says of its commune; any part may be missing or wrong. */
export interface PlaceWords {
  inseeCode?: string | undefined;
  postalCode?: string | undefined;
  name?: string | undefined;
}

type PlaceFound =
  | { kind: 'found'; commune: CommuneRef }
  /** One postal code for eight villages, two homonyms, or a postal code that answers while the name is unknown. */
  | { kind: 'uncertain'; communes: CommuneRef[] }
  /** The postal code and the name contradict each other; `byName` is set when the name alone is certain. */
  | { kind: 'contradiction'; byName: CommuneRef | null; byPostalCode: CommuneRef[] }
  | { kind: 'unknown' };

export interface CommuneLookup {
  resolve(words: PlaceWords): PlaceFound;
}

/** Resolves addresses to communes of today: names of former communes lead to the one that contains them now. */
export function makeCommuneLookup(
  communes: readonly CommuneRef[],
  formerNames: readonly { searchName: string; code: string }[],
  formerCodes: ReadonlyMap<string, string>,
): CommuneLookup {
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  const byName = new Map<string, CommuneRef[]>();
  const byPostalCode = new Map<string, CommuneRef[]>();
  const add = (map: Map<string, CommuneRef[]>, key: string, commune: CommuneRef) => {
    const list = map.get(key);
    if (!list) map.set(key, [commune]);
    else if (!list.includes(commune)) list.push(commune);
  };
  for (const commune of communes) {
    add(byName, commune.searchName, commune);
    for (const postalCode of commune.postalCodes) add(byPostalCode, postalCode, commune);
  }
  for (const { searchName, code } of formerNames) {
    const commune = byCode.get(code);
    if (commune) add(byName, searchName, commune);
  }
  return {
    resolve({ inseeCode, postalCode, name }) {
      const coded = inseeCode && (byCode.get(inseeCode) ?? byCode.get(formerCodes.get(inseeCode) ?? ''));
      if (coded) return { kind: 'found', commune: coded };
      const named = name ? namedLike(byName, placeKey(name)) : [];
      const posted = postalCode ? (byPostalCode.get(postalCode) ?? []) : [];
      if (named.length === 0) return choose(posted, name !== undefined);
      return posted.length > 0 ? meet(named, posted) : choose(inDepartementOf(postalCode, named), false);
    },
  };
}

/** « Châtelet » for « Le Châtelet », and the other way round. */
function namedLike(byName: Map<string, CommuneRef[]>, key: string): CommuneRef[] {
  const bare = key.replace(/^(le|la|les|l) /, '');
  for (const candidate of [key, `le ${key}`, `la ${key}`, `les ${key}`, `l ${key}`, bare]) {
    const found = byName.get(candidate);
    if (found) return found;
  }
  return [];
}

function meet(named: CommuneRef[], posted: CommuneRef[]): PlaceFound {
  const both = posted.filter(
    (commune) => named.includes(commune) || named.some((city) => city.code === commune.parentCode),
  );
  if (both.length > 0) return choose(both, false);
  return { kind: 'contradiction', byName: named.length === 1 ? named[0]! : null, byPostalCode: posted };
}

/** A CEDEX code belongs to no commune; its département still tells homonyms apart. */
function inDepartementOf(postalCode: string | undefined, named: CommuneRef[]): CommuneRef[] {
  if (!postalCode) return named;
  const near = named.filter((commune) =>
    postalCode.startsWith(commune.departementCode.replace(/^2[AB]$/, '20')),
  );
  return near.length > 0 ? near : named;
}

/** A postal code of an arrondissement is also one of its city: the arrondissement says more. */
function choose(candidates: CommuneRef[], nameUnknown: boolean): PlaceFound {
  const parents = new Set(candidates.map((commune) => commune.parentCode));
  const finest = candidates.filter((commune) => !parents.has(commune.code));
  if (finest.length === 0) return { kind: 'unknown' };
  if (finest.length === 1 && !nameUnknown) return { kind: 'found', commune: finest[0]! };
  return { kind: 'uncertain', communes: finest };
}

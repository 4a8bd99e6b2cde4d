import { personKeys, rowKeys } from './identity.ts';
import { decide, type KnownPerson, noDates, type Outcome, type RowToMatch } from './match.ts';
import { isRefused, namesToRecord, type ParsedRow, type RowValues } from './row-values.ts';

/** Finds, among thousands of people, the few that a row must be compared with. */
export interface KnownPeople {
  candidates(row: RowToMatch): KnownPerson[];
  add(person: KnownPerson): void;
}

/** Whoever shares a birth date (day and month swapped or not), a name and given name, a number, a phone or an e-mail. */
export function indexPeople(people: readonly KnownPerson[]): KnownPeople {
  const index = new Map<string, KnownPerson[]>();
  const add = (person: KnownPerson) => {
    for (const key of keysOfPerson(person)) {
      const list = index.get(key);
      if (list) list.push(person);
      else index.set(key, [person]);
    }
  };
  for (const person of people) add(person);
  return {
    add,
    candidates: (row) => {
      const near = keysOfRow(row).flatMap((key) => index.get(key) ?? []);
      const remaining = near.flatMap(({ survivorId }) => index.get(`id ${survivorId}`) ?? []);
      return [...new Set([...near, ...remaining])];
    },
  };
}

function keysOfPerson(person: KnownPerson): string[] {
  const { externalNumber: number, phone, birthDate: date, personId } = person;
  return [
    ...keysOf(personKeys(person), { number, phone, email: person.email?.toLowerCase(), date }),
    `id ${personId}`,
  ];
}

function keysOfRow({ values, number, sameNir }: RowToMatch): string[] {
  const { phone, email, birthDate: date } = values;
  return [
    ...keysOf(rowKeys(values), { number, phone, email, date }),
    ...(sameNir ?? []).map((id) => `id ${id}`),
  ];
}

type Traits = Record<'number' | 'phone' | 'email' | 'date', string | null | undefined>;

function keysOf({ families, given }: { families: string[]; given: string }, traits: Traits): string[] {
  const shared = Object.entries(traits).flatMap(([trait, value]) => (value ? [`${trait} ${value}`] : []));
  return [...shared, ...families.map((family) => ['name', ...[family, given].sort()].join(' '))];
}

export interface MatchedRow {
  row: ParsedRow;
  outcome: Outcome | { kind: 'refused' };
}

/** The number under which an organisation of this kind knows people, among those of the row. */
export function organisationNumber(values: RowValues, organisationKind: string): string | undefined {
  if (organisationKind === 'france-travail') return values.franceTravailNumber ?? values.externalNumber;
  if (organisationKind === 'caf' || organisationKind === 'msa')
    return values.externalNumber ?? values.allocataireNumber;
  return values.externalNumber;
}

export interface ListToMatch {
  rows: readonly { number: number; row: ParsedRow }[];
  known: KnownPeople;
  /** Code of the importing organisation’s kind: says which number of the row is its own. */
  organisationKind: string;
  /** For each NIR hash of the rows, the readable people who have it. */
  sameNir?: ReadonlyMap<string, readonly string[]>;
}

export type RowMatcher = (numbered: { number: number; row: ParsedRow }) => MatchedRow;

/** What each row of a list would do, whole list at once. */
export function matchRows({ rows, ...list }: ListToMatch): MatchedRow[] {
  return rows.map(rowMatcher(list));
}

/**
 * What each row would do, one after the other in the order of the file. A person who appears twice in the file is written once: the
 * second row is refused with the number of the first, and a row that only resembles an earlier one waits for a decision.
 */
export function rowMatcher({ known, organisationKind, sameNir }: Omit<ListToMatch, 'rows'>): RowMatcher {
  const inFile = firstOfFile();
  return ({ number: rowNumber, row }) => {
    if (isRefused(row)) return { row, outcome: { kind: 'refused' } };
    const { values } = row;
    const number = organisationNumber(values, organisationKind);
    const earlier = inFile.sameAs(values, number, rowNumber);
    if (earlier !== undefined) {
      const problem = { code: 'duplicate-row', params: { row: earlier }, field: null, column: null } as const;
      return { row: { ...row, problems: [...row.problems, problem] }, outcome: { kind: 'refused' } };
    }
    const toMatch = { values, number, sameNir: sameNir?.get(values.nirHash ?? '') };
    const outcome = decide(toMatch, known.candidates(toMatch));
    return { row, outcome: outcome.kind === 'create' ? inFile.create(toMatch, rowNumber) : outcome };
  };
}

/** The rows already seen: certainly the same by name and birth date or by number, perhaps the same by likeness. */
function firstOfFile() {
  const marks = new Map<string, number>();
  const created = indexPeople([]);
  const byNir = new Map<string, string[]>();
  return {
    sameAs(values: RowValues, number: string | undefined, rowNumber: number): number | undefined {
      const own = certainMarks(values, number);
      const earlier = own.map((mark) => marks.get(mark)).find((one) => one !== undefined);
      if (earlier === undefined) for (const mark of own) marks.set(mark, rowNumber);
      return earlier;
    },
    create(row: RowToMatch, rowNumber: number): Outcome {
      const { nirHash } = row.values;
      const sameNir = nirHash === undefined ? [] : (byNir.get(nirHash) ?? []);
      const inFile = { ...row, sameNir };
      const like = decide(inFile, created.candidates(inFile));
      created.add(asPerson(row, rowNumber));
      if (nirHash !== undefined) byNir.set(nirHash, [...sameNir, String(rowNumber)]);
      if (like.kind === 'create') return like;
      const alike = like.kind === 'decision' ? like.candidates : [like];
      const candidates = alike.flatMap((one) =>
        'personId' in one ? [{ row: Number(one.personId), reasons: one.reasons }] : [],
      );
      return { kind: 'decision', candidates };
    },
  };
}

function asPerson({ values, number }: RowToMatch, rowNumber: number): KnownPerson {
  const { familyName, usedName } = namesToRecord(values);
  return {
    personId: String(rowNumber),
    familyName,
    usedName,
    givenName: values.givenName ?? '',
    birthDate: values.birthDate ?? null,
    civility: values.civility ?? null,
    phone: values.phone ?? null,
    email: values.email ?? null,
    addressLine: null,
    postalCode: null,
    communeCode: null,
    externalNumber: number ?? null,
    statuses: [],
    informedOn: null,
    ...noDates,
    hasNir: values.nirHash !== undefined,
    survivorId: null,
  };
}

/** What makes two rows of one file certainly the same person. A number shared by two identities (a couple’s file) is not. */
export function certainMarks(values: RowValues, number: string | undefined): string[] {
  const { families, given } = rowKeys(values);
  const { birthDate } = values;
  const names = birthDate ? families.map((family) => `${family}|${given}|${birthDate}`) : [];
  return number === undefined
    ? names
    : [...names, ...families.map((family) => `${number}|${family}|${given}`)];
}

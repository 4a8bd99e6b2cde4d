import { fold } from '../../platform/text/fold.ts';
import { type Field, fieldKeys, takesSeveral } from './fields.ts';
import { headerRules, NOISE, SOMEBODY_ELSE } from './header-synonyms.ts';
import { contradictableFields, shareThatFits, valueFields } from './value-shapes.ts';

/** One column of the file and what it is taken for; `field: null` is shown as « non utilisée ». */
export interface Column {
  index: number;
  header: string;
  field: Field | null;
  /** 0 to 100: how sure the recognition is. A choice of the user is 100. */
  score: number;
  basis: 'header' | 'values' | 'saved' | 'user' | 'none';
  /** The name says one thing and the values another: worth a look. */
  doubtful: boolean;
  /** Its name or its values say NIR: what it holds is not kept, used or not. */
  holdsNir: boolean;
}

export type MappingProblem =
  | { code: 'mapping-no-name' }
  | { code: 'mapping-no-given-name' }
  | { code: 'mapping-twice'; params: { field: Field } }
  | { code: 'mapping-name-long'; params: { max: number } };

const EXACT = 100;
const WITHOUT_NOISE = 90;
const BY_WORDS = 70;
const DOUBTFUL = 40;
const BY_VALUES = 50;

/** What the name of a column says by itself, best first. */
function fieldsOfHeader(header: string): { field: Field; score: number }[] {
  const name = fold(header);
  if (name === '') return [];
  const bare = withoutNoise(name);
  const found = new Map<Field, number>();
  for (const field of byWords(name)) found.set(field, BY_WORDS);
  for (const field of bareNames.get(bare) ?? []) found.set(field, WITHOUT_NOISE);
  for (const field of exactNames.get(name) ?? []) found.set(field, EXACT);
  return [...found].map(([field, score]) => ({ field, score })).sort((a, b) => b.score - a.score);
}

const exactNames = namesBy((synonym) => synonym);
const bareNames = namesBy(withoutNoise);

function namesBy(key: (synonym: string) => string): Map<string, Field[]> {
  const names = new Map<string, Field[]>();
  for (const field of fieldKeys) {
    for (const name of new Set(headerRules[field].exact.map(key)))
      names.set(name, [...(names.get(name) ?? []), field]);
  }
  return names;
}

function byWords(name: string): Field[] {
  const words = name.split(' ');
  const has = (stem: string) =>
    stem.includes(' ') ? ` ${name} `.includes(` ${stem}`) : words.some((word) => fits(word, stem));
  const somebodyElse = SOMEBODY_ELSE.some(has);
  return fieldKeys.filter((field) => {
    const rule = headerRules[field];
    if ((somebodyElse && !field.startsWith('referent')) || rule.none?.some(has)) return false;
    return rule.every?.some((stems) => stems.every(has)) ?? false;
  });
}

/** Short stems (`n`, `cp`, `tel`) are whole words, long ones may be followed by an ending. */
const fits = (word: string, stem: string): boolean =>
  word === stem || (stem.length > 3 && word.startsWith(stem)) || word === `e${stem}` || word === `e${stem}s`;

function withoutNoise(name: string): string {
  const kept = name.split(' ').filter((word) => !NOISE.has(word));
  return kept.length > 0 ? kept.join(' ') : name;
}

/** How many cells of a row name a column of a list of people: finds the header among title lines and data. */
export function countKnownHeaders(cells: readonly string[]): number {
  const known = cells.map((cell) => (cell.length <= 80 ? fieldsOfHeader(cell)[0]?.field : undefined));
  return new Set(known.filter((field) => field !== undefined)).size;
}

/** Recognises the columns of a list. Each column of the file is in the result, in its order. */
export function recogniseColumns(headers: readonly string[], rows: readonly (readonly string[])[]): Column[] {
  const samples = headers.map((_, index) => sampleOf(rows, index));
  const candidates = headers.flatMap((header, index) =>
    fieldsOfHeader(header).map(({ field, score }) => {
      const doubtful = contradicts(field, samples[index]!);
      return {
        index,
        field,
        score: doubtful ? Math.min(score, DOUBTFUL) : score,
        basis: 'header' as const,
        doubtful,
      };
    }),
  );
  const byValues = headers.flatMap((_, index) =>
    valueFields.flatMap((field) => {
      const share = shareThatFits(field, samples[index]!);
      return share >= 0.8 && samples[index]!.length >= 3
        ? [{ index, field, score: Math.round(BY_VALUES * share), basis: 'values' as const, doubtful: false }]
        : [];
    }),
  );
  const columns: Column[] = headers.map((header, index) => ({
    index,
    header,
    field: null,
    score: 0,
    basis: 'none',
    doubtful: false,
    holdsNir:
      fieldsOfHeader(header).some(({ field }) => field === 'nir') ||
      shareThatFits('nir', samples[index]!) > 0.5,
  }));
  const taken = new Set<Field>();
  const ordered = [...candidates, ...byValues].sort((a, b) => b.score - a.score || a.index - b.index);
  for (const { index, ...guess } of ordered) {
    const column = columns[index]!;
    if (column.field !== null || (taken.has(guess.field) && !takesSeveral(guess.field))) continue;
    Object.assign(column, guess);
    taken.add(guess.field);
  }
  return columns;
}

const SAMPLE = 200;

function sampleOf(rows: readonly (readonly string[])[], index: number): string[] {
  const values: string[] = [];
  for (const row of rows) {
    const value = row[index] ?? '';
    if (value !== '') values.push(value);
    if (values.length === SAMPLE) break;
  }
  return values;
}

function contradicts(field: Field, sample: string[]): boolean {
  return contradictableFields.includes(field) && sample.length >= 5 && shareThatFits(field, sample) < 0.2;
}

/** The mapping as corrected by hand; `null` sets a column aside. Unknown indexes are ignored. */
export function correctColumns(
  columns: readonly Column[],
  corrections: ReadonlyMap<number, Field | null>,
): Column[] {
  return columns.map((column) => {
    const chosen = corrections.get(column.index);
    if (chosen === undefined || chosen === column.field) return column;
    return { ...column, field: chosen, score: 100, basis: 'user', doubtful: false };
  });
}

/** What prevents a list from being read with this mapping. */
export function mappingProblems(columns: readonly Column[]): MappingProblem[] {
  const used = columns.flatMap((column) => column.field ?? []);
  const has = (...wanted: Field[]) => wanted.some((field) => used.includes(field));
  const both = has('familyThenGiven', 'givenThenFamily');
  const twice = [...new Set(used.filter((field, at) => used.indexOf(field) !== at && !takesSeveral(field)))];
  return [
    ...(both || has('usedName', 'birthName') ? [] : [{ code: 'mapping-no-name' } as const]),
    ...(both || has('givenName') ? [] : [{ code: 'mapping-no-given-name' } as const]),
    ...twice.map((field) => ({ code: 'mapping-twice', params: { field } }) as const),
  ];
}

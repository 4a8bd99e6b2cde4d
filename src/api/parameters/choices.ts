import type { JsonSchema, Parameter, Report } from './parameter.ts';

/** One of these words. */
export function oneOf(description: string, words: readonly string[]): Parameter<string | null> {
  const known = new Set(words);
  return {
    description,
    schema: { type: 'string', enum: words },
    absent: null,
    read(given, report) {
      const input = given.at(-1) ?? '';
      if (!known.has(input)) reportUnknown(input, words, report);
      return input;
    },
  };
}

/** The name of a list of words, and the words: where several lists fit, FastAPI names the one that it tried. */
export interface Words {
  readonly name: string;
  readonly values: readonly string[];
}

/** Some of these words, each in a parameter of its own (`a=1&a=2`): lists with commas are refused. */
export function someOf(description: string, ...lists: readonly Words[]): Parameter<string[]> {
  const known = new Set(lists.flatMap(({ values }) => values));
  const items: JsonSchema = { type: 'string', enum: [...known] };
  return {
    description,
    schema: { type: 'array', items },
    absent: [],
    read(given, report) {
      for (const [rank, input] of given.entries()) {
        if (known.has(input)) continue;
        for (const { name, values } of lists)
          reportUnknown(input, values, report, rank, ...(lists.length > 1 ? [`str-enum[${name}]`] : []));
      }
      return [...given];
    },
  };
}

function reportUnknown(
  input: string,
  words: readonly string[],
  report: Report,
  ...place: (string | number)[]
): void {
  const expected = inWords(words.map((word) => `'${word}'`));
  report({ type: 'enum', msg: `Input should be ${expected}`, input, ctx: { expected } }, ...place);
}

/** « 'a', 'b' or 'c' ». */
function inWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

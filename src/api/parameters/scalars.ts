import type { JsonSchema, Parameter, Report } from './parameter.ts';

const last = (given: readonly string[]): string => given.at(-1) ?? '';

interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Underscores and a null fraction included: what Python reads as an integer. */
const INTEGER = /^\s*[+-]?\d+(_\d+)*(\.0*)?\s*$/;
const NUMBER = /^\s*[+-]?(\d+(_\d+)*\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;
const toNumber = (text: string): number => Number(text.replaceAll('_', ''));

/** Answers are JSON, whose integers are exact up to here. */
const LARGEST = Number.MAX_SAFE_INTEGER;

export function integer<T = number>(
  description: string,
  options: Bounds & { absent: T },
): Parameter<number | T> {
  const { absent, ...bounds } = options;
  return {
    description,
    schema: { type: 'integer', ...boundsOf(bounds), ...(absent !== null && { default: absent }) },
    absent,
    read(given, report) {
      const input = last(given);
      if (!INTEGER.test(input)) {
        report({
          type: 'int_parsing',
          msg: 'Input should be a valid integer, unable to parse string as an integer',
          input,
        });
        return absent;
      }
      const value = toNumber(input);
      reportBounds(value, input, { maximum: LARGEST, ...bounds }, report);
      return value;
    },
  };
}

/** `NaN` and infinities, which Python reads, are refused: the reference fails on them. */
export function number(description: string, bounds: Bounds = {}): Parameter<number | null> {
  return {
    description,
    schema: { type: 'number', ...boundsOf(bounds) },
    absent: null,
    read(given, report) {
      const input = last(given);
      const value = NUMBER.test(input) ? toNumber(input) : Number.NaN;
      if (Number.isNaN(value)) {
        report({
          type: 'float_parsing',
          msg: 'Input should be a valid number, unable to parse string as a number',
          input,
        });
      } else if (!Number.isFinite(value)) {
        report({ type: 'finite_number', msg: 'Input should be a finite number', input });
      } else {
        reportBounds(value, input, bounds, report);
      }
      return value;
    },
  };
}

const YES = new Set(['1', 'true', 't', 'yes', 'y', 'on']);
const NO = new Set(['0', 'false', 'f', 'no', 'n', 'off']);

export function flag(description: string): Parameter<boolean> {
  return {
    description,
    schema: { type: 'boolean', default: false },
    absent: false,
    read(given, report) {
      const input = last(given);
      const word = input.toLowerCase();
      if (!YES.has(word) && !NO.has(word))
        report({
          type: 'bool_parsing',
          msg: 'Input should be a valid boolean, unable to interpret input',
          input,
        });
      return YES.has(word);
    },
  };
}

/** PostgreSQL has no character zero. */
const withoutZero = (text: string): string => text.replaceAll('\0', '');

export function text(description: string): Parameter<string | null> {
  return { description, schema: { type: 'string' }, absent: null, read: (given) => withoutZero(last(given)) };
}

export function texts(description: string): Parameter<string[]> {
  return {
    description,
    schema: { type: 'array', items: { type: 'string' } },
    absent: [],
    read: (given) => given.map(withoutZero),
  };
}

const CODE_LENGTH = 5;

/** INSEE code of a commune. */
export function communeCode(description: string): Parameter<string | null> {
  return {
    description,
    schema: { type: 'string', minLength: CODE_LENGTH, maxLength: CODE_LENGTH, pattern: '^\\w{5}$' },
    absent: null,
    read(given, report) {
      const input = last(given);
      const { length } = [...input];
      if (length < CODE_LENGTH)
        report({
          type: 'string_too_short',
          msg: `String should have at least ${CODE_LENGTH} characters`,
          input,
          ctx: { min_length: CODE_LENGTH },
        });
      else if (length > CODE_LENGTH)
        report({
          type: 'string_too_long',
          msg: `String should have at most ${CODE_LENGTH} characters`,
          input,
          ctx: { max_length: CODE_LENGTH },
        });
      else if (!/^[\p{L}\p{N}_]{5}$/u.test(input))
        report({
          type: 'string_pattern_mismatch',
          msg: "String should match pattern '^\\w{5}$'",
          input,
          ctx: { pattern: '^\\w{5}$' },
        });
      return input;
    },
  };
}

function boundsOf({ minimum, maximum }: Bounds): JsonSchema {
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

function reportBounds(value: number, input: string, { minimum, maximum }: Bounds, report: Report): void {
  if (minimum !== undefined && value < minimum)
    report({
      type: 'greater_than_equal',
      msg: `Input should be greater than or equal to ${minimum}`,
      input,
      ctx: { ge: minimum },
    });
  else if (maximum !== undefined && value > maximum)
    report({
      type: 'less_than_equal',
      msg: `Input should be less than or equal to ${maximum}`,
      input,
      ctx: { le: maximum },
    });
}

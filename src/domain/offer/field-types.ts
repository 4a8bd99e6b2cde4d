import { z } from 'zod';
import { offerValues } from './reference/values.ts';
import type { OfferValueKind } from './tables.ts';

/** What is wrong with a field; the French sentence belongs to whoever shows it. */
export type OfferProblemCode =
  | 'missing'
  | 'wrong-type'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'empty'
  | 'malformed'
  | 'unknown-value'
  | 'repeated'
  | 'not-alone'
  | 'too-old'
  | 'in-future'
  | 'final-dot';

export const code = (problem: OfferProblemCode) => problem;
const typed = (issue: { input?: unknown }) =>
  code(issue.input === undefined || issue.input === null ? 'missing' : 'wrong-type');

/** Absent and null are equal in the schema: both are read as null. */
export const optional = <T extends z.ZodType>(type: T) => type.nullable().default(null as never);

export const text = z.string({ error: typed });

/** Counted as the reference counts, one for each character: an emoji is one, not two. */
const charactersOf = (value: string) => {
  let count = 0;
  for (const _ of value) count++;
  return count;
};
const atLeast = (value: string, least: number) =>
  value.length >= least && (value.length >= 2 * least || charactersOf(value) >= least);
const atMost = (value: string, most: number) => value.length <= most || charactersOf(value) <= most;
export const sized = (least: number, most: number) =>
  text
    .refine((value) => atLeast(value, least), code('too-short'))
    .refine((value) => atMost(value, most), code('too-long'));

const shaped = (shape: RegExp) => text.regex(shape, code('malformed'));
export const siret = shaped(/^\d{14}$/);
export const postalCode = shaped(/^\d{5}$/);
export const communeCode = shaped(/^\w{5}$/);

/** A commune or a country (5), a département (2 or 3), an EPCI (9 digits), or the whole country. */
export const zoneCode = shaped(/^(?:\w{5}|\w{2,3}|\d{9}|france)$/);

/** RFC 5322 as e-mail addresses are written: no quotes, no comments, a domain with a dot; accents are allowed. */
const ATOM = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
export const email = text
  .max(254, code('malformed'))
  .regex(
    new RegExp(`^(?=[^@]{1,64}@)${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+${LABEL}$`, 'u'),
    code('malformed'),
  );

const addressesWeb = (value: string) => /^https?:/i.test(value) && URL.canParse(value);
export const url = sized(1, 2083).refine(addressesWeb, code('malformed'));

export const number = z.number({ error: typed });

export const oneOf = (kind: OfferValueKind) =>
  z.enum(
    offerValues[kind].map(({ value }) => value),
    code('unknown-value'),
  );

const distinct = (values: readonly string[]) => values.length < 2 || new Set(values).size === values.length;
export const setOf = (kind: OfferValueKind) =>
  z.array(oneOf(kind), { error: typed }).refine(distinct, code('repeated'));
/** Without any value, the list would say that nothing fits: the schema wants null instead. */
export const filledSetOf = (kind: OfferValueKind) => setOf(kind).min(1, code('empty'));

const FIRST_DAY = '2000-01-01';
const isDay = (value: string) => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (!year || month === undefined || day === undefined || month < '01' || month > '12' || day < '01')
    return false;
  return Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
};
export const dayUpTo = (today: string) =>
  text
    .refine(isDay, { error: code('malformed'), abort: true })
    .refine((day) => day >= FIRST_DAY, code('too-old'))
    .refine((day) => day <= today, code('in-future'));

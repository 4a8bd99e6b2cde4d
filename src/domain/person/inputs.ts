import { z } from 'zod';
import type { CivilDate } from '../../platform/clock/clock.ts';
import { childBands, civilities, preferredChannels, statusCodes, statusSources } from './codes.ts';
import { nameKey } from './identity-key.ts';

/** Messages of these schemas are codes of messages.ts. */
export const personId = z.uuid();
export const version = z.coerce.number<number | string>().int().min(1);

export const civilDay = (code: string) => z.iso.date(code).transform((day) => day as CivilDate);
/** What a form sends for « nothing ». */
const emptyAsNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);
export const optionalDay = (code: string) =>
  z.preprocess(emptyAsNull, civilDay(code).nullable().default(null));
const optionalText = (max: number, code: string) =>
  z.preprocess(emptyAsNull, z.string().trim().max(max, code).nullable().default(null));

const name = (missing: string) =>
  z
    .string(missing)
    .trim()
    .max(100, 'name-long')
    .transform((text) => text.replace(/\s+/g, ' '))
    .refine((text) => nameKey(text) !== '', missing);

export const identityInput = z.object({
  familyName: name('family-name-missing'),
  usedName: z.preprocess(emptyAsNull, name('used-name-wrong').nullable().default(null)),
  givenName: name('given-name-missing'),
  birthDate: optionalDay('birth-date-wrong'),
  civility: z.preprocess(emptyAsNull, z.enum(civilities).nullable().default(null)),
});
export type IdentityInput = z.output<typeof identityInput>;

export const contactInput = z.object({
  /** E.164: doors read what people type with read-phone.server.ts. */
  phone: z.preprocess(
    emptyAsNull,
    z
      .string()
      .regex(/^\+[1-9]\d{5,14}$/, 'phone-wrong')
      .nullable()
      .default(null),
  ),
  phoneAcceptsSms: z.boolean().default(false),
  email: z.preprocess(
    emptyAsNull,
    z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.email('email-wrong').max(200, 'email-wrong'))
      .nullable()
      .default(null),
  ),
  preferred: z.preprocess(emptyAsNull, z.enum(preferredChannels).nullable().default(null)),
  interpreter: optionalText(60, 'interpreter-long'),
});
export type ContactInput = z.output<typeof contactInput>;

export const addressInput = z.object({
  line: optionalText(200, 'line-long'),
  postalCode: z.preprocess(
    emptyAsNull,
    z
      .string()
      .trim()
      .regex(/^\d{5}$/, 'postal-code-wrong')
      .nullable()
      .default(null),
  ),
  /** INSEE code: doors read what people type with read-address.server.ts. */
  communeCode: z.preprocess(
    emptyAsNull,
    z
      .string()
      .regex(/^[0-9AB]{5}$/, 'commune-unknown')
      .nullable()
      .default(null),
  ),
});
export type AddressInput = z.output<typeof addressInput>;

export const statusInput = z.object({
  kind: z.enum(statusCodes, 'status-missing'),
  from: civilDay('status-from-wrong'),
  expectedUntil: optionalDay('status-until-wrong'),
  until: optionalDay('status-until-wrong'),
  source: z.enum(statusSources, 'source-missing'),
});
export type StatusInput = z.output<typeof statusInput>;

const childrenOf = z.coerce
  .number<unknown>('children-wrong')
  .int('children-wrong')
  .min(0, 'children-wrong')
  .max(20, 'children-wrong')
  .default(0);
export const householdInput = z.object({
  from: civilDay('household-from-wrong'),
  loneParent: z.boolean().default(false),
  couple: z.boolean().default(false),
  children: z.record(z.enum(childBands), childrenOf),
});
export type HouseholdInput = z.output<typeof householdInput>;

export const externalNumber = z
  .string('number-missing')
  .trim()
  .min(1, 'number-missing')
  .max(40, 'number-long');

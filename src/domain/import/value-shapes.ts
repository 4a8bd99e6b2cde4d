import type { Field } from './fields.ts';
import { normaliseNir } from './nir.ts';

/** What values look like when a column has no name, or a misleading one. Only shapes that nothing else has. */
const shapes: Partial<Record<Field, (value: string) => boolean>> = {
  email: (value) => /^\S+@\S+\.\S+$/.test(value),
  referentEmail: (value) => /^\S+@\S+\.\S+$/.test(value),
  nir: (value) => normaliseNir(value).kind === 'valid',
  phone: (value) =>
    /^(\+|00)?[\d\s.\-/()]{9,20}/.test(value) &&
    /\d{9}/.test(value.replace(/\D/g, '')) &&
    normaliseNir(value).kind !== 'valid',
  postalCodeAndCommune: (value) => /^\d{5}\s+\p{L}{2}/u.test(value),
  postalCode: (value) => /^\d{4,5}$/.test(value.replace(/\s/g, '')),
  birthDate: (value) => /\d{4}|\d{1,2}\D\d{1,2}\D\d{2}|^\d{5,8}$/.test(value),
  civility: (value) =>
    /^(m|mr|mme|mlle|h|f|homme|femme|madame|monsieur|mademoiselle|masculin|feminin|féminin|1|2)\.?$/i.test(
      value.trim(),
    ),
};

/** A five-digit number may be anything, a date any date: these shapes contradict a name but never give one. */
const TOO_COMMON: readonly Field[] = ['postalCode', 'birthDate', 'referentEmail', 'civility'];
export const valueFields = (Object.keys(shapes) as Field[]).filter((field) => !TOO_COMMON.includes(field));
export const contradictableFields = Object.keys(shapes) as Field[];

/** The share of a sample (0 to 1) that looks like the field. */
export function shareThatFits(field: Field, sample: readonly string[]): number {
  const shape = shapes[field];
  if (!shape || sample.length === 0) return 0;
  return sample.filter(shape).length / sample.length;
}

import { z } from 'zod';
import { seatRoles, specialities } from './codes.ts';
import { isSiret } from './rules.ts';

/** What a form sends for « nothing ». */
const emptyAsNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);

export const optionalText = (max: number, message: string) =>
  z.preprocess(emptyAsNull, z.string().trim().max(max, message).nullable().default(null));

export const optionalDay = z.preprocess(
  emptyAsNull,
  z.iso.date('Cette date n’existe pas : corrigez-la ou laissez vide.').nullable().default(null),
);

export const organisationName = z
  .string('Donnez le nom de l’organisation.')
  .trim()
  .min(1, 'Donnez le nom de l’organisation.')
  .max(120, 'Le nom tient en 120 caractères.');

export const siret = z.preprocess(
  (value) => (typeof value === 'string' ? emptyAsNull(value.replace(/\s/g, '')) : value),
  z
    .string()
    .refine(isSiret, 'Ce numéro n’est pas un SIRET : vérifiez ses 14 chiffres, ou laissez vide.')
    .nullable()
    .default(null),
);

export const communeCode = z.preprocess(
  emptyAsNull,
  z
    .string()
    .regex(/^[0-9AB]{5}$/, 'Choisissez une commune de la liste.')
    .nullable()
    .default(null),
);

export const seatInput = {
  function: z
    .string('Donnez la fonction.')
    .trim()
    .min(1, 'Donnez la fonction, telle que les personnes accompagnées la liront.')
    .max(100, 'La fonction tient en 100 caractères.'),
  speciality: z.enum(specialities, 'Choisissez une spécialité.'),
  roles: z.array(z.enum(seatRoles), 'Choisissez au moins un rôle.').min(1, 'Choisissez au moins un rôle.'),
};

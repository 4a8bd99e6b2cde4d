import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { asProfessional } from '../circle/professional-actor.ts';
import { communeCode, optionalDay, optionalText, organisationName, siret } from './inputs.ts';
import { mayOpenOn } from './rules.ts';
import './tables.ts';

/** A manager keeps the public details of their organisation right. Its kind and its discretion are not theirs to change. */
export const editOrganisation = command({
  name: 'edit-organisation',
  input: z.object({
    name: organisationName,
    siret,
    communeCode,
    address: optionalText(200, 'L’adresse tient en 200 caractères.'),
    phone: optionalText(30, 'Le numéro tient en 30 caractères.').refine(
      (phone) => phone === null || /^[+\d][\d .()-]*$/.test(phone),
      'Saisissez un numéro avec des chiffres, par exemple 02 48 00 00 00.',
    ),
    email: optionalText(254, 'Cette adresse est trop longue.').refine(
      (email) => email === null || z.email().safeParse(email).success,
      'Saisissez une adresse complète, par exemple accueil@exemple.fr.',
    ),
    openedOn: optionalDay,
  }),
  access: professionalOnly(({ roles }) => roles.includes('manager')),
  handle: async ({ tx, actor, clock }, { communeCode: commune_code, openedOn: opened_on, ...details }) => {
    if (opened_on !== null && !mayOpenOn(opened_on, today(clock))) throw new Refused('opening_far');
    const updated = await tx
      .updateTable('organisation')
      .set({ ...details, commune_code, opened_on })
      .where('organisation_id', '=', asProfessional(actor).organisationId)
      .executeTakeFirst();
    if (updated.numUpdatedRows !== 1n) throw new NotFound();
  },
});

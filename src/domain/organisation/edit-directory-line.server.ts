import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { asProfessional } from '../circle/professional-actor.ts';
import { ABOUT_LENGTH } from './codes.ts';
import { optionalText } from './inputs.ts';
import './absence-tables.ts';

/** What colleagues and partners read of a professional: by themselves, or by a manager of their team. */
export const editDirectoryLine = command({
  name: 'edit-directory-line',
  input: z.object({
    seat: z.uuid(),
    phone: optionalText(30, 'Le numéro tient en 30 caractères.').refine(
      (phone) => phone === null || /^[+\d][\d .()-]*$/.test(phone),
      'Saisissez un numéro avec des chiffres, par exemple 02 48 00 00 00.',
    ),
    about: z.string().trim().max(ABOUT_LENGTH, `Cette phrase tient en ${ABOUT_LENGTH} caractères.`),
    languages: z.string().trim().max(80, 'Les langues tiennent en 80 caractères.'),
    communes: z
      .array(z.string().regex(/^[0-9AB]{5}$/, 'Choisissez des communes de la liste.'))
      .max(100, 'Choisissez cent communes au plus, ou aucune pour tout le territoire.'),
  }),
  access: professionalOnly(),
  handle: async ({ tx, actor, clock }, { seat, phone, about, languages, communes }) => {
    const { organisationId } = asProfessional(actor);
    await changeAccess(tx, 'set_work_phone', seat, phone);
    const line = { about, languages, communes };
    const author = await tx
      .selectFrom('membership')
      .select('professional_name as name')
      .where('membership_id', '=', asProfessional(actor).seat)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('directory_line')
      .values({ seat, ...line })
      .onConflict((on) =>
        on.column('seat').doUpdateSet({ ...line, updated_at: clock.now(), updated_by: author.name }),
      )
      .execute();
  },
});

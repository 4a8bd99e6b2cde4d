import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { invitationMail } from '../../platform/auth/mails.ts';
import { INVITATION_DAYS, normalEmail } from '../../platform/auth/rules.ts';
import { newId } from '../../platform/database/id.ts';
import { queueMail } from '../../platform/mail/outbox.server.ts';
import { asProfessional } from '../circle/professional-actor.ts';
import './tables.ts';
import '../../platform/auth/tables.ts';

const name = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(100, 'Un nom tient en 100 caractères.');

/** A new organisation has nobody to invite its team: the coordinator invites its first manager, who accepts by e-mail. */
export const inviteFirstManager = command({
  name: 'invite-first-manager',
  input: z.object({
    organisationId: z.uuid(),
    email: z
      .string()
      .transform(normalEmail)
      .pipe(z.email('Saisissez une adresse complète, par exemple nom@exemple.fr.')),
    givenName: name('Donnez le prénom.'),
    familyName: name('Donnez le nom.'),
    function: name('Donnez la fonction.'),
  }),
  access: seated(({ roles }) => roles.includes('coordinator')),
  handle: async ({ tx, actor, clock }, input) => {
    const { seat } = asProfessional(actor);
    const organisation = await tx
      .selectFrom('organisation')
      .select(['name', 'discreet'])
      .where('organisation_id', '=', input.organisationId)
      .executeTakeFirst();
    if (!organisation) throw new NotFound();
    const waits = await sql<{
      yes: boolean;
    }>`SELECT access.awaits_manager(${input.organisationId}) AS yes`.execute(tx);
    if (!waits.rows[0]?.yes) throw new Refused('already_managed');
    const invitationId = newId();
    await tx
      .insertInto('professional_invitation')
      .values({
        invitation_id: invitationId,
        organisation_id: input.organisationId,
        email: input.email,
        given_name: input.givenName,
        family_name: input.familyName,
        member: true,
        reception: false,
        manager: true,
        dpo: false,
        speciality: 'les-deux',
        function: input.function,
        invited_by: seat,
        created_at: clock.now(),
        expires_at: clock.now().add({ hours: INVITATION_DAYS * 24 }),
      })
      .execute();
    await queueMail(tx, invitationMail, {
      to: input.email,
      params: { invitationId, organisationName: organisation.discreet ? null : organisation.name },
    });
    return { invitationId };
  },
});

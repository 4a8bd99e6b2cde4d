import { z } from 'zod';
import { mailTemplate } from '../../platform/mail/template.ts';

export const sittingInvitationMail = mailTemplate({
  code: 'sitting-invitation',
  label: 'Invitation à une séance de diagnostic',
  params: z.object({ personId: z.uuid() }),
  compose: ({ personId }, tools) => ({
    subject: 'On vous attend dans une séance de diagnostic',
    before: [
      'Un professionnel du cercle d’une personne que vous accompagnez tient une séance de diagnostic et vous propose d’y prendre part, sur place ou depuis votre écran.',
    ],
    link: { label: 'Ouvrir la séance', url: tools.url(`/personnes/${personId}/diagnostic#seance`) },
    after: ['Votre nom s’ajoute à la séance quand vous choisissez « Participer à la séance ».'],
  }),
});

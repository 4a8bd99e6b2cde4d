import { z } from 'zod';
import { mailTemplate } from '../../../platform/mail/template.ts';

export const unconfirmedOfferMail = mailTemplate({
  code: 'offer-unconfirmed',
  label: 'Fiches de services à confirmer',
  params: z.object({ services: z.number().int().positive() }),
  compose: ({ services }, tools) => ({
    subject:
      services > 1 ? 'Vos services sont-ils toujours exacts ?' : 'Votre service est-il toujours exact ?',
    before: [
      services > 1
        ? `${services} fiches de services de votre structure n’ont pas été confirmées depuis six mois.`
        : 'Une fiche de service de votre structure n’a pas été confirmée depuis six mois.',
      'Les professionnels hésitent alors à y envoyer quelqu’un. Un clic par fiche suffit si rien n’a changé.',
    ],
    link: { label: 'Relire notre offre', url: tools.url('/offre/notre-offre') },
    after: ['Ce rappel part une fois par mois, tant qu’une fiche attend.'],
  }),
});

import { z } from 'zod';
import { mailTemplate } from '../../../platform/mail/template.ts';

export const suggestionMail = mailTemplate({
  code: 'offer-suggestion',
  label: 'Correction proposée pour un service',
  params: z.object({}),
  compose: (_, tools) => ({
    subject: 'Une correction est proposée pour un de vos services',
    before: ['Un professionnel a relevé une erreur dans la fiche d’un service de votre structure.'],
    link: { label: 'Lire la correction proposée', url: tools.url('/offre/signalements') },
    after: [],
  }),
});

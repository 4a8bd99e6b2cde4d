import { z } from 'zod';
import { mailTemplate } from '../../../platform/mail/template.ts';

/** Of how many searches, and not of which: their names are their owner's own words. */
export const freshServicesMail = mailTemplate({
  code: 'offer-fresh-services',
  label: 'Nouveaux services dans vos recherches',
  params: z.object({ searches: z.number().int().positive() }),
  compose: ({ searches }, tools) => ({
    subject: 'De nouveaux services répondent à vos recherches',
    before: [
      `De nouveaux services sont parus dans l’offre. Ils répondent à ${
        searches > 1
          ? `${searches} recherches que vous avez enregistrées`
          : 'une recherche que vous avez enregistrée'
      }.`,
    ],
    link: { label: 'Voir ces services', url: tools.url('/offre') },
    after: [
      'Vous recevez ce message une fois par jour au plus, et seulement s’il y a du nouveau. Pour l’arrêter, choisissez «\u00a0Ne plus m’écrire\u00a0» à côté de la recherche.',
    ],
  }),
});

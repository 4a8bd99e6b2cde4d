import { z } from 'zod';
import { mailTemplate } from '../../platform/mail/template.ts';

/** To the référent, when somebody else ends the accompaniment of one of their people. Names nobody: the page does. */
export const accompanimentEndedMail = mailTemplate({
  code: 'accompaniment-ended',
  label: 'Fin d’un accompagnement',
  params: z.object({ personId: z.uuid() }),
  compose: ({ personId }, tools) => ({
    subject: 'Un accompagnement que vous meniez est terminé',
    before: [
      'L’accompagnement d’une personne dont vous étiez référent est terminé. Sa page dit par qui et pourquoi. Vous pouvez toujours la lire.',
    ],
    link: { label: 'Ouvrir le dossier', url: tools.url(`/personnes/${personId}`) },
    after: [],
  }),
});

/** The same after an act on many people: one message with a count. */
export const accompanimentsEndedMail = mailTemplate({
  code: 'accompaniments-ended',
  label: 'Fin de plusieurs accompagnements',
  params: z.object({ people: z.number().int().positive() }),
  compose: ({ people }, tools) => ({
    subject:
      people > 1
        ? 'Des accompagnements que vous meniez sont terminés'
        : 'Un accompagnement que vous meniez est terminé',
    before: [
      people > 1
        ? `Les accompagnements de ${people} personnes dont vous étiez référent sont terminés. Leurs pages disent par qui et pourquoi.`
        : 'L’accompagnement d’une personne dont vous étiez référent est terminé. Sa page dit par qui et pourquoi.',
    ],
    link: {
      label: 'Voir les accompagnements terminés',
      url: tools.url('/personnes?accompagnement=termine'),
    },
    after: [],
  }),
});

import { z } from 'zod';
import { mailTemplate } from '../../platform/mail/template.ts';

/** What the signed part of its link is for. */
export const QUESTION_LINK = 'step-question';

/** Neither the person, nor who asks, nor what is asked: the page behind the link says it, to whoever may read it. */
export const stepQuestionMail = mailTemplate({
  code: 'step-question',
  label: 'Question sur une étape',
  params: z.object({ questionId: z.uuid() }),
  compose: ({ questionId }, tools) => ({
    subject: 'Une question attend votre réponse',
    before: [
      'Un professionnel d’un cercle dont vous faites partie vous pose une question sur une étape. Le lien ouvre la question, avec la place pour répondre.',
    ],
    link: {
      label: 'Répondre à la question',
      url: tools.url(`/question/${tools.signed(QUESTION_LINK, questionId)}`),
    },
    after: ['Pour protéger la personne concernée, Relais vous demandera de vous connecter.'],
  }),
});

export const questionMails = [stepQuestionMail];

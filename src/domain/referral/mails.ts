import { z } from 'zod';
import { type MailTools, mailTemplate } from '../../platform/mail/template.ts';
import { quoted } from '../french.ts';
import { type ReferralMove, referralMoveCodes } from './states.ts';

/** What the signed part of its link is for. */
export const REFERRAL_LINK = 'referral';

const linked = z.object({ linkId: z.uuid(), service: z.string() });
const answer = (tools: MailTools, linkId: string) =>
  tools.url(`/demande/${tools.signed(REFERRAL_LINK, linkId)}`);
const NO_ACCOUNT =
  'Aucun compte n’est nécessaire. Le lien est personnel et ne concerne que cette demande\u00a0: ne le transmettez pas.';

/** Neither who the person is nor why: the page behind the link says it, once its holder asks. */
export const referralReceivedMail = mailTemplate({
  code: 'referral-received',
  label: 'Demande reçue par un service',
  params: linked.extend({ room: z.boolean(), asker: z.string() }),
  compose: ({ linkId, service, room, asker }, tools) => ({
    subject: room ? 'Avez-vous une place ?' : 'Une demande attend votre réponse',
    before: [
      room
        ? `${asker} vous demande s’il reste une place dans votre service ${quoted(service)}.`
        : `${asker} vous adresse une personne pour votre service ${quoted(service)}. Elle a donné son accord.`,
      'Répondez en une minute\u00a0: oui, non, ou sur liste d’attente.',
    ],
    link: { label: 'Voir la demande et répondre', url: answer(tools, linkId) },
    after: [NO_ACCOUNT],
  }),
});

export const referralReminderMail = mailTemplate({
  code: 'referral-reminder',
  label: 'Rappel à un service',
  params: linked.extend({ answering: z.boolean() }),
  compose: ({ linkId, service, answering }, tools) => ({
    subject: answering ? 'Rappel\u00a0: une demande attend votre réponse' : 'Où en est cette demande ?',
    before: [
      answering
        ? `Une demande pour votre service ${quoted(service)} n’a pas encore de réponse. Un «\u00a0non\u00a0» aide aussi\u00a0: la personne cherchera ailleurs sans attendre.`
        : `Vous suivez une demande pour votre service ${quoted(service)}. Dites en un instant où elle en est.`,
    ],
    link: { label: answering ? 'Répondre à la demande' : 'Donner des nouvelles', url: answer(tools, linkId) },
    after: [NO_ACCOUNT],
  }),
});

export const referralFollowMail = mailTemplate({
  code: 'referral-follow',
  label: 'Lien de suivi d’une demande',
  params: linked,
  compose: ({ linkId, service }, tools) => ({
    subject: 'Votre réponse est enregistrée',
    before: [
      `Merci d’avoir répondu à la demande pour votre service ${quoted(service)}.`,
      'Gardez ce message\u00a0: son lien sert à dire la suite (premier contact, début, fin).',
    ],
    link: { label: 'Donner la suite', url: answer(tools, linkId) },
    after: [NO_ACCOUNT],
  }),
});

export const referralClosedMail = mailTemplate({
  code: 'referral-closed',
  label: 'Demande retirée',
  params: linked,
  compose: ({ linkId, service }, tools) => ({
    subject: 'Une demande est retirée',
    before: [
      `La demande reçue pour votre service ${quoted(service)} est retirée\u00a0: vous n’avez plus rien à faire.`,
      'Merci de ne pas contacter la personne à ce sujet.',
    ],
    link: { label: 'Voir où en est la demande', url: answer(tools, linkId) },
    after: [],
  }),
});

export const referralFilesMail = mailTemplate({
  code: 'referral-files',
  label: 'Document joint à une demande',
  params: linked,
  compose: ({ linkId, service }, tools) => ({
    subject: 'Un document est joint à une demande',
    before: [`Un document vient d’être joint à une demande reçue pour votre service ${quoted(service)}.`],
    link: { label: 'Voir la demande et ses documents', url: answer(tools, linkId) },
    after: [NO_ACCOUNT],
  }),
});

export const referralRenewedMail = mailTemplate({
  code: 'referral-renewed',
  label: 'Nouveau lien d’une demande',
  params: z.object({ linkId: z.uuid() }),
  compose: ({ linkId }, tools) => ({
    subject: 'Votre nouveau lien',
    before: ['Vous avez demandé un nouveau lien pour une demande reçue par votre service.'],
    link: { label: 'Ouvrir la demande', url: answer(tools, linkId) },
    after: [NO_ACCOUNT],
  }),
});

const NEWS: Partial<Record<ReferralMove, readonly [subject: string, sentence: string]>> = {
  'confirm-room': ['Une place est possible', 'La structure a de la place. Vous pouvez envoyer la demande.'],
  accept: ['Une demande est acceptée', 'La structure accepte la demande.'],
  wait: ['Une demande est sur liste d’attente', 'La structure met la demande sur sa liste d’attente.'],
  refuse: [
    'Une demande est refusée',
    'La structure ne peut pas répondre à la demande. Elle dit pourquoi, et d’autres services sont proposés.',
  ],
  start: ['Une demande avance', 'L’accompagnement par la structure a commencé.'],
  end: ['Une demande est terminée', 'La structure dit ce que la demande a donné.'],
  expire: [
    'Une demande est restée sans réponse',
    'La structure n’a pas répondu en 30 jours, malgré les rappels. D’autres services sont proposés.',
  ],
  withdraw: ['Une demande est retirée', 'La demande a été retirée. Rien d’autre n’est à faire.'],
  contest: [
    'Une personne voit les choses autrement',
    'Une personne ne confirme pas le résultat noté pour une demande.',
  ],
};
export const isNews = (move: ReferralMove): boolean => NEWS[move] !== undefined;

export const referralNewsMail = mailTemplate({
  code: 'referral-news',
  label: 'Nouvelles d’une demande',
  params: z.object({ move: z.enum(referralMoveCodes) }),
  compose: ({ move }, tools) => {
    const [subject, sentence] = NEWS[move] ?? ['Une demande avance', 'Une de vos demandes a avancé.'];
    return {
      subject,
      before: [sentence],
      link: { label: 'Voir mes demandes', url: tools.url('/demandes') },
      after: [],
    };
  },
});

/** The letter box may be shared: nothing of the service, nor of what happened. */
export const referralOwnNewsMail = mailTemplate({
  code: 'referral-own-news',
  label: 'Nouvelles d’une demande, pour la personne',
  params: z.object({}),
  compose: (_, tools) => ({
    subject: 'Du nouveau dans votre espace',
    before: ['Une demande faite avec vous avance. Vous pouvez la lire dans votre espace.'],
    link: { label: 'Lire les nouvelles', url: tools.url('/mon-espace/demandes') },
    after: [],
  }),
});

export const referralMails = [
  referralReceivedMail,
  referralReminderMail,
  referralFollowMail,
  referralClosedMail,
  referralFilesMail,
  referralRenewedMail,
  referralNewsMail,
  referralOwnNewsMail,
];

import { z } from 'zod';
import { mailTemplate } from '../mail/template.ts';
import { INVITATION_DAYS, SIGN_IN_MINUTES } from './rules.ts';

export const signInMail = mailTemplate({
  code: 'sign-in',
  label: 'Connexion',
  params: z.object({ tokenId: z.uuid() }),
  compose: ({ tokenId }, tools) => ({
    subject: 'Votre connexion à Relais',
    before: [
      'Vous avez demandé à vous connecter à Relais. Ouvrez ce lien dans le navigateur où vous avez fait la demande.',
    ],
    link: {
      label: 'Me connecter à Relais',
      url: tools.url(`/connexion/lien/${tools.signed('sign-in', tokenId)}`),
    },
    code: { intro: 'Ou saisissez ce code dans la page restée ouverte :', value: tools.code(tokenId) },
    after: [
      `Le lien et le code servent une seule fois et sont valables ${SIGN_IN_MINUTES} minutes.`,
      'Vous n’avez rien demandé ? Ne faites rien : personne ne peut entrer sans ce message. Ne donnez ce code à personne, pas même à quelqu’un qui dirait travailler pour Relais.',
    ],
  }),
});

/** To an address that two people hold: it opens nothing, and the message says nothing of anybody. */
export const nothingToOpenMail = mailTemplate({
  code: 'sign-in-nothing',
  label: 'Connexion impossible avec cette adresse',
  params: z.object({}),
  compose: (_, tools) => ({
    subject: 'Votre demande de connexion à Relais',
    before: [
      'Quelqu’un a demandé à se connecter à Relais avec cette adresse. Cette adresse ne permet pas de se connecter.',
    ],
    link: { label: 'Revenir à Relais', url: tools.url('/connexion') },
    after: [
      'C’est vous ? Parlez-en au professionnel qui vous accompagne : il peut vous proposer une autre adresse.',
      'Ce n’est pas vous ? Ne faites rien.',
    ],
  }),
});

export const invitationMail = mailTemplate({
  code: 'organisation-invitation',
  label: 'Invitation à rejoindre une organisation',
  params: z.object({
    invitationId: z.uuid(),
    /** Null for a discreet organisation, whose name is written nowhere outside it. */
    organisationName: z.string().nullable(),
  }),
  compose: ({ invitationId, organisationName }, tools) => ({
    subject: 'Invitation à rejoindre Relais',
    before: [
      organisationName
        ? `${organisationName} vous invite à rejoindre son équipe sur Relais, la plateforme des professionnels de l’insertion et de l’emploi de votre territoire.`
        : 'Votre organisation vous invite à rejoindre son équipe sur Relais, la plateforme des professionnels de l’insertion et de l’emploi de votre territoire.',
    ],
    link: {
      label: 'Voir l’invitation',
      url: tools.url(`/invitation/${tools.signed('invitation', invitationId)}`),
    },
    after: [
      `Cette invitation est valable ${INVITATION_DAYS} jours et ne sert qu’à vous.`,
      'Vous n’attendiez pas cette invitation ? Ne faites rien : aucun compte ne sera créé.',
    ],
  }),
});

const CHANGES = {
  enrolled: 'Une application de codes vient d’être ajoutée à votre compte Relais.',
  replaced: 'L’application de codes de votre compte Relais vient d’être remplacée.',
  'codes-renewed':
    'Les codes de secours de votre compte Relais viennent d’être renouvelés ; les anciens ne servent plus.',
  'code-used': 'Un code de secours vient de servir à entrer dans votre compte Relais.',
  reset:
    'La double vérification de votre compte Relais vient d’être réinitialisée par un responsable de votre organisation. Vos sessions ont été fermées ; vous choisirez une nouvelle application de codes à votre prochaine connexion.',
} as const;
export type FactorChange = keyof typeof CHANGES;

export const factorChangedMail = mailTemplate({
  code: 'second-factor-changed',
  label: 'Changement de la double vérification',
  params: z.object({ change: z.enum(Object.keys(CHANGES) as [FactorChange, ...FactorChange[]]) }),
  compose: ({ change }, tools) => ({
    subject: 'Sécurité de votre compte Relais',
    before: [CHANGES[change]],
    link: { label: 'Voir mon compte', url: tools.url('/compte') },
    after: [
      'Ce n’était pas vous ? Ouvrez votre compte, déconnectez tous les appareils et prévenez un responsable de votre organisation.',
    ],
  }),
});

export const authMails = [signInMail, nothingToOpenMail, invitationMail, factorChangedMail];

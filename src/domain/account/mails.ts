import { z } from 'zod';
import { mailTemplate } from '../../platform/mail/template.ts';
import { DELAY_HOURS, PROPOSAL_DAYS } from './codes.ts';

// Messages to the person name nobody: whoever looks over a shoulder learns that Relais exists, and no more.
const OWN_SIGN_IN = '/mon-espace/connexion';
const when = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});
const moment = (iso: string) => when.format(new Date(iso)).replace(/(\d+):(\d+)$/, '$1\u00a0h\u00a0$2');

/** To the address that is proposed. */
export const addressProposedMail = mailTemplate({
  code: 'own-address-proposed',
  label: 'Adresse de connexion à confirmer',
  params: z.object({ addressId: z.uuid() }),
  compose: ({ addressId }, tools) => ({
    subject: 'Confirmez votre adresse pour Relais',
    before: [
      'Cette adresse est proposée pour vous connecter à votre espace Relais. Ouvrez le lien et donnez votre date de naissance pour dire que c’est bien la vôtre.',
    ],
    link: {
      label: 'Confirmer mon adresse',
      url: tools.url(`/connexion/adresse/${tools.signed('own-address', addressId)}`),
    },
    after: [
      `Ce lien sert une seule fois et reste valable ${PROPOSAL_DAYS} jours.`,
      'Vous n’attendez rien ? Ne faites rien : sans vous, cette adresse n’ouvre rien.',
    ],
  }),
});

/** To the present address, as soon as another one is proposed. */
export const addressChangingMail = mailTemplate({
  code: 'own-address-changing',
  label: 'Changement d’adresse de connexion proposé',
  params: z.object({ way: z.enum(['ancienne-adresse', 'en-presence']), byPerson: z.boolean() }),
  compose: ({ way, byPerson }, tools) => ({
    subject: 'Votre adresse de connexion à Relais',
    before: [
      'Une autre adresse est proposée pour vous connecter à votre espace Relais.',
      byPerson
        ? 'La demande vient de votre espace. Elle prendra effet dès que la nouvelle adresse sera confirmée.'
        : way === 'ancienne-adresse'
          ? 'Elle ne remplacera celle-ci que si vous dites oui, depuis votre espace.'
          : `Elle remplacera celle-ci ${DELAY_HOURS} heures après que deux professionnels l’auront confirmée avec vous. D’ici là, vous pouvez dire non.`,
    ],
    link: { label: byPerson ? 'Voir ma connexion' : 'Dire oui ou non', url: tools.url(OWN_SIGN_IN) },
    after: ['Vous n’avez rien demandé ? Dites non, et prévenez le professionnel qui vous accompagne.'],
  }),
});

/** To the new address, and to the one it replaces. */
export const addressConfirmedMail = mailTemplate({
  code: 'own-address-confirmed',
  label: 'Adresse de connexion confirmée',
  params: z.object({ first: z.boolean(), opensAt: z.iso.datetime().nullable() }),
  compose: ({ first, opensAt }, tools) => ({
    subject: first ? 'Votre espace Relais est ouvert' : 'Votre adresse de connexion à Relais change',
    before: first
      ? ['Votre espace Relais est ouvert. Pour y entrer, demandez un lien avec cette adresse.']
      : [
          opensAt
            ? `À partir du ${moment(opensAt)}, vous vous connecterez à Relais avec votre nouvelle adresse. Jusque-là, vous pouvez encore dire non depuis votre espace.`
            : 'Vous vous connectez désormais à Relais avec votre nouvelle adresse. L’ancienne n’ouvre plus rien.',
        ],
    link: { label: 'Ouvrir mon espace', url: tools.url('/mon-espace') },
    after: ['Vous n’avez rien demandé ? Prévenez vite le professionnel qui vous accompagne.'],
  }),
});

export const accessEndedMail = mailTemplate({
  code: 'own-access-ended',
  label: 'Espace personnel fermé',
  params: z.object({}),
  compose: (_, tools) => ({
    subject: 'Votre espace Relais est fermé',
    before: [
      'Votre espace Relais vient d’être fermé par un professionnel : cette adresse et les codes sur papier n’ouvrent plus rien. Votre dossier, lui, ne change pas.',
    ],
    link: { label: 'Relais et vos données', url: tools.url('/donnees-personnelles') },
    after: [
      'Vous n’êtes pas d’accord ? Parlez-en au professionnel qui vous accompagne : il peut le rouvrir avec vous.',
    ],
  }),
});

export const paperCodeUsedMail = mailTemplate({
  code: 'own-paper-code-used',
  label: 'Code sur papier utilisé',
  params: z.object({}),
  compose: (_, tools) => ({
    subject: 'Votre code sur papier vient de servir',
    before: [
      'Le code imprimé sur papier vient de servir à préparer vos réponses dans Relais. Il ne montre rien de votre dossier.',
    ],
    link: { label: 'Voir ma connexion', url: tools.url(OWN_SIGN_IN) },
    after: [
      'Ce n’était pas vous ? Annulez ce code depuis votre espace, et prévenez le professionnel qui vous accompagne.',
    ],
  }),
});

export const accountMails = [
  addressProposedMail,
  addressChangingMail,
  addressConfirmedMail,
  accessEndedMail,
  paperCodeUsedMail,
];

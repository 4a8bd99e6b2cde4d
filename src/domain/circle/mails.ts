import { z } from 'zod';
import { mailTemplate } from '../../platform/mail/template.ts';

const nothing = z.object({});
const aboutPerson = z.object({ personId: z.uuid() });

// Neither the subject nor the body names the person, an organisation or a professional: the page behind the link does, to
// whoever may read it (design: a discreet organisation is written in no message).
const toInvitations = { label: 'Voir mes invitations', path: '/invitations' };

const plain = (
  code: string,
  label: string,
  subject: string,
  sentence: string,
  link: { label: string; path: string },
) =>
  mailTemplate({
    code,
    label,
    params: nothing,
    compose: (_, tools) => ({
      subject,
      before: [sentence],
      link: { label: link.label, url: tools.url(link.path) },
      after: [],
    }),
  });

export const invitedMail = plain(
  'circle-invitation',
  'Invitation dans un cercle',
  'Invitation dans le cercle d’une personne',
  'Un professionnel vous invite à rejoindre le cercle d’une personne accompagnée. Vous pouvez accepter ou décliner en un clic.',
  toInvitations,
);

export const invitationAnsweredMail = plain(
  'circle-invitation-answered',
  'Réponse à une invitation',
  'Réponse à votre invitation',
  'Le professionnel que vous aviez invité dans un cercle a répondu.',
  toInvitations,
);

export const invitationWithdrawnMail = plain(
  'circle-invitation-withdrawn',
  'Invitation retirée',
  'Une invitation a été retirée',
  'L’invitation à rejoindre le cercle d’une personne a été retirée. Vous n’avez rien à faire.',
  toInvitations,
);

export const joinAskedMail = plain(
  'circle-request',
  'Demande pour rejoindre un cercle',
  'Demande pour rejoindre un cercle',
  'Un professionnel demande à rejoindre le cercle d’une personne que vous suivez. Votre réponse est attendue.',
  toInvitations,
);

export const joinAnsweredMail = plain(
  'circle-request-answered',
  'Réponse à une demande',
  'Réponse à votre demande',
  'Votre demande pour rejoindre le cercle d’une personne a reçu une réponse.',
  toInvitations,
);

export const joinWithdrawnMail = plain(
  'circle-request-withdrawn',
  'Demande retirée',
  'Une demande a été retirée',
  'Une demande pour rejoindre le cercle d’une personne que vous suivez a été retirée. Vous n’avez rien à faire.',
  toInvitations,
);

export const placeEndedMail = plain(
  'circle-place-ended',
  'Fin d’une participation',
  'Fin de votre participation à un cercle',
  'Votre participation au cercle d’une personne est terminée. Ce que vous avez écrit y reste sous votre nom.',
  { label: 'Voir mes personnes', path: '/personnes' },
);

export const bodyOrientedMail = plain(
  'body-oriented',
  'Personne orientée vers l’organisation',
  'Une personne attend un référent',
  'Une personne vient d’être orientée vers votre organisation. Il vous revient de nommer son référent.',
  { label: 'Nommer un référent', path: '/sans-referent' },
);

const aboutOne = (code: string, label: string, subject: string, sentence: string) =>
  mailTemplate({
    code,
    label,
    params: aboutPerson,
    compose: ({ personId }, tools) => ({
      subject,
      before: [sentence],
      link: { label: 'Ouvrir le dossier', url: tools.url(`/personnes/${personId}`) },
      after: [],
    }),
  });

export const leadAppointedMail = aboutOne(
  'lead-appointed',
  'Nomination comme référent',
  'Vous devenez référent d’une personne',
  'Votre organisation vous a nommé référent d’une personne accompagnée.',
);

export const leadReplacedMail = aboutOne(
  'lead-replaced',
  'Relais passé à un collègue',
  'Un collègue prend votre relais',
  'Un autre référent a été nommé pour une personne que vous suiviez. Vous pouvez encore lire son dossier pendant 30 jours.',
);

export const memberLeftMail = aboutOne(
  'circle-left',
  'Départ d’un cercle',
  'Un professionnel a quitté un cercle',
  'Un professionnel a quitté le cercle d’une personne dont vous êtes référent.',
);

const people = z.number().int().positive();
const theirPeople = (count: number | undefined) =>
  count === undefined ? 'ses personnes sont' : count === 1 ? '1 personne est' : `${count} personnes sont`;

export const portfolioReceivedMail = mailTemplate({
  code: 'portfolio-received',
  label: 'Portefeuille confié',
  params: z.object({ people: people.optional() }),
  compose: ({ people: count }, tools) => ({
    subject: 'Vous prenez le relais d’un collègue',
    before: [
      count === undefined
        ? 'Votre organisation vous a nommé référent des personnes qu’un collègue suivait.'
        : `Votre organisation vous a nommé référent de ${count} ${count > 1 ? 'personnes' : 'personne'} qu’un collègue suivait.`,
    ],
    link: { label: 'Voir mes personnes', url: tools.url('/personnes') },
    after: [],
  }),
});

const period = z.object({ from: z.iso.date(), until: z.iso.date(), people: people.optional() });
const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const day = (civil: string) => long.format(new Date(`${civil}T00:00:00Z`)).replace(/^1 /, '1er ');

const absence = (
  code: string,
  label: string,
  subject: string,
  sentence: (from: string, until: string, people: number | undefined) => string,
) =>
  mailTemplate({
    code,
    label,
    params: period,
    compose: ({ from, until, people: count }, tools) => ({
      subject,
      before: [sentence(day(from), day(until), count)],
      link: { label: 'Ouvrir Relais', url: tools.url('/personnes') },
      after: [],
    }),
  });

export const standInNamedMail = absence(
  'stand-in-named',
  'Remplacement confié',
  'Vous remplacez un collègue',
  (from, until, count) =>
    `Vous remplacez un collègue du ${from} au ${until} inclus\u00a0: ${theirPeople(count)} dans votre liste pendant ce temps.`,
);

export const absenceCoveredMail = absence(
  'absence-covered',
  'Absence couverte',
  'Votre remplacement est organisé',
  (from, until) => `Un collègue suit vos personnes du ${from} au ${until} inclus.`,
);

export const standInEndedMail = plain(
  'stand-in-ended',
  'Fin d’un remplacement',
  'Fin d’un remplacement',
  'Le remplacement qui vous concernait est terminé.',
  { label: 'Ouvrir Relais', path: '/personnes' },
);

export const circleMails = [
  invitedMail,
  invitationAnsweredMail,
  invitationWithdrawnMail,
  joinAskedMail,
  joinAnsweredMail,
  joinWithdrawnMail,
  placeEndedMail,
  bodyOrientedMail,
  leadAppointedMail,
  leadReplacedMail,
  portfolioReceivedMail,
  memberLeftMail,
  standInNamedMail,
  absenceCoveredMail,
  standInEndedMail,
];

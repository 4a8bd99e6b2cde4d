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

/** Sent by access.lead_both() and access.unlead(): two records of one person joined, and separated. */
const joinedMails = [
  aboutOne(
    'lead-of-both',
    'Référent de deux dossiers réunis',
    'Vous restez référent d’une personne',
    'Deux dossiers d’une même personne ont été réunis par les services d’orientation. Vous en êtes le référent, et lisez aussi ce dossier.',
  ),
  aboutOne(
    'lead-of-other',
    'Référent d’un dossier réuni',
    'Un autre référent continue avec une personne',
    'Deux dossiers d’une même personne ont été réunis par les services d’orientation, et l’autre référent continue. Vous gardez votre place dans le cercle, comme accompagnateur.',
  ),
  aboutOne(
    'lead-again',
    'Dossiers séparés',
    'Vous êtes de nouveau référent d’une personne',
    'Deux dossiers qui avaient été réunis sont séparés\u00a0: vous êtes de nouveau référent de celui que vous suiviez.',
  ),
];

export const memberLeftMail = aboutOne(
  'circle-left',
  'Départ d’un cercle',
  'Un professionnel a quitté un cercle',
  'Un professionnel a quitté le cercle d’une personne dont vous êtes référent.',
);

const people = z.number().int().positive();

export const bodyOrientedMail = mailTemplate({
  code: 'body-oriented',
  label: 'Personnes orientées vers l’organisation',
  params: z.object({ people: people.default(1) }),
  compose: ({ people: count }, tools) => ({
    subject: count > 1 ? `${count} personnes attendent un référent` : 'Une personne attend un référent',
    before: [
      count > 1
        ? `${count} personnes viennent d’être orientées vers votre organisation. Il vous revient de nommer leur référent.`
        : 'Une personne vient d’être orientée vers votre organisation. Il vous revient de nommer son référent.',
    ],
    link: { label: 'Nommer un référent', url: tools.url('/sans-referent?liste=equipe') },
    after: [],
  }),
});

const aboutSeveral = (code: string, label: string, subject: string, sentence: (people: string) => string) =>
  mailTemplate({
    code,
    label,
    params: z.object({ people }),
    compose: ({ people: count }, tools) => ({
      subject,
      before: [sentence(count > 1 ? `${count} personnes` : 'une personne')],
      link: { label: 'Voir mes personnes', url: tools.url('/personnes') },
      after: [],
    }),
  });

export const peopleReceivedMail = aboutSeveral(
  'people-received',
  'Nomination comme référent de plusieurs personnes',
  'De nouvelles personnes vous sont confiées',
  (count) => `Votre organisation vous a nommé référent pour ${count}.`,
);

export const peopleGivenMail = aboutSeveral(
  'people-given',
  'Relais de plusieurs personnes passé à un collègue',
  'Un collègue prend votre relais',
  (count) =>
    `Un autre référent a été nommé pour ${count} que vous suiviez. Vous pouvez encore lire leur dossier pendant 30 jours.`,
);

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
  ...joinedMails,
  portfolioReceivedMail,
  peopleReceivedMail,
  peopleGivenMail,
  memberLeftMail,
  standInNamedMail,
  absenceCoveredMail,
  standInEndedMail,
];

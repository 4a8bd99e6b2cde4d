import { z } from 'zod';
import { mailTemplate } from '../../platform/mail/template.ts';

const people = z.number().int().positive();
const counted = (count: number) => `${count} ${count > 1 ? 'personnes' : 'personne'}`;
const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const day = (civil: string) => long.format(new Date(`${civil}T00:00:00Z`)).replace(/^1 /, '1er ');
const STAND_INS = { label: 'Voir les remplacements et les départs', path: '/equipe/remplacements' };

export const departureNearsMail = mailTemplate({
  code: 'departure-nears',
  label: 'Départ proche d’un collègue',
  params: z.object({ lastDay: z.iso.date(), people }),
  compose: ({ lastDay, people: count }, tools) => ({
    subject: 'Un collègue part bientôt',
    before: [
      `Un collègue part le ${day(lastDay)}, et ${counted(count)} n’${count > 1 ? 'ont' : 'a'} pas encore d’autre référent.`,
      'Sans relais d’ici là, vous en deviendrez référent par intérim le lendemain.',
    ],
    link: { label: STAND_INS.label, url: tools.url(STAND_INS.path) },
    after: [],
  }),
});

export const interimTakenMail = mailTemplate({
  code: 'interim-taken',
  label: 'Intérim après un départ',
  params: z.object({ people }),
  compose: ({ people: count }, tools) => ({
    subject: 'Un intérim commence',
    before: [
      `Un collègue est parti. ${counted(count)} qu’il suivait ${count > 1 ? 'ont' : 'a'} maintenant un référent par intérim, en attendant que vous en nommiez un.`,
    ],
    link: { label: STAND_INS.label, url: tools.url(STAND_INS.path) },
    after: [],
  }),
});

export const absenceDeclaredMail = mailTemplate({
  code: 'absence-declared',
  label: 'Absence annoncée',
  params: z.object({}),
  compose: (_, tools) => ({
    subject: 'Un collègue annonce une absence',
    before: [
      'Un collègue de votre équipe annonce des jours d’absence. Vous pouvez organiser son remplacement.',
    ],
    link: { label: STAND_INS.label, url: tools.url(STAND_INS.path) },
    after: [],
  }),
});

export const organisationMails = [departureNearsMail, interimTakenMail, absenceDeclaredMail];

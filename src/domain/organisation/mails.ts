import { z } from 'zod';
import { mailTemplate } from '../../platform/mail/template.ts';

const people = z.number().int().positive();
const some = z.number().int().nonnegative();
const counted = (count: number) => `${count} ${count > 1 ? 'personnes' : 'personne'}`;
const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const day = (civil: string) => long.format(new Date(`${civil}T00:00:00Z`)).replace(/^1 /, '1er ');
const STAND_INS = { label: 'Voir les remplacements et les départs', path: '/equipe/remplacements' };

export const departureNearsMail = mailTemplate({
  code: 'departure-nears',
  label: 'Départ proche d’un collègue',
  params: z.object({ lastDay: z.iso.date(), people: some, stoodIn: some.default(0) }),
  compose: ({ lastDay, people: count, stoodIn }, tools) => ({
    subject: 'Un collègue part bientôt',
    before: [
      ...(count > 0
        ? [
            `Un collègue part le ${day(lastDay)}, et ${counted(count)} n’${count > 1 ? 'ont' : 'a'} pas encore d’autre référent.`,
            'Sans relais d’ici là, vous en deviendrez référent par intérim le lendemain.',
          ]
        : [`Un collègue part le ${day(lastDay)}.`]),
      ...(stoodIn > 0
        ? [
            `Ce collègue en remplace un autre au-delà de ce jour\u00a0: ${counted(stoodIn)} n’${stoodIn > 1 ? 'auront' : 'aura'} alors plus de remplaçant. Organisez la suite dès maintenant.`,
          ]
        : []),
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

/** Written by access.tell_ceiling(): to the coordinators, or to the managers of a discreet organisation. */
const ceilingPassedMail = mailTemplate({
  code: 'ceiling-passed',
  label: 'Plafond de consultation dépassé',
  params: z.object({
    ceiling: z.enum(['openings_per_day', 'searches_per_day', 'exported_per_day']),
    most: z.number().int().positive(),
    name: z.string(),
    organisation: z.string(),
    seat: z.uuid(),
  }),
  compose: ({ ceiling, most, name, organisation, seat }, tools) => ({
    subject: 'Un plafond de consultation est dépassé',
    before: [
      {
        openings_per_day: `${name} (${organisation}) a ouvert en un jour plus de ${most} dossiers de personnes hors de son portefeuille.`,
        searches_per_day: `${name} (${organisation}) a fait en un jour plus de ${most} recherches par identité exacte.`,
        exported_per_day: `${name} (${organisation}) a copié en un jour, dans des fichiers, les listes de plus de ${most} personnes hors de son portefeuille.`,
      }[ceiling],
      'Relais lui demande maintenant de confirmer chaque fois avec sa double vérification. Prenez contact pour comprendre\u00a0: il y a souvent une bonne raison.',
    ],
    link: { label: 'Voir comment joindre ce professionnel', url: tools.url(`/annuaire/${seat}`) },
    after: ['Ce message ne part qu’une fois par jour pour un même professionnel.'],
  }),
});

export const organisationMails = [
  departureNearsMail,
  interimTakenMail,
  absenceDeclaredMail,
  ceilingPassedMail,
];

import { z } from 'zod';
import { mailTemplate } from '../../platform/mail/template.ts';

/** Their codes are written in migrations/0026_person_rights.sql: the database owes these messages, to addresses that nobody reads. */
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
    params: z.object({}),
    compose: (_, tools) => ({
      subject,
      before: [sentence],
      link: { label: link.label, url: tools.url(link.path) },
      after: [],
    }),
  });

export const rightsMails = [
  plain(
    'circle-role-lowered',
    'Place modifiée dans un cercle',
    'Votre place dans un cercle a changé',
    'Vous contribuez désormais au parcours d’une personne\u00a0: vous voyez ce qui est partagé avec vous. Ce que vous avez écrit y reste sous votre nom.',
    { label: 'Voir mes personnes', path: '/personnes' },
  ),
  plain(
    'orientation-asked',
    'Demande de réorientation',
    'Une personne demande une réorientation',
    'Une personne demande un autre référent ou un autre organisme. Votre réponse est attendue.',
    { label: 'Voir les demandes', path: '/sans-referent' },
  ),
];

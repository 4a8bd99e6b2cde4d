import type { AccountKey } from './cast.ts';
import type { Storyteller } from './storyteller.ts';

const lines: readonly [
  AccountKey,
  { about: string; phone?: string; languages?: string; communes?: string[] },
][] = [
  [
    'nadia',
    {
      about: 'Accompagnement social global, accès aux droits, budget.',
      phone: '02 48 55 01 10',
      communes: ['18279', '18141', '18207'],
    },
  ],
  [
    'paul',
    {
      about: 'Projet et recherche d’emploi, en binôme avec les travailleurs sociaux.',
      phone: '02 48 55 02 20',
    },
  ],
  [
    'sophie',
    {
      about: 'Jeunes de 16 à 25 ans : projet, formation, contrat d’engagement.',
      phone: '02 48 55 03 30',
      languages: 'anglais',
    },
  ],
  ['yann', { about: 'Emploi et handicap : aménagements, essais en entreprise.', phone: '02 48 55 04 40' }],
  [
    'rose',
    {
      about: 'Permis, transport à la demande, location de scooters.',
      phone: '02 48 55 05 50',
      languages: 'portugais',
    },
  ],
  [
    'lucie',
    { about: 'Places d’accueil occasionnel pendant une formation ou un essai.', communes: ['18141'] },
  ],
  ['fatou', { about: 'Domiciliation, aides du CCAS, accompagnement social.', languages: 'wolof, bambara' }],
];

/** The directory's lines; Bruno is on leave and Inès follows his people; Sophie announces hers, and waits for her manager. */
export async function absences(tell: Storyteller): Promise<void> {
  const { clock } = tell;
  clock.daysAgo(9, 9);
  for (const [who, line] of lines) await tell.line(who, line);
  const [from, until] = [clock.civilDaysAgo(2), clock.civilDaysAgo(-12)];
  await tell.away('bruno', from, until, 'ines');
  await tell.away('sophie', clock.civilDaysAgo(-21), clock.civilDaysAgo(-32), 'karim');
  clock.daysAgo(8, 10);
  await tell.standIn('ines', 'bruno', 'ines', from, until);
}

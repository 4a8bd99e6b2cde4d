import { Dice } from '../src/platform/random/dice.ts';
import type { AccountKey, OrganisationKey } from './cast.ts';
import { told } from './stories.ts';
import { constraint, need, type Storyteller, situation } from './storyteller.ts';

const givenNames = {
  madame: [
    'Léa',
    'Samira',
    'Chantal',
    'Julie',
    'Fatoumata',
    'Isabelle',
    'Océane',
    'Nathalie',
    'Maëlys',
    'Zoé',
    'Corinne',
    'Aïcha',
  ],
  monsieur: [
    'Mehdi',
    'Alain',
    'Théo',
    'Patrice',
    'Ibrahim',
    'Loïc',
    'Sébastien',
    'Enzo',
    'Mamadou',
    'Gaëtan',
    'Rémi',
    'Olivier',
  ],
} as const;
const familyNames = [
  'Aubert',
  'Bâ',
  'Carpentier',
  'Da Silva',
  'Etcheverry',
  'Fontaine',
  'Guérin',
  'Hamidi',
  'Imbert',
  'Jacquet',
  'Keïta',
  'Lefèvre',
  'Mercier',
  'N’Guessan',
  'Ollivier',
  'Perrot',
  'Quentin',
  'Renaud',
  'Saïdi',
  'Thibault',
  'Urbain',
  'Vidal',
  'Wagner',
  'Ybert',
  'Zidane',
];
/** Communes of the Cher: INSEE code and postal code. */
const places = [
  ['18279', '18100'],
  ['18033', '18000'],
  ['18141', '18500'],
  ['18197', '18200'],
  ['18046', '18570'],
  ['18207', '18230'],
] as const;

interface Body {
  readonly body: OrganisationKey;
  readonly manager: AccountKey;
  readonly leads: readonly AccountKey[];
  readonly track: 'professionnelle' | 'socio-professionnelle' | 'sociale';
}
const bodies: readonly Body[] = [
  { body: 'france-travail', manager: 'hugo', leads: ['paul', 'amelie'], track: 'professionnelle' },
  { body: 'departement', manager: 'ines', leads: ['nadia', 'bruno'], track: 'sociale' },
  { body: 'mission-locale', manager: 'karim', leads: ['sophie'], track: 'socio-professionnelle' },
  { body: 'ccas', manager: 'fatou', leads: ['fatou'], track: 'sociale' },
  { body: 'plie', manager: 'gilles', leads: ['gilles'], track: 'professionnelle' },
];

/** Invented people in number: most have a référent, some wait for an orientation, some for their body to appoint. */
export async function crowd(tell: Storyteller, people: number): Promise<void> {
  const dice = new Dice(18);
  for (let n = 0; n < people; n++) {
    const civility = dice.chance(0.5) ? 'madame' : 'monsieur';
    const [communeCode, postalCode] = dice.pick(places);
    const entered = 20 + dice.below(500);
    const { clock } = tell;
    clock.daysAgo(entered);
    const id = await tell.enter(dice.pick(['nadia', 'bruno'] as const), {
      identity: {
        familyName: familyNames[n % familyNames.length] ?? 'Martin',
        givenName: dice.pick(givenNames[civility]),
        birthDate: `${1962 + dice.below(42)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`,
        civility,
      },
      contact: { phone: `+3365550${String(2000 + n)}`, phoneAcceptsSms: dice.chance(0.7) },
      address: { postalCode, communeCode },
      statuses: [
        told(
          dice.pick(['rsa-droits-devoirs', 'rsa-droits-devoirs', 'demandeur-emploi'] as const),
          clock.civilDaysAgo(entered + 30),
        ),
      ],
      informedOn: clock.civilDaysAgo(entered),
    });
    if (dice.chance(0.16)) continue;
    const choice = dice.pick(bodies);
    clock.daysAgo(entered - 5);
    await tell.orient('claire', id, choice.track, choice.body);
    if (dice.chance(0.12)) continue;
    clock.daysAgo(entered - 8);
    const lead = dice.pick(choice.leads);
    await tell.appoint(id, choice.manager, lead);
    await follow(tell, dice, id, lead, entered - 12);
  }
}

async function follow(
  tell: Storyteller,
  dice: Dice,
  id: string,
  lead: AccountKey,
  from: number,
): Promise<void> {
  if (dice.chance(0.25)) return;
  tell.clock.daysAgo(from);
  const code = dice.pick(['22', '23', '27', '28'] as const);
  await tell.sitting(id, [
    {
      by: lead,
      answers: [
        constraint(code, dice.pick(['FAIBLE', 'MOYEN', 'FORT'] as const), dice.chance(0.5)),
        ...(code === '23' ? [situation('23', '7')] : []),
        need(dice.pick(['3', '9', '10', '12'] as const)),
      ],
    },
  ]);
  if (dice.chance(0.3)) return;
  const objective = await tell.objective(id, lead, { title: dice.pick(projects) });
  await tell.step(id, lead, objective, {
    ...dice.pick(steps),
    owner: dice.chance(0.5) ? 'personne' : lead,
    dueOn: tell.clock.civilDaysAgo(dice.below(60) - 45),
    ...(dice.chance(0.35) ? { done: dice.pick(['abouti', 'en-partie'] as const) } : {}),
  });
}

const projects = [
  'Travailler dans l’aide à domicile',
  'Retrouver un emploi de magasinier',
  'Découvrir les métiers du jardin',
  'Reprendre confiance et préparer un projet',
  'Devenir conductrice de car',
] as const;
const steps = [
  { title: 'Mettre à jour le CV', lever: 'projet' },
  { title: 'Visiter le chantier d’insertion', lever: 'immersion' },
  { title: 'Participer à la réunion d’information du centre de formation', lever: 'formation' },
  { title: 'Demander la complémentaire santé', lever: 'droits' },
  { title: 'Faire le point avec la plateforme de mobilité', lever: 'mobilite' },
] as const;

const two = (n: number) => String(n).padStart(2, '0');

import type { StatusInput } from '../src/domain/person/inputs.ts';
import type { Dice } from '../src/platform/random/dice.ts';
import type { DemoBody } from './cast.ts';

/** Who comes, in the proportions of a rural département where half of those on the RSA have been for more than four years. */
export type Profile = 'jeune' | 'demandeur' | 'rsa' | 'handicap' | 'iae';

/** In hundredths, upwards. */
const shares: readonly (readonly [Profile, number])[] = [
  ['rsa', 54],
  ['jeune', 74],
  ['demandeur', 90],
  ['handicap', 96],
  ['iae', 100],
];

export function drawProfile(dice: Dice): Profile {
  const n = dice.below(100);
  return shares.find(([, upTo]) => n < upTo)?.[0] ?? 'rsa';
}

export function ageOf(profile: Profile, dice: Dice): number {
  if (profile === 'jeune') return 17 + dice.below(9);
  // Two draws: more people in their forties than at either end.
  return 25 + Math.floor((dice.below(38) + dice.below(38)) / 2);
}

/** Which services may enter such a person, the most usual first, and which bodies may be chosen, with the track that goes with each. */
export const entrances: Record<Profile, DemoBody['kind']> = {
  rsa: 'departement',
  jeune: 'mission-locale',
  demandeur: 'france-travail',
  handicap: 'france-travail',
  iae: 'departement',
};

type Track = 'professionnelle' | 'socio-professionnelle' | 'sociale';
export const destinations: Record<Profile, readonly (readonly [DemoBody['kind'], Track])[]> = {
  rsa: [
    ['departement', 'sociale'],
    ['france-travail', 'professionnelle'],
    ['departement', 'socio-professionnelle'],
    ['france-travail', 'socio-professionnelle'],
    ['ccas', 'sociale'],
    ['plie', 'professionnelle'],
  ],
  jeune: [['mission-locale', 'socio-professionnelle']],
  demandeur: [['france-travail', 'professionnelle']],
  handicap: [
    ['cap-emploi', 'professionnelle'],
    ['france-travail', 'professionnelle'],
  ],
  iae: [
    ['siae', 'socio-professionnelle'],
    ['plie', 'professionnelle'],
  ],
};

const since = (kind: StatusInput['kind'], from: string, expectedUntil: string | null = null) =>
  ({ kind, from, expectedUntil, until: null, source: 'organisme' }) as const;

/** What is known on the day of entry; `ago` gives the civil day that many days before the present. */
export function statusesOf(profile: Profile, dice: Dice, entered: number, ago: (days: number) => string) {
  const seen = entered + 10 + dice.below(40);
  switch (profile) {
    case 'rsa': {
      const right = dice.chance(0.06)
        ? 'rsa-hors-droits-devoirs'
        : dice.chance(0.06)
          ? 'conjoint-rsa'
          : 'rsa-droits-devoirs';
      const long = dice.chance(0.5) ? 1461 + dice.below(2600) : dice.below(1400);
      const statuses = [since(right, ago(seen + long))];
      return dice.chance(0.45)
        ? [...statuses, since('demandeur-emploi', ago(seen + dice.below(300)))]
        : statuses;
    }
    case 'jeune': {
      if (dice.chance(0.06)) return [since('sortant-ase', ago(seen))];
      if (seen < 300 && dice.chance(0.6)) return [since('cej', ago(seen), ago(seen - 365))];
      return [since('pacea', ago(seen), ago(seen - 730))];
    }
    case 'demandeur':
      return [since('demandeur-emploi', ago(seen + dice.below(500)))];
    case 'handicap':
      return [
        since('demandeur-emploi', ago(seen + dice.below(400))),
        since('boeth', ago(seen), ago(seen - 1826)),
      ];
    case 'iae':
      return [
        since('pass-iae', ago(seen), ago(seen - 730)),
        since('cddi', ago(entered + 3), ago(entered - 362)),
      ];
  }
}

/** Most live alone; one in five raises children alone. */
export function householdOf(profile: Profile, dice: Dice, from: string) {
  const draw = dice.below(100);
  if (draw < 57 || (profile === 'jeune' && draw < 88)) return null;
  const couple = draw >= 78;
  const children = couple && dice.chance(0.35) ? 0 : 1 + dice.below(3);
  const bands = { '0_2': 0, '3_5': 0, '6_13': 0, '14_17': 0, '18_plus': 0 };
  for (let n = 0; n < children; n++) bands[dice.pick(['0_2', '3_5', '6_13', '6_13', '14_17'] as const)]++;
  return { from, loneParent: !couple, couple, children: bands };
}

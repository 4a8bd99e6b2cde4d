import { keyOf } from '../nir.ts';
import type { Random } from './random.ts';

/** Somebody as they really are, before a list writes them in its own way. All of them are invented. */
export interface InventedPerson {
  civility: 'madame' | 'monsieur';
  givenName: string;
  birthName: string;
  usedName: string | null;
  birthDate: string;
  phone: string;
  email: string;
  street: string;
  postalCode: string;
  commune: string;
  communeCode: string;
  number: string;
  allocataire: string;
  nir: string;
  status: string;
}

const WOMEN =
  'Awa Zoé Léa Hélène Marie Fatou Noémie Inès Chloé Élodie Aïcha Sofia Marie-Laure Jeanne Anaïs Françoise Nadia Mélanie Yasmine Océane'.split(
    ' ',
  );
const MEN =
  'Ibrahima Jean Théo Jérôme Mohamed François Lucas Hugo Rémi Noël Jean-Pierre Kevin Stéphane Abdoulaye Loïc André Mickaël Raphaël Oumar Gaël'.split(
    ' ',
  );
const NAMES = [
  'Martin',
  'Lefèvre',
  'Diallo',
  'Roux',
  'N’Guyen',
  'Durand',
  'Traoré',
  'Lemoine',
  'Fernández',
  'Benali',
  'Girard',
  'Da Silva',
  'Bœuf',
  'Kouamé',
  'Petit',
  'Le Goff',
  'Sánchez',
  'Marchand',
  'Coulibaly',
  'O’Brien',
  'Dubois',
  'Çelik',
  'Fontaine',
  'Haddad',
  'Moreau',
  'de La Tour',
  'Besson',
  'Cissé',
  'Müller',
  'Renard',
  'Chevalier',
  'Barry',
  'Aubert',
  'Mendes',
  'Picard',
  'Yıldız',
  'Gauthier',
  'Sow',
  'Rousseau',
  'Blanchard',
  'Perrin',
  'Camara',
  'Faure',
  'Léger',
  'Masson',
  'Dupont',
];
const STREETS = [
  'rue des Arènes',
  'avenue Jean Jaurès',
  'place du 8 Mai 1945',
  'impasse de l’Œillet',
  'chemin du Puits',
  'allée des Érables',
  'boulevard de la République',
];
const PLACES: readonly [postalCode: string, commune: string, code: string][] = [
  ['18000', 'Bourges', '18033'],
  ['18100', 'Vierzon', '18279'],
  ['18200', 'Saint-Amand-Montrond', '18197'],
  ['18500', 'Mehun-sur-Yèvre', '18141'],
  ['18230', 'Saint-Doulchard', '18205'],
  ['18300', 'Sancerre', '18241'],
  ['18400', 'Saint-Florent-sur-Cher', '18207'],
  ['18170', 'Le Châtelet', '18059'],
];
const STATUSES = [
  'RSA',
  'RSA soumis aux droits et devoirs',
  'Demandeur d’emploi',
  'RSA non soumis',
  'CEJ',
  'PACEA',
  'BRSA + DE',
];

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

export function inventPerson(random: Random, index: number): InventedPerson {
  const civility = random.chance(0.53) ? 'madame' : 'monsieur';
  const givenName = random.pick(civility === 'madame' ? WOMEN : MEN);
  // The index makes names distinct enough that only the intended duplicates look alike.
  const birthName = random.chance(0.6) ? `${random.pick(NAMES)}-${random.pick(NAMES)}` : random.pick(NAMES);
  const usedName =
    civility === 'madame' && random.chance(0.25)
      ? random.pick(NAMES.filter((name) => name !== birthName))
      : null;
  const birthDate = `${1958 + random.below(49)}-${pad(1 + random.below(12), 2)}-${pad(1 + random.below(28), 2)}`;
  const [postalCode, commune, communeCode] = random.pick(PLACES);
  const nir13 = `${civility === 'monsieur' ? 1 : 2}${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}${random.chance(0.03) ? '2A' : '18'}${pad(index % 1000, 3)}${pad(random.below(999) + 1, 3)}`;
  return {
    civility,
    givenName,
    birthName,
    usedName,
    birthDate,
    phone: `+336${pad(10_000_000 + index * 7 + random.below(7), 8)}`,
    email: `p${index}.${random.below(1000)}@exemple.fr`,
    street: `${1 + random.below(120)} ${random.pick(STREETS)}`,
    postalCode,
    commune,
    communeCode,
    number: `I${pad(index, 6)}`,
    allocataire: pad(1_000_000 + index * 3, 7),
    nir: nir13 + keyOf(nir13),
    status: random.pick(STATUSES),
  };
}

/** The other twin: everything of the first but the given name, the numbers and the means of contact. */
export function twinOf(person: InventedPerson, random: Random, index: number): InventedPerson {
  const other = inventPerson(random, index);
  const names = person.civility === 'madame' ? WOMEN : MEN;
  const givenName = random.pick(names.filter((name) => name.slice(0, 2) !== person.givenName.slice(0, 2)));
  const nir13 = person.nir.slice(0, 10) + pad((Number(person.nir.slice(10, 13)) % 999) + 1, 3);
  const { phone, email, number, allocataire } = other;
  return { ...person, givenName, phone, email, number, allocataire, nir: nir13 + keyOf(nir13) };
}

/** The partner: the same address, file number, e-mail and telephone, another identity. */
export function partnerOf(person: InventedPerson, random: Random, index: number): InventedPerson {
  const other = inventPerson(random, index);
  const { street, postalCode, commune, communeCode, allocataire, email, phone } = person;
  const taken = other.givenName === person.givenName ? { givenName: `${other.givenName}-Camille` } : {};
  return { ...other, ...taken, street, postalCode, commune, communeCode, allocataire, email, phone };
}

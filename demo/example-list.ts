import { Dice } from '../src/platform/random/dice.ts';

/** Two title lines, then names of columns as services really write them. */
const title = [['Liste des personnes à accompagner'], ['Extraction du logiciel, ne pas diffuser']];
const headers = [
  'N° dossier',
  'Civ.',
  'NOM D’USAGE',
  'Nom de jeune fille',
  'Prénom(s)',
  'Né(e) le',
  'Tél. portable',
  'Courriel',
  'Adresse',
  'CP',
  'Commune de résidence',
  'Situation',
  'Date entrée dispositif',
  'Personne informée le',
  'Observations',
];

const women = ['Camille', 'Fatou', 'Manon', 'Élise', 'Sarah', 'Nathalie', 'Léonie', 'Khadija'];
const men = ['Lucas', 'Moussa', 'Antoine', 'Éric', 'Yanis', 'Benoît', 'Tom', 'Ahmed'];
const names = [
  'Abadie',
  'Bonnet',
  'Charpentier',
  'Delorme',
  'El Amrani',
  'Foulon',
  'Garnier',
  'Houdin',
  'Jolivet',
  'Kone',
  'Lambert',
  'Moulin',
  'N’Diaye',
  'Pasquier',
  'Raynal',
  'Texier',
];
const places = [
  ['18100', 'VIERZON'],
  ['18000', 'Bourges'],
  ['18500', 'MEHUN SUR YEVRE'],
  ['18200', 'St Amand Montrond'],
  ['18400', 'SAINT FLORENT SUR CHER'],
] as const;
const situations = ['RSA', 'BRSA soumis D&D', 'DE', 'RSA + inscrit FT', 'Garantie jeunes'];
const streets = ['rue de la Gare', 'avenue du 14 Juillet', 'place Cujas', 'chemin des Vignes'];

/** What a person who made the list would call its accidents: each shows one thing that the preview says. */
const accidents: string[][] = [
  // Known in the demonstration: her telephone has changed.
  ['', 'Mme', 'DIALLO', '', 'Awa', '18/01/2001', '06 55 50 99 88', '', '', '', '', '', '', '', ''],
  // One letter away from somebody of the demonstration.
  [
    '',
    'M.',
    'ROUSSEAUX',
    '',
    'Thomas',
    '09/06/1988',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    'orthographe à vérifier',
  ],
  ['D-2041', 'Mme', 'PELLETIER', '', 'Rose', '31/02/1990', '', '', '', '18000', 'Bourges', 'RSA', '', '', ''],
  ['D-2042', 'M.', '', '', 'Kevin', '04/05/1999', '06 55 51 00 42', '', '', '', '', '', '', '', 'nom ?'],
  ['D-2043', 'M.', 'VASSEUR', '', 'Paulin', '1985', '', '', '', '18100', 'Vierzon', 'RSA', '', '', ''],
];

/** The rows of the list offered for discovering imports: everybody in it is invented. */
export function exampleList(): string[][] {
  const dice = new Dice(2026);
  const people = Array.from({ length: 32 }, (_, n) => person(dice, n));
  const [first = []] = people;
  // The same person again, in capitals: written once.
  const repeated = first.map((cell, column) => (column === 2 || column === 4 ? cell.toUpperCase() : cell));
  return [...title, headers, ...people.slice(0, 12), ...accidents, ...people.slice(12), repeated];
}

function person(dice: Dice, n: number): string[] {
  const woman = dice.chance(0.5);
  const name = names[n % names.length] ?? 'Martin';
  const married = woman && dice.chance(0.3);
  const given = dice.pick(woman ? women : men);
  const [postalCode, commune] = dice.pick(places);
  const born = `${two(1 + dice.below(28))}/${two(1 + dice.below(12))}/${1962 + dice.below(44)}`;
  const phone = `06 55 51 ${two(n)} ${two(dice.below(100))}`;
  const informed = dice.chance(0.5) ? `${two(1 + dice.below(28))}/01/2026` : '';
  return [
    `D-${1200 + n * 7}`,
    woman ? dice.pick(['Mme', 'F', 'MME']) : dice.pick(['M.', 'H', 'MR']),
    married ? dice.pick(names).toUpperCase() : name.toUpperCase(),
    married ? name : '',
    given,
    born,
    dice.chance(0.8) ? (dice.chance(0.5) ? phone : phone.replaceAll(' ', '.')) : '',
    dice.chance(0.5) ? `${plain(given)}.${plain(name)}@exemple.fr` : '',
    `${1 + dice.below(90)} ${dice.pick(streets)}`,
    postalCode,
    commune,
    dice.pick(situations),
    `${two(1 + dice.below(28))}/${two(1 + dice.below(12))}/2025`,
    informed,
    '',
  ];
}

const two = (value: number): string => String(value).padStart(2, '0');
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

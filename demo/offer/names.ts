/** Invented names of associations: article and name. */
const given: readonly (readonly ['Le' | 'La' | 'Les', string])[] = [
  ['Le', 'Grand Chêne'],
  ['Les', 'Trois Ponts'],
  ['La', 'Belle Étape'],
  ['Les', 'Quatre Vents'],
  ['La', 'Passerelle Bleue'],
  ['Le', 'Pas de Côté'],
  ['La', 'Clé Ronde'],
  ['Le', 'Fil Vert'],
  ['Les', 'Deux Rives'],
  ['Le', 'Chemin Neuf'],
  ['La', 'Halte du Cher'],
  ['Les', 'Sept Tilleuls'],
  ['La', 'Bonne Pioche'],
  ['Le', 'Héron Cendré'],
  ['Les', 'Mains Ouvertes'],
  ['La', 'Roue Libre'],
  ['Le', 'Vieux Moulin'],
  ['La', 'Marelle'],
  ['Les', 'Cailloux Blancs'],
  ['Le', 'Petit Pont'],
  ['La', 'Fabrique Claire'],
  ['Les', 'Bords de Yèvre'],
  ['Le', 'Tilleul Vert'],
  ['La', 'Grange Haute'],
  ['Les', 'Voisins d’Auron'],
  ['Le', 'Canal Tranquille'],
  ['La', 'Lanterne'],
  ['Les', 'Hirondelles'],
  ['Le', 'Carrefour Ami'],
  ['La', 'Source Vive'],
];
const of = { Le: 'du', La: 'de la', Les: 'des' } as const;

/** A pattern of structure-kinds.ts with an invented name and its place. */
export function namedAs(pattern: string, choice: number, commune: string): string {
  const [article, bare] = given[choice % given.length]!;
  return pattern
    .replace('{the}', `${article} ${bare}`)
    .replace('{du}', `${of[article]} ${bare}`)
    .replace('{bare}', bare)
    .replace('{of}', ofPlace(commune));
}

/** « de Bourges », « d’Aubigny-sur-Nère », « du Châtelet », « des Aix-d’Angillon ». */
function ofPlace(name: string): string {
  if (name.startsWith('Le ')) return `du ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `des ${name.slice(4)}`;
  return /^[AEIOUYÀÂÉÈÊÎÔ]/i.test(name) ? `d’${name}` : `de ${name}`;
}

/** « à Bourges », « au Châtelet », « aux Aix-d’Angillon ». */
export function atPlace(name: string): string {
  if (name.startsWith('Le ')) return `au ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `aux ${name.slice(4)}`;
  return `à ${name}`;
}

export const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();

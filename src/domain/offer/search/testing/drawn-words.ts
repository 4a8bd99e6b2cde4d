import { type Lots, lots } from './drawn-lots.ts';

const FIELD =
  `permis conduite vélo mobilité emploi formation atelier numérique ordinateur accompagnement administratif logement hébergement
  garde enfants santé soins écoute français lecture calcul budget dettes microcrédit alimentation vêtements juridique droits citoyenneté
  handicap parentalité sport culture confiance candidature entretien recruteur métier stage apprentissage création entreprise aide financière
  inscription rendez-vous accueil permanence équipe association partenaires projet professionnel parcours insertion autonomie démarches
  dossier allocation retraite jeunes seniors familles quartier rural transport covoiturage garage réparation auto-école code route`.split(
    /\s+/,
  );
const SYLLABLES =
  'ba be bi bo cha cri da dé di fo fri ga gué ja lan li lou ma mé mi mon na né pa pi por ra ré ri sa sé so ta ti tra va vi'.split(
    ' ',
  );
const RARE = 6_000;

/** Words as frequent as those of a language: the field's own, then a long tail of invented ones. */
const words: readonly string[] = (() => {
  const drawn = lots(11);
  const invented = new Set<string>();
  while (invented.size < RARE)
    invented.add(Array.from({ length: 2 + drawn.below(3) }, () => drawn.one(SYLLABLES)).join(''));
  return [...FIELD, ...invented];
})();
let sum = 0;
const sums = words.map((_, rank) => (sum += 1 / (rank + 8)));

const drawnWord = (drawn: Lots): string => words[drawn.weighted(sums)] as string;
/** A word that people of the field use. */
export const fieldWord = (drawn: Lots): string => drawn.one(FIELD);

export function drawnText(drawn: Lots, letters: number): string {
  let text = '';
  while (text.length < letters) text += `${text ? ' ' : ''}${drawnWord(drawn)}`;
  return text.slice(0, 10_000);
}

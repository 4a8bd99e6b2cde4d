import type { Dice } from '../../src/platform/random/dice.ts';

const kinds = [
  'CCAS',
  'Mission locale',
  'Centre social',
  'France services',
  'Association Passerelle',
  'Garage solidaire',
  'Maison de l’emploi',
  'Épicerie solidaire',
  'Espace numérique',
  'Ressourcerie',
];
const acts = [
  'Accompagnement',
  'Atelier',
  'Permanence',
  'Aide',
  'Information',
  'Formation',
  'Soutien',
  'Bilan',
];
const subjects = [
  'vers l’emploi',
  'à la mobilité',
  'au permis de conduire',
  'aux démarches en ligne',
  'au logement',
  'à la garde d’enfants',
  'pour le budget',
  'au français',
  'à la santé',
  'à la création d’entreprise',
  'alimentaire',
  'pour les aidants',
  'numérique',
  'à la parentalité',
];
const details = [
  'en petit groupe',
  'sur rendez-vous',
  'à domicile',
  'pour les jeunes',
  'pour tous',
  'dans le quartier',
  'en soirée',
  'avec un conseiller',
];
const sentences = [
  'Nous recevons sur rendez-vous les personnes qui en font la demande, seules ou accompagnées.',
  'Un conseiller fait le point sur la situation et propose les étapes qui conviennent.',
  'Les séances se tiennent en petit groupe, et chacun avance à son rythme.',
  'Le prêt d’un véhicule est possible pour se rendre à un entretien ou prendre un poste.',
  'Les démarches en ligne sont faites ensemble, puis expliquées pour pouvoir être refaites.',
  'Une participation peut être demandée selon les ressources du foyer.',
  'Le logement, la santé, la garde des enfants et les transports sont abordés si besoin.',
  'La formation prépare aux métiers qui recrutent dans les environs.',
  'Des bénévoles formés assurent l’accueil et l’écoute tout au long de l’année.',
  'Une attestation est remise à la fin du parcours.',
  'Le service travaille avec les partenaires du territoire et informe la personne qui oriente.',
  'Aucun diplôme ni aucune expérience n’est demandé pour participer.',
] as const;

/** Words of an invented offer: as long as real ones (p5 260, p50 717, p95 1 407 characters), not as varied. */
export const drawnText = {
  structureName: (dice: Dice) => `${dice.pick(kinds)},`,
  serviceName: (dice: Dice) => `${dice.pick(acts)} ${dice.pick(subjects)} ${dice.pick(details)}`,
  description(dice: Dice): string {
    // The sum of three draws gathers around the middle and leaves a tail.
    const wanted = 160 + dice.next() * 350 + dice.next() * 350 + dice.next() ** 3 * 900;
    let text = dice.pick(sentences) as string;
    while (text.length < wanted) text += ` ${dice.pick(sentences)}`;
    return text;
  },
};

import { OwnOfferStory } from './own-offer-story.ts';
import type { Storyteller } from './storyteller.ts';

const CHILDCARE = 'famille--garde-denfants';

/** What the services of the crèche have in common. */
const OF_THE_CRECHE = {
  type: 'accompagnement',
  thematiques: [CHILDCARE],
  publics: ['familles'],
  frais: 'payant',
  frais_precisions: 'Selon les revenus, au tarif de la CAF.',
  modes_accueil: ['en-presentiel'],
  code_insee: '18141',
  adresse: '12 rue des Lavoirs',
  zone_eligibilite: ['18'],
  mobilisable_par: ['professionnels', 'usagers'],
  modes_mobilisation: ['telephoner', 'envoyer-un-courriel'],
  telephone: '02 61 91 18 40',
  courriel: 'accueil@leslucioles.example',
  'horaires-Mo': '7h30-18h30',
  'horaires-Tu': '7h30-18h30',
  'horaires-Th': '7h30-18h30',
  'horaires-Fr': '7h30-18h30',
};

/** Lucie keeps the offer of her crèche: a service in each state, one that nobody confirmed, and what colleagues found wrong. */
export async function ownOfferOfTheCreche(tell: Storyteller): Promise<void> {
  const told = new OwnOfferStory(tell, 'lucie', OF_THE_CRECHE);
  await told.open(240);

  const hours = await told.create(230, {
    nom: 'Halte-garderie de quelques heures',
    description:
      'Un accueil à l’heure ou à la demi-journée, de trois mois à trois ans, pour un entretien, une démarche ou une formation courte. Réservation la veille par téléphone ; une première visite d’une heure est prévue avec l’enfant et son parent.',
    documents: 'Carnet de santé\nDernier avis d’imposition',
  });
  await told.move(228, hours, 'publish');

  const place = await told.create(75, {
    nom: 'Place de crèche pour une reprise d’emploi',
    description:
      'Une place à temps plein ou partiel pour le parent qui commence un emploi ou une formation de plus de trois mois, sur prescription. L’entrée se fait en une semaine d’adaptation ; un point est fait chaque mois avec le référent et le parent.',
    conditions: 'Être suivi par un référent, avec une date de début connue.',
    documents: 'Contrat ou attestation d’entrée en formation\nCarnet de santé',
    mobilisable_par: ['professionnels'],
  });
  await told.move(74, place, 'publish');
  await told.room(2, place, '3', '2');

  const saturday = await told.create(60, {
    nom: 'Accueil du samedi matin',
    description:
      'Un samedi sur deux, de 8 h à 13 h, pour les parents qui travaillent dans le commerce ou les soins. L’accueil est arrêté le temps de recruter une seconde professionnelle.',
    'horaires-Sa': '8h-13h',
  });
  await told.move(59, saturday, 'publish');
  await told.room(30, saturday, '0', '');
  await told.move(12, saturday, 'suspend');

  await told.create(3, {
    nom: 'Atelier parents-enfants du mercredi',
    description:
      'Jeux, chansons et échanges entre parents, une fois par mois. À compléter avec la ludothèque.',
    thematiques: [],
    frais: 'gratuit',
    frais_precisions: '',
    telephone: '',
    courriel: '',
  });

  await told.suggests(
    4,
    'nadia',
    hours,
    'horaires',
    'Une mère a trouvé porte close jeudi : fermez-vous le jeudi ?',
  );
  await told.suggests(
    6,
    'paul',
    await told.serviceOfNobody(),
    'coordonnees',
    'Le téléphone sonne dans le vide depuis l’été.',
  );
}

import { sayRoom } from '../src/domain/offer/own/keep-fresh.server.ts';
import { openOwnStructure } from '../src/domain/offer/own/keep-structure.server.ts';
import { moveOwnService } from '../src/domain/offer/own/move-service.server.ts';
import { ownOffer } from '../src/domain/offer/own/own-offer.query.server.ts';
import { ownServicePage } from '../src/domain/offer/own/own-service-page.query.server.ts';
import type { OwnServiceMove } from '../src/domain/offer/own/states.ts';
import { createOwnService } from '../src/domain/offer/own/write-service.server.ts';
import type { SuggestionSubject } from '../src/domain/offer/suggestion/codes.ts';
import { suggestCorrection } from '../src/domain/offer/suggestion/suggest.server.ts';
import { run } from '../src/platform/access/run.ts';
import type { AccountKey } from './cast.ts';
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
  const told = new OwnOfferStory(tell, 'lucie');
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

class OwnOfferStory {
  private readonly tell: Storyteller;
  private readonly by: AccountKey;
  private structureId = '';

  constructor(tell: Storyteller, by: AccountKey) {
    this.tell = tell;
    this.by = by;
  }

  private actor(who: AccountKey = this.by) {
    return this.tell.territory.actor(who);
  }

  /** No source describes it: it begins as Relais knows the organisation. */
  async open(daysAgo: number): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 9);
    await run(this.tell.runtime, openOwnStructure, this.actor(), {});
    const { structures } = await run(this.tell.runtime, ownOffer, this.actor(), {});
    this.structureId = structures[0]?.structureId ?? '';
  }

  async create(daysAgo: number, entered: Partial<Record<string, string | string[]>>): Promise<string> {
    this.tell.clock.daysAgo(daysAgo, 10);
    const { serviceId } = await run(this.tell.runtime, createOwnService, this.actor(), {
      structureId: this.structureId,
      entered: { ...OF_THE_CRECHE, ...entered } as Record<string, string | string[]>,
    });
    return serviceId;
  }

  async move(daysAgo: number, serviceId: string, move: OwnServiceMove): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 11);
    const { service } = await run(this.tell.runtime, ownServicePage, this.actor(), { serviceId });
    await run(this.tell.runtime, moveOwnService, this.actor(), { serviceId, version: service.version, move });
  }

  async room(daysAgo: number, serviceId: string, placesFree: string, waitingWeeks: string): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 9);
    await run(this.tell.runtime, sayRoom, this.actor(), { serviceId, placesFree, waitingWeeks });
  }

  async suggests(
    daysAgo: number,
    who: AccountKey,
    serviceId: string,
    about: SuggestionSubject,
    words: string,
  ): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 15);
    await run(this.tell.runtime, suggestCorrection, this.actor(who), { serviceId, about, words });
  }

  /** The first service of the directory whose structure no organisation keeps. */
  async serviceOfNobody(): Promise<string> {
    const { rows } = await this.tell.runtime.database.openPool.query<{ id: string }>(
      `SELECT s.service_id AS id FROM offer_service s JOIN offer_structure st USING (structure_id)
       WHERE st.managed_by IS NULL ORDER BY s.service_id LIMIT 1`,
    );
    return rows[0]?.id ?? '';
  }
}

import { modelPage } from '../src/domain/offer/model/model-page.query.server.ts';
import { takeModelChanges } from '../src/domain/offer/model/take-changes.server.ts';
import { createModel, editModel, moveModel } from '../src/domain/offer/model/write-model.server.ts';
import { ownServicePage } from '../src/domain/offer/own/own-service-page.query.server.ts';
import { run } from '../src/platform/access/run.ts';
import { type Entered, OwnOfferStory } from './own-offer-story.ts';
import type { Storyteller } from './storyteller.ts';

const OF_THE_MISSION_LOCALE: Entered = {
  type: 'atelier',
  thematiques: ['preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation'],
  publics: ['jeunes'],
  frais: 'gratuit',
  modes_accueil: ['en-presentiel'],
  code_insee: '18279',
  adresse: '3 place du Marché',
  zone_eligibilite: ['18'],
  mobilisable_par: ['professionnels', 'usagers'],
  modes_mobilisation: ['telephoner'],
  telephone: '02 61 91 18 60',
};

const WORKSHOP: Entered = {
  nom: 'Atelier CV',
  description:
    'Deux heures en petit groupe pour écrire son CV à partir de ce que l’on sait faire, le mettre en page et repartir avec une version imprimée. Des ordinateurs sont sur place.',
  documents: 'Ancien CV, s’il existe',
};

const OF_CAP_EMPLOI = {
  code_insee: '18033',
  adresse: '14 rue des Sources',
  telephone: '02 61 91 18 75',
  publics: ['personnes-en-situation-de-handicap'],
};

/**
 * The mission locale wrote its workshop once, for all: its own service follows the model, that of its second place waits to, and Cap
 * emploi, which adapted it, has something to choose.
 */
export async function offerModels(tell: Storyteller): Promise<void> {
  const sophie = tell.territory.actor('sophie');
  const mission = new OwnOfferStory(tell, 'karim', OF_THE_MISSION_LOCALE);
  const capEmploi = new OwnOfferStory(tell, 'yann', OF_THE_MISSION_LOCALE);
  await mission.open(190);
  await capEmploi.open(150);

  const first = await mission.create(180, WORKSHOP);
  await mission.move(179, first, 'publish');
  tell.clock.daysAgo(160, 10);
  const { entered } = await run(tell.runtime, ownServicePage, sophie, { serviceId: first });
  const { modelId } = await run(tell.runtime, createModel, sophie, { entered, serviceId: first });
  await run(tell.runtime, moveModel, sophie, { modelId, version: 1, move: 'share' });

  const model = { modelId, version: 2 };
  const second = await mission.create(
    120,
    { ...WORKSHOP, code_insee: '18141', adresse: '5 rue de l’Yèvre' },
    model,
  );
  await mission.move(119, second, 'publish');
  const adapted = await capEmploi.create(
    110,
    { ...WORKSHOP, ...OF_CAP_EMPLOI, nom: 'Atelier CV, parler de son handicap' },
    model,
  );
  await capEmploi.move(108, adapted, 'publish');

  tell.clock.daysAgo(9, 10);
  const page = await run(tell.runtime, modelPage, sophie, { modelId });
  await run(tell.runtime, editModel, sophie, {
    modelId,
    version: page.model.version,
    entered: {
      ...page.entered,
      nom: 'Atelier CV et lettre de motivation',
      documents: 'Ancien CV, s’il existe\nUne offre d’emploi qui vous intéresse',
    },
  });
  tell.clock.daysAgo(8, 10);
  const own = await run(tell.runtime, ownServicePage, sophie, { serviceId: first });
  await run(tell.runtime, takeModelChanges, sophie, {
    serviceId: first,
    version: own.service.version,
    modelVersion: page.model.version + 1,
    chosen: [],
  });
}

import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { query } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import { followableModel, type ModelRow, selectModels } from '../model/read-model.server.ts';
import { followedModel, type ServiceModel, serviceModel } from '../model/read-service-model.server.ts';
import type { StructureRecord } from '../schema.ts';
import { readSuggestions, type Suggestion } from '../suggestion/read-suggestions.server.ts';
import { type CommuneChoice, communeChoices } from './commune-choices.server.ts';
import { type EnteredField, type EnteredService, enteredOf } from './entered-service.ts';
import { type OwnRow, ownService } from './own-record.server.ts';
import { missingToPublish } from './read-entered.ts';
import { type OfferChange, readHistory } from './read-history.server.ts';
import { type ZoneChoice, zoneChoices } from './zone-choices.server.ts';

export interface ServiceForm {
  readonly entered: EnteredService;
  readonly communes: readonly CommuneChoice[];
  readonly zones: readonly ZoneChoice[];
}

export interface OwnServicePage extends ServiceForm {
  readonly today: string;
  readonly service: Omit<OwnRow, 'record'> & {
    readonly name: string;
    readonly updatedOn: string;
  };
  /** What must be filled in before it can be published. */
  readonly missing: readonly EnteredField[];
  /** Where it began, when it was made from a model. */
  readonly model: ServiceModel | null;
  readonly suggestions: readonly Suggestion[];
  readonly history: readonly OfferChange[];
}

/** One service of the reader's organisation, as its form shows it. */
export const ownServicePage = query({
  name: 'own-service-page',
  input: z.object({ serviceId: z.string().max(300) }),
  access: seated(),
  reads: 'none',
  handle: async ({ tx, actor, clock, standing }, { serviceId }): Promise<OwnServicePage> => {
    const { record, ...row } = await ownService(tx, asProfessional(actor).organisationId, serviceId);
    const followed = await followedModel(tx, serviceId);
    return {
      today: today(clock),
      model: followed && serviceModel(followed, record),
      service: { ...row, name: record.nom, updatedOn: record.date_maj },
      missing: missingToPublish(record),
      suggestions: await readSuggestions(tx, clock, { serviceId }),
      history: await readHistory(tx, serviceId),
      ...(await formAround(tx, standing.territories, record)),
    };
  },
});

export interface NewServicePage extends ServiceForm {
  readonly structureName: string;
  /** Where it begins. */
  readonly model: Pick<ModelRow, 'modelId' | 'name' | 'version'> | null;
  /** Where it might. */
  readonly models: readonly ModelRow[];
}

/**
 * The form of a structure's new service: where the structure is and how it is reached are not asked again, nor what a model says, if
 * one is chosen. A form that was `posted` stays on the screen when its model is gone meanwhile.
 */
export const newServicePage = query({
  name: 'new-own-service-page',
  input: z.object({
    structureId: z.string().max(300),
    modelId: z.uuid().nullable().default(null),
    posted: z.boolean().default(false),
  }),
  access: seated(),
  reads: 'none',
  handle: async ({ tx, actor, standing }, { structureId, modelId, posted }): Promise<NewServicePage> => {
    const row = await tx
      .selectFrom('offer_structure')
      .select(['name', 'record'])
      .where('structure_id', '=', structureId)
      .where('managed_by', '=', asProfessional(actor).organisationId)
      .executeTakeFirst();
    if (!row) throw new NotFound();
    const structure = row.record as StructureRecord;
    const model = modelId === null ? null : await followableModel(tx, modelId);
    if (modelId !== null && !model && !posted) throw new NotFound();
    return {
      structureName: row.name,
      model: model && { modelId: model.modelId, name: model.name, version: model.version },
      models: await selectModels(tx).where('m.archived', '=', false).orderBy('m.name').execute(),
      ...(await formAround(tx, standing.territories, {
        commune: structure.commune,
        code_postal: structure.code_postal,
        code_insee: structure.code_insee,
        adresse: structure.adresse,
        complement_adresse: structure.complement_adresse,
        telephone: structure.telephone,
        courriel: structure.courriel,
        horaires_accueil: structure.horaires_accueil,
        ...model?.record,
      })),
    };
  },
});

async function formAround(
  tx: Tx,
  territories: readonly string[],
  record: Parameters<typeof enteredOf>[0],
): Promise<ServiceForm> {
  return {
    entered: enteredOf(record),
    communes: await communeChoices(tx, territories, record),
    zones: await zoneChoices(tx, territories, record.zone_eligibilite ?? []),
  };
}

import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { query } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import { keptStructures } from '../model/models.query.server.ts';
import { selectModels } from '../model/read-model.server.ts';
import { OWN_SOURCE } from '../reference/sources.ts';
import { type CommuneChoice, communeChoices } from './commune-choices.server.ts';
import { type EnteredStructure, enteredStructureOf } from './entered-structure.ts';
import { ownStructure } from './own-structure.server.ts';
import { type OfferChange, readStructureHistory } from './read-history.server.ts';

export interface OwnStructurePage {
  readonly today: string;
  readonly isManager: boolean;
  readonly structure: {
    readonly structureId: string;
    readonly name: string;
    readonly version: number;
    readonly updatedOn: string;
    readonly siret: string | null;
    /** No source describes it. */
    readonly openedHere: boolean;
  };
  readonly entered: EnteredStructure;
  readonly communes: readonly CommuneChoice[];
  readonly history: readonly OfferChange[];
  /** Published services that were written here: nobody would keep them. */
  readonly written: readonly { readonly serviceId: string; readonly name: string }[];
  /** Published services that its source alone says. */
  readonly ofSource: number;
  /** Models of its organisation that nobody in it would open any more: it keeps no other structure. */
  readonly closingModels: number;
}

/** The record of a structure that the reader's organisation keeps, as its form shows it. */
export const ownStructurePage = query({
  name: 'own-structure-page',
  input: z.object({ structureId: z.string().max(300) }),
  access: seated(),
  reads: 'none',
  handle: async ({ tx, actor, clock, standing }, { structureId }): Promise<OwnStructurePage> => {
    const { organisationId } = asProfessional(actor);
    const { record, version, siret } = await ownStructure(tx, organisationId, structureId);
    const published = await tx
      .selectFrom('offer_service')
      .select(['service_id as serviceId', 'name', 'source'])
      .where('structure_id', '=', structureId)
      .where('state', '=', 'published')
      .orderBy('name')
      .orderBy('service_id')
      .execute();
    const written = published.filter(({ source }) => source === OWN_SOURCE);
    return {
      today: today(clock),
      isManager: standing.roles.includes('manager'),
      structure: {
        structureId,
        version,
        name: record.nom,
        updatedOn: record.date_maj,
        siret: record.siret ?? siret,
        openedHere: structureId.startsWith(`${OWN_SOURCE}--`),
      },
      entered: enteredStructureOf(record),
      communes: await communeChoices(tx, standing.territories, record),
      history: await readStructureHistory(tx, structureId),
      written: written.map(({ serviceId, name }) => ({ serviceId, name })),
      ofSource: published.length - written.length,
      closingModels: await modelsKeptBy(tx, organisationId, structureId),
    };
  },
});

async function modelsKeptBy(tx: Tx, organisationId: string, structureId: string): Promise<number> {
  const structures = await keptStructures(tx, organisationId);
  if (structures.some((one) => one.structureId !== structureId)) return 0;
  const models = await selectModels(tx)
    .where('m.organisation_id', '=', organisationId)
    .where('m.archived', '=', false)
    .execute();
  return models.length;
}

import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { query } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { asProfessional } from '../../circle/professional-actor.ts';
import '../../organisation/tables.ts';
import '../model/tables.ts';
import '../tables.ts';
import { readSuggestions } from '../suggestion/read-suggestions.server.ts';
import type { OwnServiceState } from './states.ts';

export interface OwnService {
  readonly serviceId: string;
  readonly name: string;
  readonly structureId: string;
  readonly state: OwnServiceState;
  readonly version: number;
  readonly updatedOn: string;
  readonly score: number;
  readonly placesFree: number | null;
  readonly waitingWeeks: number | null;
  readonly roomSaidOn: string | null;
  /** The model that it comes from says something else since. */
  readonly modelChanged: boolean;
}

export interface NamedStructure {
  readonly structureId: string;
  readonly name: string;
  readonly commune: string | null;
  readonly sourceName: string;
  /** In the directory: it was not withdrawn. */
  readonly listed: boolean;
  /** By the reader's organisation, which kept it last. */
  readonly givenBack: boolean;
}

export interface OwnOffer {
  readonly today: string;
  readonly isManager: boolean;
  readonly structures: readonly NamedStructure[];
  readonly services: readonly OwnService[];
  /** Of the directory, with the organisation's SIRET, or given back by it: a manager may attach them. */
  readonly attachable: readonly NamedStructure[];
  readonly siret: string | null;
  /** Suggestions on these services that nobody answered. */
  readonly toAnswer: number;
}

/** What the reader's organisation offers, in every state. */
export const ownOffer = query({
  name: 'own-offer',
  input: z.object({}),
  access: seated(),
  reads: 'none',
  handle: async ({ tx, actor, clock, standing }): Promise<OwnOffer> => {
    const { organisationId } = asProfessional(actor);
    const { siret } = await tx
      .selectFrom('organisation')
      .select('siret')
      .where('organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow();
    return {
      today: today(clock),
      isManager: standing.roles.includes('manager'),
      siret,
      toAnswer: (await readSuggestions(tx, clock, { waiting: true })).filter(({ own }) => own).length,
      structures: await structures(tx).where('st.managed_by', '=', organisationId).execute(),
      services: await services(tx, organisationId),
      attachable: await structures(tx)
        .where('st.managed_by', 'is', null)
        .where(({ and, eb, or }) =>
          or([
            eb('st.given_back_by', '=', organisationId),
            and([eb('st.state', '=', 'published'), eb('st.siret', '=', siret)]),
          ]),
        )
        .execute(),
    };
  },
});

const structures = (tx: Tx) =>
  tx
    .selectFrom('offer_structure as st')
    .innerJoin('offer_source as src', 'src.source', 'st.source')
    .select(['st.structure_id as structureId', 'st.name', 'src.name as sourceName'])
    .select(sql<string | null>`st.record ->> 'commune'`.as('commune'))
    .select(sql<boolean>`st.state = 'published'`.as('listed'))
    .select(sql<boolean>`st.given_back_by IS NOT DISTINCT FROM access.org()`.as('givenBack'))
    .orderBy('st.name')
    .orderBy('st.structure_id');

const services = (tx: Tx, organisationId: string): Promise<OwnService[]> =>
  tx
    .selectFrom('offer_service as s')
    .innerJoin('offer_structure as st', 'st.structure_id', 's.structure_id')
    .leftJoin('offer_service_model as f', 'f.service_id', 's.service_id')
    .leftJoin('offer_model as m', (join) =>
      join.onRef('m.model_id', '=', 'f.model_id').on('m.archived', '=', false),
    )
    .select(sql<boolean>`coalesce(f.record::jsonb <> m.record::jsonb, false)`.as('modelChanged'))
    .select(['s.service_id as serviceId', 's.name', 's.structure_id as structureId', 's.state', 's.version'])
    .select(['s.updated_on as updatedOn', 's.score', 's.places_free as placesFree'])
    .select(['s.waiting_weeks as waitingWeeks', 's.room_said_on as roomSaidOn'])
    .where('st.managed_by', '=', organisationId)
    .orderBy('s.name')
    .orderBy('s.service_id')
    .execute();

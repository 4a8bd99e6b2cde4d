import { z } from 'zod';
import { openTo } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { asProfessional } from '../circle/professional-actor.ts';
import { isOldRoom } from './freshness.ts';
import type { ServiceRecord, StructureRecord } from './schema.ts';
import './tables.ts';
import type { Room } from './views.ts';

export interface ServicePage {
  readonly service: ServiceRecord;
  readonly structure: StructureRecord;
  readonly sourceName: string;
  readonly room: Room | null;
  /** The reader's own organisation keeps it. */
  readonly own: boolean;
  /** Civil date of the reader. */
  readonly today: string;
  /** The reader accompanies people: a place may be asked for one of them. */
  readonly refers: boolean;
  /** One of the reader's favourites. */
  readonly starred: boolean;
  /** Other services of the structure. */
  readonly others: readonly { readonly serviceId: string; readonly name: string }[];
}

interface Found extends Omit<ServicePage, 'today' | 'refers' | 'starred' | 'room'> {
  readonly room: Omit<Room, 'old'> | null;
}

/** One published service, whole. */
export const servicePage = query({
  name: 'offer-service-page',
  input: z.object({ serviceId: z.string().max(300) }),
  access: openTo('professional'),
  reads: 'none',
  async handle({ runtime, clock, actor, standing, tx }, { serviceId }): Promise<ServicePage> {
    const { rows } = await runtime.database.openPool.query<Found>({
      name: 'offer-service-page',
      text: `SELECT s.record AS service, st.record AS structure, src.name AS "sourceName",
               coalesce(st.managed_by = $2, false) AS own,
               CASE WHEN num_nonnulls(s.places_free, s.waiting_weeks) > 0 THEN
                 json_build_object('placesFree', s.places_free, 'waitingWeeks', s.waiting_weeks, 'saidOn', s.room_said_on) END AS room,
               (SELECT coalesce(json_agg(json_build_object('serviceId', o.service_id, 'name', o.name) ORDER BY o.name, o.service_id), '[]')
                FROM offer_service o WHERE o.structure_id = s.structure_id AND o.service_id <> s.service_id) AS others
             FROM offer_service s JOIN offer_structure st USING (structure_id) JOIN offer_source src ON src.source = s.source
             WHERE s.service_id = $1`,
      values: [serviceId, asProfessional(actor).organisationId],
    });
    const found = rows[0];
    if (!found) throw new NotFound();
    const day = today(clock);
    const star = await tx
      .selectFrom('offer_favourite')
      .select('service_id')
      .where('service_id', '=', serviceId)
      .executeTakeFirst();
    return {
      ...found,
      room: found.room && { ...found.room, old: isOldRoom(found.room.saidOn, day) },
      today: day,
      refers: standing.roles.includes('member'),
      starred: star !== undefined,
    };
  },
});

export interface StructurePage {
  readonly structure: StructureRecord;
  readonly sourceName: string;
  readonly services: readonly { readonly serviceId: string; readonly name: string }[];
  /** What other sources say of the same structure. */
  readonly doubles: readonly { readonly structureId: string; readonly sourceName: string }[];
}

/** One published structure, with its services. */
export const structurePage = query({
  name: 'offer-structure-page',
  input: z.object({ structureId: z.string().max(300) }),
  access: openTo('professional'),
  reads: 'none',
  async handle({ runtime }, { structureId }): Promise<StructurePage> {
    const { rows } = await runtime.database.openPool.query<StructurePage>({
      name: 'offer-structure-page',
      text: `SELECT st.record AS structure, src.name AS "sourceName",
               (SELECT coalesce(json_agg(json_build_object('serviceId', s.service_id, 'name', s.name) ORDER BY s.name, s.service_id), '[]')
                FROM offer_service s WHERE s.structure_id = st.structure_id) AS services,
               (SELECT coalesce(json_agg(json_build_object('structureId', o.structure_id, 'sourceName', os.name) ORDER BY o.structure_id), '[]')
                FROM offer_structure o JOIN offer_source os ON os.source = o.source
                WHERE o.cluster_id = st.cluster_id AND o.structure_id <> st.structure_id) AS doubles
             FROM offer_structure st JOIN offer_source src ON src.source = st.source WHERE st.structure_id = $1`,
      values: [structureId],
    });
    const found = rows[0];
    if (!found) throw new NotFound();
    return found;
  },
});

import type pg from 'pg';
import { type Clock, today } from '../../platform/clock/clock.ts';
import { isDoubtful, isOldRoom } from './freshness.ts';
import type { Point } from './search/geodesy.ts';
import type { FoundService, Room } from './views.ts';
import { weekMinute } from './week-minute.ts';

interface Row {
  service_id: string;
  name: string;
  structure_name: string;
  commune: string | null;
  description: string;
  frais: string | null;
  modes_accueil: string[] | null;
  thematiques: string[] | null;
  longitude: number | null;
  latitude: number | null;
  updated_on: string;
  open: boolean | null;
  places_free: number | null;
  waiting_weeks: number | null;
  room_said_on: string | null;
}

/** What a list says of these services, in the order of the keys; one that was withdrawn meanwhile is left out. */
export async function readFoundServices(
  openPool: pg.Pool,
  hits: readonly { readonly serviceKey: number; readonly km: number | null }[],
  clock: Clock,
): Promise<FoundService[]> {
  const { rows } = await openPool.query<Row & { place: string }>({
    name: 'offer-found-services',
    text: `SELECT asked.place, s.service_id, s.name, st.name AS structure_name, s.record ->> 'commune' AS commune,
             left(s.record ->> 'description', 400) AS description, s.record ->> 'frais' AS frais,
             s.record -> 'modes_accueil' AS modes_accueil, s.record -> 'thematiques' AS thematiques,
             (s.record ->> 'longitude')::float8 AS longitude, (s.record ->> 'latitude')::float8 AS latitude, s.updated_on, h.open_at @> $2::int AS open,
             s.places_free, s.waiting_weeks, s.room_said_on
           FROM unnest($1::int[]) WITH ORDINALITY AS asked (service_key, place)
             JOIN offer_hot h USING (service_key) JOIN offer_service s USING (service_key) JOIN offer_structure st USING (structure_id)
           ORDER BY asked.place`,
    values: [hits.map(({ serviceKey }) => serviceKey), weekMinute(clock)],
  });
  return rows.map((row) => ({
    serviceId: row.service_id,
    name: row.name,
    structureName: row.structure_name,
    commune: row.commune,
    excerpt: excerptOf(row.description),
    free: row.frais === null ? null : row.frais === 'gratuit',
    onSite: row.modes_accueil?.includes('en-presentiel') ?? false,
    remote: row.modes_accueil?.includes('a-distance') ?? false,
    thematiques: row.thematiques ?? [],
    point: pointOf(row),
    updatedOn: row.updated_on,
    doubtful: isDoubtful(row.updated_on, today(clock)),
    room: roomOf(row, today(clock)),
    km: hits[Number(row.place) - 1]?.km ?? null,
    open: row.open,
  }));
}

const roomOf = ({ places_free, waiting_weeks, room_said_on }: Row, day: string): Room | null =>
  room_said_on === null || (places_free === null && waiting_weeks === null)
    ? null
    : {
        placesFree: places_free,
        waitingWeeks: waiting_weeks,
        saidOn: room_said_on,
        old: isOldRoom(room_said_on, day),
      };

const pointOf = ({ longitude, latitude }: Row): Point | null =>
  longitude === null || latitude === null ? null : { longitude, latitude };

const EXCERPT = 180;

/** The first sentences, without the marks of the text's layout; cut between two words. */
function excerptOf(description: string): string {
  const plain = description
    .replace(/[#*_>`]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= EXCERPT) return plain;
  return `${plain.slice(0, plain.lastIndexOf(' ', EXCERPT))}…`;
}

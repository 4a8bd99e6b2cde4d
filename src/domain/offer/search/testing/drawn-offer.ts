import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { communesByPopulation, type DrawnCommune } from './drawn-communes.ts';
import { type Lots, lots } from './drawn-lots.ts';
import { type Values, valuesByKind } from './drawn-values.ts';
import { drawnText, fieldWord } from './drawn-words.ts';

export interface DrawnOffer {
  readonly services: number;
  readonly seed?: number;
}

const SOURCES = 14;
const RESTRICTED_SOURCE = 3;
const BATCH = 2_000;
/** As sources write them: most say each week, some what no week is certain of. */
const HOURS = [
  'Mo-Fr 09:00-12:00,14:00-17:30; PH off',
  'Mo,We 08:30-12:00; Fr 13:00-16:15',
  'Tu-Sa 10:00-18:00; We 14:00-18:00; Sa off',
  'Fr-Mo 18:00-02:00',
  '24/7',
  'Mo-Sa,PH 07:45-19:45',
  'Jan-Mar Mo-Fr 09:00-12:00',
  'Mo-Fr 09:00-17:00 "sur rendez-vous"',
  'Mo[1] 10:00-12:00',
];

interface Service {
  readonly id: string;
  readonly structure: string;
  readonly source: string;
  readonly name: string;
  readonly record: Record<string, unknown>;
  readonly updated: string;
  readonly score: number;
  readonly room: Room;
}

/** What its structure says of its places: most say nothing, some that it is full, some only how long one waits. */
interface Room {
  readonly placesFree: number | null;
  readonly waitingWeeks: number | null;
  readonly saidOn: string | null;
}

/**
 * An offer in the proportions of the real one, written by the owner as an import would write it: three services for two structures,
 * towns more than villages, three in a hundred without coordinates, zones of every kind, a restricted source, doubles.
 */
export async function fillDrawnOffer(owner: ClientBase, { services, seed = 5 }: DrawnOffer): Promise<void> {
  const drawn = lots(seed);
  const communeOf = await communesByPopulation(owner);
  const values = await valuesByKind(owner);
  await owner.query(
    `INSERT INTO offer_source (source, name, restricted) SELECT 'source-' || n, 'Source ' || n, n = $2 FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
    [SOURCES, RESTRICTED_SOURCE],
  );
  for (let from = 0; from < services; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, services - from) }, (_, n) =>
      drawService(drawn, from + n, communeOf(drawn), values),
    );
    await writeStructures(owner, batch, drawn);
    await writeServices(owner, batch);
    await owner.query('SELECT offer.derive($1)', [batch.map(({ id }) => id)]);
  }
}

function drawService(drawn: Lots, number: number, commune: DrawnCommune, values: Values): Service {
  const ofStructure = Math.floor((number * 2) / 3);
  const source = `source-${1 + ((ofStructure * 7) % SOURCES)}`;
  const structure = `${source}--structure-${ofStructure}`;
  const id = `${source}--${drawn.below(1e9).toString(36)}-${number}`;
  const name = `${fieldWord(drawn)} ${drawnText(drawn, 12 + drawn.below(25))}`;
  const onSite = drawn.below(100);
  const placed = !drawn.chance(0.03);
  const spread = 0.004 + Math.sqrt(commune.population) / 12_000;
  const record = {
    source,
    structure_id: structure,
    id,
    nom: name,
    description: drawnText(drawn, 260 + drawn.below(900)),
    date_maj: `20${20 + drawn.below(7)}-0${1 + drawn.below(9)}-${10 + drawn.below(18)}`,
    type: drawn.chance(0.1) ? null : drawn.one(values.type),
    thematiques: drawn.chance(0.03) ? null : drawn.some(values.thematique, 1 + drawn.below(3)),
    frais: drawn.chance(0.18) ? null : drawn.chance(0.85) ? 'gratuit' : 'payant',
    publics: drawn.chance(0.08)
      ? null
      : drawn.chance(0.45)
        ? ['tous-publics']
        : drawn.some(values.public, 1 + drawn.below(3)),
    commune: commune.name,
    code_insee: drawn.chance(0.02) ? null : commune.code,
    longitude: placed ? commune.longitude + (drawn.next() - 0.5) * spread : null,
    latitude: placed ? commune.latitude + (drawn.next() - 0.5) * spread : null,
    modes_accueil:
      onSite < 59
        ? ['en-presentiel']
        : onSite < 73
          ? ['en-presentiel', 'a-distance']
          : onSite < 87
            ? ['a-distance']
            : null,
    zone_eligibilite: drawZone(drawn, commune),
    horaires_accueil: drawn.chance(0.4) ? null : drawn.one(HOURS),
    mobilisable_par: drawn.chance(0.3) ? null : drawn.some(['usagers', 'professionnels'], 2),
  };
  const score = 20 + drawn.below(80);
  return { id, structure, source, name, record, updated: record.date_maj, score, room: drawRoom(drawn) };
}

function drawRoom(drawn: Lots): Room {
  if (drawn.chance(0.6)) return { placesFree: null, waitingWeeks: null, saidOn: null };
  const placesFree = drawn.chance(0.2) ? null : drawn.below(4);
  const waitingWeeks = placesFree === null || drawn.chance(0.5) ? drawn.below(9) : null;
  return { placesFree, waitingWeeks, saidOn: `2026-09-${10 + drawn.below(20)}` };
}

function drawZone(drawn: Lots, { code, departement, epci }: DrawnCommune): string[] | null {
  const kind = drawn.below(100);
  if (kind < 20) return null;
  if (kind < 22) return [];
  if (kind < 40) return [code];
  if (kind < 58 && epci) return [epci];
  if (kind < 85) return [departement];
  if (kind < 93) return [departement, code, ...(epci ? [epci] : [])];
  return ['france'];
}

async function writeStructures(owner: ClientBase, batch: readonly Service[], drawn: Lots): Promise<void> {
  const structures = new Map(batch.map(({ structure, source }) => [structure, source]));
  const rows = [...structures].map(([id, source]) => ({
    id,
    source,
    cluster: drawn.chance(0.14) ? `cluster-${drawn.below(1e6)}` : null,
    preferred: !drawn.chance(0.07),
    record: JSON.stringify({
      source,
      id,
      nom: `Structure ${id}`,
      date_maj: '2026-01-10',
      horaires_accueil: drawn.chance(0.3) ? drawn.one(HOURS) : null,
    }),
  }));
  await owner.query(
    `INSERT INTO offer_structure (structure_id, source, name, record, hash, updated_on, cluster_id, preferred)
     SELECT g.id, g.source, 'Structure ' || g.id, g.record::json, sha256(g.id::bytea), '2026-01-10', g.cluster, g.preferred
     FROM json_to_recordset($1) AS g (id text, source text, cluster text, preferred boolean, record text) ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

async function writeServices(owner: ClientBase, batch: readonly Service[]): Promise<void> {
  await owner.query(
    `INSERT INTO offer_service (service_id, structure_id, source, name, record, hash, updated_on, score,
       places_free, waiting_weeks, room_said_on)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::json[], $6::bytea[], $7::date[], $8::smallint[],
       $9::smallint[], $10::smallint[], $11::date[])`,
    [
      batch.map(({ id }) => id),
      batch.map(({ structure }) => structure),
      batch.map(({ source }) => source),
      batch.map(({ name }) => name),
      batch.map(({ record }) => JSON.stringify(record)),
      batch.map(({ id }) => createHash('sha256').update(id).digest()),
      batch.map(({ updated }) => updated),
      batch.map(({ score }) => score),
      batch.map(({ room }) => room.placesFree),
      batch.map(({ room }) => room.waitingWeeks),
      batch.map(({ room }) => room.saidOn),
    ],
  );
}

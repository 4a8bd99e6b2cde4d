import type { ClientBase } from 'pg';

export interface WrittenService {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** INSEE code: where it is done. */
  readonly at: string;
  readonly remote?: boolean;
  readonly zone?: readonly string[];
}

/** Services of one structure, written as whoever changes the offer does it: the facts, then what is derived of them. */
export async function writeServices(owner: ClientBase, services: readonly WrittenService[]): Promise<void> {
  const { rows } = await owner.query<{ code: string; longitude: number; latitude: number }>(
    'SELECT code, longitude, latitude FROM commune WHERE code = ANY ($1)',
    [services.map(({ at }) => at)],
  );
  const records = services.map(({ id, name, description, at, remote = false, zone = null }) => {
    const place = rows.find(({ code }) => code === at);
    return {
      source: 'words',
      structure_id: 'words--1',
      id,
      nom: name,
      description,
      date_maj: '2026-06-01',
      code_insee: at,
      longitude: place?.longitude,
      latitude: place?.latitude,
      modes_accueil: [remote ? 'a-distance' : 'en-presentiel'],
      zone_eligibilite: zone,
    };
  });
  await owner.query('BEGIN');
  await owner.query(
    `INSERT INTO offer_source (source, name) VALUES ('words', 'Mots') ON CONFLICT DO NOTHING`,
  );
  await owner.query(
    `INSERT INTO offer_structure (structure_id, source, name, record, hash, updated_on)
     VALUES ('words--1', 'words', 'Structure', '{"source":"words","id":"words--1"}', '', '2026-06-01') ON CONFLICT DO NOTHING`,
  );
  await owner.query(
    `INSERT INTO offer_service (service_id, structure_id, source, name, record, hash, updated_on, score)
     SELECT r ->> 'id', 'words--1', 'words', r ->> 'nom', r, '', (r ->> 'date_maj')::date, 50 FROM unnest($1::json[]) AS r`,
    [records.map((record) => JSON.stringify(record))],
  );
  await owner.query('SELECT offer.derive($1)', [records.map(({ id }) => id)]);
  await owner.query('COMMIT');
}

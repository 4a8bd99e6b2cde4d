import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

/** Every field of the schema, in its order: what a record says of itself goes over it. */
const STRUCTURE = {
  source: 'dora',
  id: '',
  nom: 'Une structure',
  date_maj: '2026-03-01',
  description: null,
  lien_source: null,
  siret: null,
  commune: 'Bourges',
  code_postal: '18000',
  code_insee: '18033',
  adresse: null,
  complement_adresse: null,
  longitude: null,
  latitude: null,
  telephone: null,
  courriel: null,
  site_web: null,
  horaires_accueil: null,
  accessibilite_lieu: null,
  reseaux_porteurs: null,
};

const SERVICE = {
  source: 'dora',
  structure_id: '',
  id: '',
  nom: 'Un service',
  description: 'Ce que le service apporte à ceux qui y viennent.',
  lien_source: null,
  date_maj: '2026-03-01',
  type: null,
  thematiques: null,
  frais: null,
  frais_precisions: null,
  publics: null,
  publics_precisions: null,
  conditions_acces: null,
  commune: 'Bourges',
  code_postal: '18000',
  code_insee: '18033',
  adresse: null,
  complement_adresse: null,
  longitude: null,
  latitude: null,
  telephone: null,
  courriel: null,
  modes_accueil: null,
  zone_eligibilite: null,
  contact_nom_prenom: null,
  lien_mobilisation: null,
  modes_mobilisation: null,
  mobilisable_par: null,
  mobilisation_precisions: null,
  volume_horaire_hebdomadaire: null,
  nombre_semaines: null,
  horaires_accueil: null,
};

type Told<Fields> = { [K in keyof Fields]?: string | number | readonly string[] | null };

export interface GivenStructure {
  id: string;
  record?: Told<typeof STRUCTURE>;
  certified?: boolean;
  score?: number;
  cluster?: string;
  preferred?: boolean;
}

export interface GivenService {
  id: string;
  structure: string;
  record?: Told<typeof SERVICE>;
  certified?: boolean;
  score?: number;
}

const sourceOf = (id: string): string => id.split('--', 1)[0] ?? '';
const hash = (text: string) => createHash('sha256').update(text).digest();

/** Writes an offer told by a test, as an import would: `source--id` says the source. */
export async function tellOffer(
  owner: ClientBase,
  {
    structures,
    services,
    restricted = [],
  }: { structures: GivenStructure[]; services: GivenService[]; restricted?: string[] },
): Promise<void> {
  const sources = new Set([...structures, ...services].map(({ id }) => sourceOf(id)));
  for (const source of sources)
    await owner.query(
      `INSERT INTO offer_source (source, name, description, restricted) VALUES ($1, $2, NULL, $3) ON CONFLICT DO NOTHING`,
      [source, `Source ${source}`, restricted.includes(source)],
    );
  for (const structure of structures) await tellStructure(owner, structure);
  for (const service of services) await tellService(owner, service);
  await owner.query('SELECT offer.tell_structures($1)', [structures.map(({ id }) => id)]);
  await owner.query('SELECT offer.derive($1)', [services.map(({ id }) => id)]);
}

async function tellStructure(owner: ClientBase, given: GivenStructure): Promise<void> {
  const { id, certified = false, score = 0, cluster = null, preferred = true } = given;
  const record = { ...STRUCTURE, source: sourceOf(id), id, ...given.record };
  const text = JSON.stringify(record);
  await owner.query(
    `INSERT INTO offer_structure (structure_id, source, name, record, hash, updated_on, commune_code, departement_code, region_code, siret,
       networks, address_certified, score, cluster_id, preferred)
     SELECT $1, $2, $3, $4::json, $5, $6, c.code, c.departement_code, c.region_code, $8, coalesce($9, '{}'::text[]), $10, $11, $12, $13
     FROM (SELECT) AS one LEFT JOIN commune c ON c.code = $7`,
    [
      id,
      record.source,
      record.nom,
      text,
      hash(text),
      record.date_maj,
      record.code_insee,
      record.siret,
      record.reseaux_porteurs,
      certified,
      score,
      cluster,
      preferred,
    ],
  );
}

async function tellService(owner: ClientBase, given: GivenService): Promise<void> {
  const { id, structure, certified = false, score = 50 } = given;
  const record = { ...SERVICE, source: sourceOf(id), structure_id: structure, id, ...given.record };
  const text = JSON.stringify(record);
  await owner.query(
    `INSERT INTO offer_service (service_id, structure_id, source, name, record, hash, updated_on, address_certified, score)
     VALUES ($1, $2, $3, $4, $5::json, $6, $7, $8, $9)`,
    [id, structure, record.source, record.nom, text, hash(text), record.date_maj, certified, score],
  );
}

-- The offer: structures and services of a territory in data·inclusion's schema v1, and what search reads of them. Nothing here is about a
-- person, and what is published is open data: a role of its own, relais_open, reads that and nothing else of Relais, one statement at a time.

DO $$
BEGIN
  CREATE ROLE relais_open NOLOGIN NOINHERIT NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server made it
END $$;
GRANT USAGE ON SCHEMA public TO relais_open;

-- Trusted extensions: the owner of the database may create them.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE TEXT SEARCH CONFIGURATION offer_french (COPY = pg_catalog.french);
ALTER TEXT SEARCH CONFIGURATION offer_french ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;

-- ---------------------------------------------------------------- words of the schema
-- Loaded from src/domain/offer/reference by the owner. A bit once given to a value is never given to another one.
CREATE TABLE offer_value (
  kind text NOT NULL CHECK (kind IN ('thematique','public','type','frais','mode-accueil','mode-mobilisation','mobilisable-par','reseau')),
  value text NOT NULL,
  label text NOT NULL,
  description text,
  place integer NOT NULL,
  bit integer NOT NULL CHECK (bit >= 0),
  PRIMARY KEY (kind, value),
  UNIQUE (kind, bit)
);

-- Who publishes. `restricted`: its licence lets professionals of Relais read it, and nobody copy it (not in the API, not in exports).
CREATE TABLE offer_source (
  source text PRIMARY KEY,
  source_no smallint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  name text NOT NULL,
  description text,
  restricted boolean NOT NULL DEFAULT false
);

-- Codes of the zones where a service may be used (commune, EPCI, département, country), as numbers; 0 stands for everywhere.
CREATE TABLE offer_zone (
  zone_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL COLLATE "C" UNIQUE
);

-- ---------------------------------------------------------------- the facts
-- `record`: the whole record in schema v1, in the order of its fields; what is beside it is repeated from it, to be searched, or is ours.
CREATE TABLE offer_structure (
  structure_id text COLLATE "C" PRIMARY KEY,
  source text NOT NULL REFERENCES offer_source,
  name text NOT NULL,
  record json NOT NULL,
  hash bytea NOT NULL, -- of all that the source says of it: an import writes nothing when it says the same
  updated_on date NOT NULL,
  commune_code text,
  departement_code text,
  region_code text,
  siret text,
  networks text[] NOT NULL DEFAULT '{}',
  address_certified boolean NOT NULL DEFAULT false,
  score smallint NOT NULL DEFAULT 0 CHECK (score BETWEEN 0 AND 100), -- mean of its services'
  cluster_id text, -- records of several sources that are one structure
  preferred boolean NOT NULL DEFAULT true, -- of its cluster, the one that is shown when doubles are left out
  managed_by uuid REFERENCES organisation, -- who writes it here; NULL: a source does
  state text NOT NULL DEFAULT 'published' CHECK (state IN ('published','archived'))
);
CREATE INDEX offer_structure_by_departement ON offer_structure (departement_code, structure_id);
CREATE INDEX offer_structure_by_cluster ON offer_structure (cluster_id) WHERE cluster_id IS NOT NULL;
CREATE INDEX offer_structure_by_manager ON offer_structure (managed_by) WHERE managed_by IS NOT NULL;

CREATE TABLE offer_service (
  service_id text COLLATE "C" PRIMARY KEY,
  service_key integer NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  structure_id text NOT NULL COLLATE "C" REFERENCES offer_structure ON DELETE CASCADE,
  source text NOT NULL REFERENCES offer_source,
  name text NOT NULL,
  record json NOT NULL,
  hash bytea NOT NULL,
  updated_on date NOT NULL,
  address_certified boolean NOT NULL DEFAULT false,
  score smallint NOT NULL DEFAULT 0 CHECK (score BETWEEN 0 AND 100), -- score_qualite × 100, of the day it was computed
  given_score smallint CHECK (given_score BETWEEN 0 AND 100), -- as the open data gives it: honoured instead of ours
  state text NOT NULL DEFAULT 'published' CHECK (state IN ('draft','published','suspended','archived'))
);
CREATE INDEX offer_service_by_structure ON offer_service (structure_id);
CREATE INDEX offer_service_by_source ON offer_service (source, service_id);

-- ---------------------------------------------------------------- what search reads
-- One short row for each published service, near its neighbours; the record is read only for the services of the page.
CREATE TABLE offer_hot (
  x double precision, y double precision, z double precision, -- metres on the WGS84 ellipsoid, Earth-centred; NULL without coordinates
  themes_low bigint NOT NULL,  -- one bit for each thématique: bits 0 to 61,
  themes_high bigint NOT NULL, -- then the others
  service_key integer PRIMARY KEY REFERENCES offer_service (service_key) ON DELETE CASCADE,
  cell integer NOT NULL,    -- row × 2048 + column on a grid of a quarter of a degree; 0 without coordinates
  zone integer NOT NULL,    -- 0 everywhere, one zone, or -1: several, in `zones`
  publics integer NOT NULL, -- one bit for each public
  bits integer NOT NULL,    -- see src/domain/offer/bits.ts
  cell_row smallint NOT NULL, cell_column smallint NOT NULL,
  score smallint NOT NULL,
  source_no smallint NOT NULL,
  updated_on date NOT NULL,
  service_id text NOT NULL COLLATE "C",
  commune_code text COLLATE "C", departement_code text COLLATE "C", region_code text COLLATE "C",
  zones integer[]
);
CREATE INDEX offer_hot_by_cell ON offer_hot (cell);
CREATE UNIQUE INDEX offer_hot_by_id ON offer_hot (service_id);
CREATE INDEX offer_hot_by_departement ON offer_hot (departement_code, service_id);
-- Covering: services at a distance are counted without reading the table. Bit 2 is « à distance ».
CREATE INDEX offer_hot_remote ON offer_hot (zone)
  INCLUDE (themes_low, themes_high, publics, bits, score, source_no, service_key, service_id, cell_row, cell_column, zones) WHERE bits & 2 <> 0;

CREATE TABLE offer_words (
  service_key integer PRIMARY KEY REFERENCES offer_service (service_key) ON DELETE CASCADE,
  cell integer NOT NULL,
  reach integer NOT NULL, -- done at a distance: its zone, as offer_hot.zone; -2: on site only
  title tsvector NOT NULL,
  body tsvector NOT NULL -- title, structure, thématiques, publics and description
);
-- The index itself intersects words and squares of the grid, or words and zones.
CREATE INDEX offer_words_found ON offer_words USING gin (cell, reach, body); -- what waits to be merged is bounded, and an import merges it at its end

-- The words that services use, to understand one that is mistyped.
CREATE TABLE offer_vocabulary (
  word text PRIMARY KEY,
  services integer NOT NULL
);
CREATE INDEX offer_vocabulary_close ON offer_vocabulary USING gin (word gin_trgm_ops);

-- What changed, once for each record: the feed of changes, and how processes keep their own index. Numbers follow the order of commits,
-- since every writer holds the same lock until its end (offer.write_lock).
CREATE TABLE offer_change (
  kind text NOT NULL CHECK (kind IN ('structure','service')),
  id text NOT NULL COLLATE "C",
  change_no bigint NOT NULL UNIQUE,
  removed boolean NOT NULL, -- no longer published
  at timestamptz NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE SEQUENCE offer_change_number OWNED BY offer_change.change_no; -- a restored backup sets it past what it brings back

-- ---------------------------------------------------------------- deriving
CREATE SCHEMA offer;
GRANT USAGE ON SCHEMA offer TO relais_app, relais_system, relais_open, relais_access;
CREATE FUNCTION offer.write_lock() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(hashtext('relais:offer')) $$;

-- Earth-centred coordinates of a place, on the ellipsoid WGS84: one row, so that the planner writes it into the query.
CREATE FUNCTION offer.ecef(longitude double precision, latitude double precision)
  RETURNS TABLE (x double precision, y double precision, z double precision) LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1 AS $$
  SELECT n * cosd(latitude) * cosd(longitude), n * cosd(latitude) * sind(longitude), n * (1 - 0.00669437999014131) * sind(latitude)
  FROM (SELECT 6378137 / sqrt(1 - 0.00669437999014131 * sind(latitude) ^ 2)) AS prime (n) $$;

-- The items of a list of a record, or none.
CREATE FUNCTION offer.items(p_list jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN jsonb_typeof(p_list) = 'array' THEN p_list ELSE '[]' END $$;

-- What search reads of these services, written again from the facts; and the change, told. Whoever wrote the facts calls it in the same
-- transaction, under the lock.
CREATE FUNCTION offer.derive(p_services text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM offer.write_lock();
  INSERT INTO offer_zone (code)
    SELECT DISTINCT z.code FROM offer_service s, jsonb_array_elements_text(offer.items((s.record -> 'zone_eligibilite')::jsonb)) AS z (code)
    WHERE s.service_id = ANY (p_services) AND z.code NOT IN ('france', '99100')
    ON CONFLICT (code) DO NOTHING;

  DELETE FROM offer_hot WHERE service_id = ANY (p_services);
  DELETE FROM offer_words w USING offer_service s WHERE s.service_id = ANY (p_services) AND w.service_key = s.service_key;

  WITH written AS MATERIALIZED (
    SELECT s.service_key, s.service_id, s.score, s.updated_on, s.name, st.name AS structure_name, src.source_no, src.restricted,
           st.preferred, s.record::jsonb AS r
    FROM offer_service s JOIN offer_structure st USING (structure_id) JOIN offer_source src ON src.source = s.source
    WHERE s.service_id = ANY (p_services) AND s.state = 'published' AND st.state = 'published'
  ), worded AS ( -- by joins, never by a function a row: an import derives hundreds of thousands
    SELECT service_key,
      bit_or(1::bigint << v.bit) FILTER (WHERE v.kind = 'thematique' AND v.bit < 62) AS themes_low,
      bit_or(1::bigint << v.bit - 62) FILTER (WHERE v.kind = 'thematique' AND v.bit >= 62) AS themes_high,
      bit_or(1 << v.bit) FILTER (WHERE v.kind = 'public') AS publics,
      bit_or(16 << v.bit) FILTER (WHERE v.kind = 'type') AS type_bit,
      string_agg(v.label, ' ') FILTER (WHERE v.kind <> 'type') AS labels
    FROM (SELECT service_key, 'thematique', jsonb_array_elements_text(offer.items(r -> 'thematiques')) FROM written
          UNION ALL SELECT service_key, 'public', jsonb_array_elements_text(offer.items(r -> 'publics')) FROM written
          UNION ALL SELECT service_key, 'type', r ->> 'type' FROM written) AS given (service_key, kind, value)
      JOIN offer_value v ON v.kind = given.kind AND v.value = given.value
    GROUP BY service_key
  ), zoned AS (
    SELECT service_key, array_agg(DISTINCT z.zone_id ORDER BY z.zone_id) AS zone_ids
    FROM (SELECT service_key, jsonb_array_elements_text(offer.items(r -> 'zone_eligibilite')) FROM written) AS given (service_key, code)
      JOIN offer_zone z ON z.code = given.code
    GROUP BY service_key
  ), placed AS MATERIALIZED (
    SELECT w.*, themes_low, themes_high, publics, type_bit, labels, c.code AS place_code, c.departement_code, c.region_code, e.x, e.y, e.z,
      -- Everywhere, when that is what it says or when it says nothing.
      CASE WHEN jsonb_typeof(r -> 'zone_eligibilite') IS DISTINCT FROM 'array' OR r -> 'zone_eligibilite' ?| ARRAY['france','99100'] THEN '{0}'
           ELSE coalesce(zoned.zone_ids, '{}') END AS zones,
      CASE WHEN e.x IS NULL THEN 0 ELSE floor((here.latitude + 90) * 4)::integer END AS cell_row,
      CASE WHEN e.x IS NULL THEN 0 ELSE floor((here.longitude + 180) * 4)::integer END AS cell_column
    FROM written w LEFT JOIN worded USING (service_key) LEFT JOIN zoned USING (service_key)
      LEFT JOIN LATERAL (SELECT * FROM commune WHERE code = w.r ->> 'code_insee' LIMIT 1) c ON true -- looked up, whatever the planner guesses
      CROSS JOIN LATERAL (SELECT (r ->> 'longitude')::double precision AS longitude, (r ->> 'latitude')::double precision AS latitude) here
      CROSS JOIN LATERAL offer.ecef(here.longitude, here.latitude) e
  ), hot AS (
    INSERT INTO offer_hot (x, y, z, themes_low, themes_high, service_key, cell, zone, publics, bits, cell_row, cell_column, score, source_no,
                           updated_on, service_id, commune_code, departement_code, region_code, zones)
    SELECT x, y, z, coalesce(themes_low, 0), coalesce(themes_high, 0), service_key, cell_row * 2048 + cell_column,
      CASE cardinality(zones) WHEN 1 THEN zones[1] ELSE -1 END, coalesce(publics, 0),
      CASE WHEN r -> 'modes_accueil' ? 'en-presentiel' THEN 1 ELSE 0 END
        | CASE WHEN r -> 'modes_accueil' ? 'a-distance' THEN 2 ELSE 0 END
        | CASE r ->> 'frais' WHEN 'gratuit' THEN 4 WHEN 'payant' THEN 8 ELSE 0 END
        | coalesce(type_bit, 0)
        | CASE WHEN restricted THEN 1024 ELSE 0 END
        | CASE WHEN preferred THEN 0 ELSE 2048 END
        | CASE WHEN r -> 'mobilisable_par' ? 'usagers' THEN 4096 ELSE 0 END
        | CASE WHEN r -> 'mobilisable_par' ? 'professionnels' THEN 8192 ELSE 0 END,
      cell_row, cell_column, score, source_no, updated_on, service_id, place_code, departement_code, region_code,
      CASE WHEN cardinality(zones) <> 1 THEN zones END
    FROM placed ORDER BY cell_row, cell_column, service_id
  )
  INSERT INTO offer_words (service_key, cell, reach, title, body)
  SELECT service_key, cell_row * 2048 + cell_column,
    CASE WHEN NOT coalesce(r -> 'modes_accueil' ? 'a-distance', false) THEN -2 WHEN cardinality(zones) = 1 THEN zones[1] ELSE -1 END,
    to_tsvector('offer_french', name),
    to_tsvector('offer_french', concat_ws(' ', name, structure_name, r ->> 'commune', r ->> 'description', labels, r ->> 'publics_precisions'))
  FROM placed;

  INSERT INTO offer_change (kind, id, change_no, removed, at)
    SELECT 'service', id, nextval('offer_change_number'), NOT EXISTS (SELECT FROM offer_hot h WHERE h.service_id = id), access.now()
    FROM unnest(p_services) AS changed (id) ORDER BY id
    ON CONFLICT (kind, id) DO UPDATE SET change_no = excluded.change_no, removed = excluded.removed, at = excluded.at;
  PERFORM pg_notify('relais_offer', '');
END $$;

-- The same for structures, which search reads only through their services.
CREATE FUNCTION offer.tell_structures(p_structures text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM offer.write_lock();
  INSERT INTO offer_change (kind, id, change_no, removed, at)
    SELECT 'structure', id, nextval('offer_change_number'),
           NOT EXISTS (SELECT FROM offer_structure s WHERE s.structure_id = id AND s.state = 'published'), access.now()
    FROM unnest(p_structures) AS changed (id) ORDER BY id
    ON CONFLICT (kind, id) DO UPDATE SET change_no = excluded.change_no, removed = excluded.removed, at = excluded.at;
  PERFORM pg_notify('relais_offer', '');
END $$;

-- ---------------------------------------------------------------- rights
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['offer_value','offer_source','offer_zone','offer_structure','offer_service','offer_hot','offer_words',
                           'offer_vocabulary','offer_change'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO relais_app, relais_system, relais_open', t);
  END LOOP;
  -- What is derived holds only what is published. A constant policy leaves the indexes of words usable.
  FOREACH t IN ARRAY ARRAY['offer_value','offer_source','offer_zone','offer_hot','offer_words','offer_vocabulary','offer_change'] LOOP
    EXECUTE format('CREATE POLICY open_reads ON %I FOR SELECT TO relais_open USING (true)', t);
    EXECUTE format('CREATE POLICY bound_read ON %I FOR SELECT TO relais_app USING (access.bound())', t);
  END LOOP;
  -- Imports, one command of the operator's, are work of the system.
  FOREACH t IN ARRAY ARRAY['offer_source','offer_zone','offer_structure','offer_service','offer_hot','offer_words','offer_vocabulary',
                           'offer_change'] LOOP
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I TO relais_system', t);
    EXECUTE format('CREATE POLICY system_reads ON %I FOR SELECT TO relais_system USING (access.system_reason() IS NOT NULL)', t);
    EXECUTE format('CREATE POLICY system_inserts ON %I FOR INSERT TO relais_system WITH CHECK (access.system_reason() = ''offer import'')', t);
    EXECUTE format('CREATE POLICY system_updates ON %I FOR UPDATE TO relais_system USING (access.system_reason() = ''offer import'') WITH CHECK (access.system_reason() = ''offer import'')', t);
    EXECUTE format('CREATE POLICY system_deletes ON %I FOR DELETE TO relais_system USING (access.system_reason() = ''offer import'')', t);
  END LOOP;
END $$;
CREATE POLICY system_reads ON offer_value FOR SELECT TO relais_system USING (access.system_reason() IS NOT NULL);

CREATE POLICY open_reads ON offer_structure FOR SELECT TO relais_open USING (state = 'published');
CREATE POLICY open_reads ON offer_service FOR SELECT TO relais_open USING (state = 'published');
CREATE POLICY bound_read ON offer_structure FOR SELECT TO relais_app USING (access.bound() AND (state = 'published' OR managed_by = access.org()));
CREATE POLICY bound_read ON offer_service FOR SELECT TO relais_app USING (access.bound() AND state = 'published');

GRANT USAGE ON SEQUENCE offer_change_number TO relais_system;
GRANT EXECUTE ON FUNCTION offer.write_lock(), offer.derive(text[]), offer.tell_structures(text[]), offer.items(jsonb) TO relais_system;
GRANT EXECUTE ON FUNCTION offer.ecef(double precision, double precision) TO relais_system, relais_open, relais_app;
GRANT SELECT ON commune TO relais_open;
GRANT SELECT ON departement, region, epci TO relais_open;
CREATE POLICY open_reads ON commune FOR SELECT TO relais_open USING (true);
CREATE POLICY open_reads ON departement FOR SELECT TO relais_open USING (true);
CREATE POLICY open_reads ON region FOR SELECT TO relais_open USING (true);
CREATE POLICY open_reads ON epci FOR SELECT TO relais_open USING (true);

-- ---------------------------------------------------------------- keys of the API
-- What another program shows to be let in: the hash of a random word that was printed once.
CREATE TABLE api_token (
  token_id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['offer','offer-restricted']),
  hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT access.now(),
  revoked_at timestamptz
);
ALTER TABLE api_token ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (revoked_at) ON api_token TO relais_system;
CREATE POLICY system_reads ON api_token FOR SELECT TO relais_system USING (access.system_reason() IN ('api token', 'api token change'));
CREATE POLICY system_inserts ON api_token FOR INSERT TO relais_system WITH CHECK (access.system_reason() = 'api token change');
CREATE POLICY system_updates ON api_token FOR UPDATE TO relais_system
  USING (access.system_reason() = 'api token change') WITH CHECK (access.system_reason() = 'api token change');

-- French geography: the official geographic code of the year, with postal codes, populations and commune centres.
-- Reference tables, loaded after the migrations by domain/territory/load-geography.server.ts and never written by the application.

CREATE TABLE region (
  code text PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE departement (
  code text PRIMARY KEY,
  name text NOT NULL,
  region_code text NOT NULL REFERENCES region
);
-- Intercommunalities that levy tax: the métropoles, urban, agglomeration and rural communities.
CREATE TABLE epci (
  code text PRIMARY KEY, -- SIREN
  name text NOT NULL,
  kind text NOT NULL
);

-- No foreign keys between these generated rows (a test checks them): they would double the time of a first start.
CREATE TABLE commune (
  code text PRIMARY KEY, -- INSEE code
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('commune','arrondissement','former')),
  parent_code text, -- of an arrondissement: its city; of a former commune: the one that contains it today
  departement_code text NOT NULL,
  region_code text NOT NULL,
  epci_code text,
  postal_codes text[] NOT NULL,
  population integer, -- legal municipal population
  longitude double precision,
  latitude double precision,
  current boolean NOT NULL GENERATED ALWAYS AS (kind <> 'former') STORED,
  search_name text NOT NULL COLLATE "C", -- normalised by domain/territory/place-name.ts
  CHECK ((kind = 'commune') = (parent_code IS NULL)),
  CHECK ((longitude IS NULL) = (latitude IS NULL))
);
CREATE INDEX commune_by_name ON commune (search_name);
CREATE INDEX commune_by_departement ON commune (departement_code);
CREATE INDEX commune_by_epci ON commune (epci_code);
CREATE INDEX commune_by_parent ON commune (parent_code) WHERE parent_code IS NOT NULL;

-- The seat of a merged commune keeps its code under another name.
CREATE TABLE commune_former_name (
  commune_code text NOT NULL,
  name text NOT NULL,
  search_name text NOT NULL COLLATE "C",
  PRIMARY KEY (commune_code, name)
);
CREATE INDEX commune_former_name_by_name ON commune_former_name (search_name);

-- The same codes as commune.postal_codes, one a row: under row-level security an array operator cannot use an index.
CREATE TABLE commune_postal_code (
  postal_code text NOT NULL COLLATE "C",
  commune_code text NOT NULL,
  PRIMARY KEY (postal_code, commune_code)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['region','departement','epci','commune','commune_former_name','commune_postal_code'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO relais_app, relais_system, relais_access', t);
    EXECUTE format('CREATE POLICY bound_read ON %I FOR SELECT TO relais_app USING (access.bound())', t);
    EXECUTE format('CREATE POLICY system_reads ON %I FOR SELECT TO relais_system USING (access.system_reason() IS NOT NULL)', t);
    EXECUTE format('CREATE POLICY definers_read ON %I FOR SELECT TO relais_access USING (true)', t);
  END LOOP;
END $$;
